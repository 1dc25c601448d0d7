"""Files of gauge studies."""
