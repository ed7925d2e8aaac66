"""Accounts rolled up to the parents at the top: who belongs together, and how fields combine."""
