"""What is known of a change: when, what, how large, why."""
