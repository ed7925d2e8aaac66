"""Policy × snapshot → decisions."""
