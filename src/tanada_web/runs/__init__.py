"""The run: sources → snapshot → decisions → ledger → one transaction that makes it true."""
