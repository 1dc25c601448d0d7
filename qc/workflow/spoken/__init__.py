"""Questions, answers and decisions about a batch."""
