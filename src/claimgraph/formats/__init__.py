"""Formats: reading and writing what other tools write and read."""
