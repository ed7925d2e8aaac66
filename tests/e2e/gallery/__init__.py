"""Every part of the visual language with invented data: for pictures, and for axe to look at."""
