"""Average run lengths, and limits that allow for estimated parameters."""
