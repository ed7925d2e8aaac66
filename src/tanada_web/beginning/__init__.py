"""A newcomer's way from a file to a first tiering: what was said is kept, and can be said again."""
