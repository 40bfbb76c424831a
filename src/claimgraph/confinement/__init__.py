"""Keeping a child process that looks at what strangers made from doing harm."""
