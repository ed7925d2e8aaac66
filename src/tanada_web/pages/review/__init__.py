"""The review: the queue as a place to work, what others propose, and a summary."""
