"""Control charts for counts, and what a count says."""
