"""What a policy would do to the accounts, and what changing to it would."""
