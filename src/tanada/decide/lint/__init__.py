"""Pitfalls that a policy shows together with its accounts, and the mending of a document."""
