"""Pages on this machine's own address, for one person at a time."""
