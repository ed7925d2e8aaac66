"""Portable SQL: a small set of operations, each with its rendering per dialect."""
