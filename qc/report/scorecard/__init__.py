"""A month of deliveries: screen, JSON, paper."""
