"""Sheets on which several rules are shown."""

from __future__ import annotations

LEADS = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
claims:
  - {id: c01, subject: ann, predicate: leads, object: club}
"""
"""One claim, without a passage."""

QUOTED = """
entities:
  - {id: paper, type: NewsArticle, name: The Puddle Paper}
  - {id: ann, type: Person, name: Ann Leaf}
  - {id: club, type: Organisation, name: The Tea Club}
sources:
  - {id: paper, file: paper.txt}
claims:
  - {id: c01, subject: ann, predicate: leads, object: club, quote: Ann leads the club}
"""
"""One claim, with its words in :data:`PAPER`."""

PAPER = {"paper.txt": "In Puddle, Ann leads the club. Nobody minds."}
"""The document that `QUOTED` quotes."""
