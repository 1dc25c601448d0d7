"""Sampling plans and their history: screen, JSON, chart."""
