"""Gauge studies and checks: screen, JSON, paper."""
