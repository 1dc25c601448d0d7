"""Pages: the same use cases as the commands, for those who never opened a terminal."""
