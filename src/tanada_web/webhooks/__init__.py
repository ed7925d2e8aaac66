"""Others are told of transitions: an outbox, signed messages, attempts until one is taken."""
