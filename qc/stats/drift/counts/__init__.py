"""Drift of shares of nonconforming units and of nonconformities."""
