"""What people decide of what runs found: reviews, one by one or together."""
