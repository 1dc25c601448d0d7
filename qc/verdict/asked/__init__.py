"""Questions about the data, and their answers."""
