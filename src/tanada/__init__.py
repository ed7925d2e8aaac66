"""Tanada decides which level of service every customer account gets, and says why."""

__version__ = "0.1.0"
