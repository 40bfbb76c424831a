"""The things that an English text speaks of, and where: names, descriptions, pronouns."""

from claimgraph.documents.english.things.reader import read

__all__ = ["read"]
