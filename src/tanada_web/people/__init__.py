"""Who can sign in, by what, what they may be asked for, and how they are forgotten."""
