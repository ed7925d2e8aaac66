"""What one rule may be: limits checked on its tokens, before anything is parsed."""

MAX_CHARACTERS = 2_000
MAX_TOKENS = 400
MAX_NESTING = 32
MAX_NUMBER_DIGITS = 18
MAX_NUMBER_PLACES = 8
MAX_WIDTH = 38
"""Decimal digits that a computed value may need; what could need more is refused."""
