"""The tables that the company's systems export, each in its own manner."""
