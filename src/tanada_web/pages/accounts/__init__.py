"""The list of accounts: filters, order, columns, saved views, files, and acts on many at once."""
