"""All batches of a part: screen, JSON, paper."""
