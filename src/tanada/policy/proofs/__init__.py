"""Proofs about a policy by z3: what can be reached, and what moves tiers one way only."""
