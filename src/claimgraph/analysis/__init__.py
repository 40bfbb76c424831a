"""Analysis: what follows from the claims of a case."""
