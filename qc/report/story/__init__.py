"""Samples with a story: screen."""
