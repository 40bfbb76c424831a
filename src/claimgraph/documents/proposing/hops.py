"""The chain of a draft: who says it, by which words, and whether that fits its status."""

from __future__ import annotations

from claimgraph.documents.proposing.draft import Draft, DraftHop, Words
from claimgraph.documents.proposing.parties import Parties
from claimgraph.documents.proposing.passage import Passage, Passages
from claimgraph.documents.proposing.places import Places, holds
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.model.claim import AttributionStatus, Stance
from claimgraph.model.proposal import ProposedHop, RefusalReason, Span

_SENTENCES_BEHIND = 2
"""So many sentences behind a passage may have its cue: “…” “…,” she said."""


class Hops:
    """Reads the chains of drafts.

    Args:
        places: The text of the document.
        passages: Its passages.
        parties: Its things.
    """

    def __init__(self, places: Places, passages: Passages, parties: Parties) -> None:
        self._places = places
        self._passages = passages
        self._parties = parties

    def of(self, draft: Draft, passage: Passage) -> tuple[ProposedHop, ...]:
        """Return the chain of a draft, with the place of each of its words.

        A step names a speaker or a document; its cue stands in the sentences of the
        passage, before them, or in one of the two sentences behind them; its verb stands
        in the cue. Without a cue it is an inferred one, and its verb stands in a sentence
        that names a speaker or the document of it. Then the status has to fit:

        - silent is an empty chain, and nothing else is;
        - explicit: a cue stands in a sentence of the passage;
        - carried: a step has no cue there.

        Raises:
            Refused: one of these does not hold, or words of a step do not stand there.
        """
        chain = tuple(
            self._hop(hop, passage, is_origin=not number) for number, hop in enumerate(draft.chain)
        )
        _check_status(draft.status, chain, passage)
        return chain

    def _hop(self, hop: DraftHop, passage: Passage, *, is_origin: bool) -> ProposedHop:
        if not hop.agents and hop.via is None:
            what = "a step of the chain has neither a speaker nor a document"
            raise Refused(RefusalReason.HOP_DOES_NOT_FIT, what)
        agents = tuple(self._parties.of_speaker(agent, passage) for agent in hop.agents)
        via = self._parties.of_speaker(hop.via, passage) if hop.via else None
        cue = self._cue(hop, passage)
        named = [party.surface for party in (*agents, via) if party]
        return ProposedHop(
            agents=agents,
            stance=hop.stance or (Stance.ASSERTS if is_origin else Stance.RELAYS),
            act=self._act(hop, [cue] if cue else [self._passages.around(s) for s in named]),
            cue=cue,
            via=via,
            inferred=hop.inferred,
        )

    def _cue(self, hop: DraftHop, passage: Passage) -> Span | None:
        if hop.cue is None:
            if not hop.inferred:
                what = f"no words say that {_speaker(hop)} says it, and the step is not inferred"
                raise Refused(RefusalReason.HOP_DOES_NOT_FIT, what)
            return None
        span = self._place(hop.cue, passage)
        if self._passages.numbers(span)[0] > passage.sentences[1] - 1 + _SENTENCES_BEHIND:
            what = f"the cue {shown(hop.cue.text)} stands too far behind the passage"
            raise Refused(RefusalReason.CUE_TOO_FAR, what)
        return span

    def _place(self, cue: Words, passage: Passage) -> Span:
        try:
            return self._parties.anywhere(cue, passage)
        except Refused as refused:
            raise Refused(RefusalReason.CUE_NOT_FOUND, f"the cue: {refused.what}") from None

    def _act(self, hop: DraftHop, stretches: list[Span]) -> str:
        """Return the verb of a step as a stretch of the text has it, or ""."""
        act = " ".join(hop.act.split())
        if not act:
            return ""
        found = (span for stretch in stretches for span in self._places.find(act, stretch))
        span = next(filter(self._places.is_whole, found), None)
        if span is None:
            where = "the cue" if hop.cue else "a sentence"
            what = f"the verb {shown(act)} does not stand in {where} of {_speaker(hop)}"
            raise Refused(RefusalReason.HOP_DOES_NOT_FIT, what)
        return self._places.written(span, act)


def _speaker(hop: DraftHop) -> str:
    first = hop.agents[0] if hop.agents else hop.via
    return shown(first.text if first else "")


def _check_status(
    status: AttributionStatus, chain: tuple[ProposedHop, ...], passage: Passage
) -> None:
    cued = [hop.cue is not None and holds(passage.around, hop.cue) for hop in chain]
    fault = ""
    if (status is AttributionStatus.SILENT) is bool(chain):
        fault = "with a chain of speakers" if chain else "without a chain of speakers"
    elif status is AttributionStatus.EXPLICIT and not any(cued):
        fault = "though no cue stands in a sentence of the passage"
    elif status is AttributionStatus.CARRIED and all(cued):
        fault = "though the cues stand in the sentences of the passage"
    if fault:
        raise Refused(RefusalReason.STATUS_DOES_NOT_FIT, f"'{status}' {fault}")
