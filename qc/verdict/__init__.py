"""From a standard and a batch to facts, and from facts to decisions."""
