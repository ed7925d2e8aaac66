"""Thresholds from the distribution: what values there are, and where to divide them."""
