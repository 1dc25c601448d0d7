"""Proof: what a report carries so that a reader can check it, who signed it, and the check itself."""
