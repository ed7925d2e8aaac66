"""Settings: what is one's own, and what an administrator keeps."""
