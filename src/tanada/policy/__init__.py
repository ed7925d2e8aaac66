"""Policy documents → policies: read, shaped, linked, fingerprinted."""
