"""What a careful reader of readings would ask about: each with the chance of it in an honest batch."""
