"""Phase I: is the pilot stable, and what may be left out."""
