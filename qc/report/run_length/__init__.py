"""Average run lengths: screen, JSON."""
