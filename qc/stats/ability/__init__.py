"""Process capability: indices, bounds, distributions that are not normal."""
