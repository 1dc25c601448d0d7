"""A set-up handed to the next workshop."""
