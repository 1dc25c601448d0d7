"""Further statistics that a standard asks for."""
