"""Rows carried between DuckDB, which works on them, and the database, which keeps them."""
