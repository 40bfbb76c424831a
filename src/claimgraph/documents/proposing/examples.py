"""The examples of a prompt, which are no words of a document."""

from __future__ import annotations

from collections.abc import Iterable

from claimgraph.documents.proposing.places import key
from claimgraph.documents.proposing.refused import Refused, shown
from claimgraph.model.proposal import Party, Proposal, ProposedText, RefusalReason

_EDGES = " .,;:!?…\"'()[]-"


class Examples:
    """What the examples of an extractor's prompt say.

    Args:
        words: Their passages, names and texts.
    """

    def __init__(self, words: Iterable[object]) -> None:
        self._keys = {_key(each) for each in words if isinstance(each, str)} - {""}

    def check(self, proposal: Proposal) -> None:
        """Refuse a proposal that repeats an example.

        That is one whose passage is that of an example, or whose subject and object are
        both words of examples.

        Raises:
            Refused: it does.
        """
        if not self._keys:
            return
        if _key(proposal.quote) in self._keys:
            what = f"{shown(proposal.quote)} is the passage of an example of the prompt"
            raise Refused(RefusalReason.PROMPT_EXAMPLE, what)
        ends = [proposal.subject.name]
        match proposal.object:
            case Party(name=name):
                ends.append(name)
            case ProposedText(text=text):
                ends.append(text)
            case _:
                return
        if all(_key(end) in self._keys for end in ends):
            what = f"{shown(ends[0])} and {shown(ends[1])} are of an example of the prompt"
            raise Refused(RefusalReason.PROMPT_EXAMPLE, what)


def _key(words: str) -> str:
    return key(key(words).strip(_EDGES)).strip(_EDGES)
