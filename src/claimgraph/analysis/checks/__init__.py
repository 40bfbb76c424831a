"""Checks: rules with codes that look at a case and report findings."""

from claimgraph.analysis.checks.rule import Example, Rule, Subject
from claimgraph.analysis.checks.run import RULES, Report, Tally, check, chosen, rule

__all__ = ["RULES", "Example", "Report", "Rule", "Subject", "Tally", "check", "chosen", "rule"]
