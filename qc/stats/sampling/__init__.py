"""Acceptance sampling: plans, operating characteristics, switching rules."""
