"""What came of it: the accounts and their ARR, seen from several sides."""
