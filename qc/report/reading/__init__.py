"""What was understood of files: screen, JSON, page."""
