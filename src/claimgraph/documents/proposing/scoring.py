"""The score of a proposal: a mean of its signals, with the weights of a lexicon."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

_DECIMALS = 4


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each signal that is known; not to be changed."""
    file = files("claimgraph.documents.proposing") / "lexicons" / "weights.json"
    found: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return found


def scored(signals: Iterable[tuple[str, float]]) -> tuple[float, tuple[tuple[str, float], ...]]:
    """Return the score that signals give, and the signals sorted, both rounded.

    The score is their mean, each counted by its weight: 1 where the lexicon has none.
    Of two of one name the last counts. No signals give 0.
    """
    reasons = {name: round(float(value), _DECIMALS) for name, value in signals}
    total = sum(weights().get(name, 1.0) for name in reasons)
    weighted = sum(weights().get(name, 1.0) * value for name, value in sorted(reasons.items()))
    score = round(weighted / total, _DECIMALS) if total else 0.0
    return score, tuple(sorted(reasons.items()))
