"""The overview: the terraces, what moved, what needs attention, and how fresh it all is."""
