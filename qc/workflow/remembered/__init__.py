"""What is remembered: recorded, recalled, checked, copied."""
