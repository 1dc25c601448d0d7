"""Numbers, units, dates and marks in cells."""
