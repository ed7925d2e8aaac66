"""Exchange rates, and amounts in other currencies as amounts in the policy's currency."""
