"""Attributes of accounts crossed with each other: how many accounts, how much ARR."""
