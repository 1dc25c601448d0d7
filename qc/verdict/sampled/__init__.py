"""Acceptance by sample."""
