"""The first run: from a file to a first tiering, a page for each step."""
