"""Presentation: a case as pages, networks and records for people and other tools."""
