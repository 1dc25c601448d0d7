"""What changed, since when and by how much, once the evidence for a change suffices."""
