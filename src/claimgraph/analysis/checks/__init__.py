"""Checks: rules with codes that look at a case and report findings."""

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.run import FAMILIES, RULES, Report, Tally, check, chosen, rule
from claimgraph.analysis.checks.silencing import Silenced
from claimgraph.analysis.checks.unread import unreadable_views

__all__ = [
    "FAMILIES",
    "RULES",
    "Example",
    "Report",
    "Rule",
    "Silenced",
    "Subject",
    "Tally",
    "check",
    "chosen",
    "rule",
    "unreadable_views",
]
