"""Further charts that a standard asks for; they inform, they do not decide."""
