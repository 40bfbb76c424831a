"""In what mode reporting puts what it reports: an allegation, a claim in one's own interest."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimgraph.documents.english.attribution.frame import Frame, Speaker, Step
from claimgraph.documents.english.reading import Reading
from claimgraph.model.claim import Modality
from claimgraph.model.proposal import Span

_BY_PARTY = {
    "party.interested": Modality.INTERESTED,
    "party.accusing": Modality.ALLEGATION,
    "party.neutral": Modality.FACT,
    "party.document": Modality.FACT,
}
_BY_LAYOUT = {"turn.label": Modality.INTERESTED, "mail.sender": Modality.FACT}
_OWN = re.compile(r"\b(?:I|we|my|our|me|us)\b", re.IGNORECASE)
_WEAK = frozenset({Modality.POSSIBILITY, Modality.ESTIMATE, Modality.PLANNED, Modality.NOT_PROVED})


def modality(
    reading: Reading, steps: Sequence[Step], frames: Sequence[Frame], span: Span
) -> Modality | None:
    """Return in what mode the reporting puts a passage, or None where nothing reports it.

    A verb tells by itself ("estimates", "alleges"); else it hangs on who speaks: a court
    or a register, an accusing party, or somebody who speaks of themselves. What is only
    passed on is an allegation.

    Args:
        reading: The document.
        steps: Who says it, the origin first.
        frames: The frames that it is said in, the outermost first.
        span: Where it stands.
    """
    for frame in reversed(frames):
        told = frame.rule.modality
        if told is not None and (told in _WEAK or frame is frames[-1]):
            return told
    if not steps:
        return None
    origin = steps[0].speaker
    if len(steps) == 1 and frames[0].rule.id.startswith("deponent."):
        return Modality.FACT
    if origin.party in _BY_PARTY:
        return _BY_PARTY[origin.party]
    if len(steps) > 1:
        return Modality.ALLEGATION
    if _is_own(reading, origin, span):
        return Modality.INTERESTED
    return _BY_LAYOUT.get(frames[0].rule.id, Modality.ALLEGATION)


def _is_own(reading: Reading, origin: Speaker, span: Span) -> bool:
    """Return whether a speaker speaks of themselves."""
    text = reading.document.text[span[0] : span[1]]
    if _OWN.search(text):
        return True
    things = {key for key in origin.keys if key.startswith("thing ")}
    return any(f"thing {m.thing}" in things for m in reading.mentions_in(*span))
