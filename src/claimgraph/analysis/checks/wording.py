"""CG540 to CG556: irregularities in the text of documents, and the claims that rest on them."""

from __future__ import annotations

from claimgraph.analysis.checks import wording_marks, wording_references

RULES = (*wording_marks.RULES, *wording_references.RULES)
