"""Which data is missing, what that leaves open, and which field to get first."""
