"""The model: what a claim is. Standard library only."""
