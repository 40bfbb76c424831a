"""Documents: from a file to its text, and from a citation to its words."""
