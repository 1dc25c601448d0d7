"""Units judged OK or NG, and defects counted."""
