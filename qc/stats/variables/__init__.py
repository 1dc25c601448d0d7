"""Control charts for measured readings."""
