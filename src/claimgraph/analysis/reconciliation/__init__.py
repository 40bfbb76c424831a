"""Reconciliation: claims held against each other, counts and contradictions.

Everything here follows from the evidence alone: what a case holds, which of its claims count,
and what its terms mean. Nothing is settled here: two counts that do not fit stay two claims.
"""
