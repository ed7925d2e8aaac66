"""The page of an account: what it holds and why, what became of it, and what people say of it."""
