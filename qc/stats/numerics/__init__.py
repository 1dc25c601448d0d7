"""What the statistics compute with: checks of arguments, quantiles, integrals, roots."""
