"""Decisions × what accounts hold → transitions, and what they hold from then on."""
