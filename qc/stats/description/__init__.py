"""What readings look like: summaries, shape, spread, dependence, tolerance intervals."""
