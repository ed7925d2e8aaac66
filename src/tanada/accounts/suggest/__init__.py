"""Proposing a mapping for exports that nobody described: names, values, relations."""
