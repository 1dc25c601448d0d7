"""What is remembered: batches, standards, baselines, verdicts, people; nothing in it is ever changed in place."""
