"""Pitfalls that a valid policy document shows: findings as data, with a fix where there is one."""
