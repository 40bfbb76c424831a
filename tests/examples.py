"""How many examples a property is tried on: a share of what the profile has, of `conftest.py`."""

from __future__ import annotations

from hypothesis import settings


def examples(share: float) -> settings:
    """Try a property on `share` times as many examples as others: it is dear, or needs many."""
    return settings(max_examples=max(1, round(share * settings().max_examples)))
