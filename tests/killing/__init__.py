"""Runs that are killed at any moment, and what is there after they were run again."""
