"""From pilot to volume: screen, JSON, paper."""
