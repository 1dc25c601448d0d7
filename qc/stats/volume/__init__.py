"""What a volume shows, and what the next one will meet."""
