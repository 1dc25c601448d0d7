"""From facts to what people and programs read: PDF, JSON, table, screen."""
