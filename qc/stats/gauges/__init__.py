"""Measurement systems: gauge studies, agreement, guard bands."""
