"""The kinds of document that one verdict gives."""
