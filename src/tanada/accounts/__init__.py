"""Files of accounts → one checked, typed row per account."""
