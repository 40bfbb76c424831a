"""Closed lists of words."""

from __future__ import annotations


def word_list(words: str) -> frozenset[str]:
    """Return the words of a text that holds nothing else."""
    return frozenset(words.split())
