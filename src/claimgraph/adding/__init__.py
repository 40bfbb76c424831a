"""Taking documents into a case: what is new, what is known, what is a version of another."""
