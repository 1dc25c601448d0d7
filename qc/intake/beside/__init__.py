"""What files say besides readings: summaries, remarks, corrections, exclusions."""
