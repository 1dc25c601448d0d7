"""Sampling plans: what was asked, searched and found."""
