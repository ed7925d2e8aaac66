"""Where the lines of a figure go; templates draw them."""
