"""What the case knows of the things in a draft: by their names, after the model has spoken.

The names of a case are sent to no model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from claimgraph.documents.proposing.draft import Draft, DraftHop, KnownName, ObjectKind, Words
from claimgraph.documents.proposing.places import key
from claimgraph.model.claim import AttributionStatus
from claimgraph.model.iri import Iri

_PRIOR = 0.5
"""What speaks for any model; how often its proposals are accepted is told elsewhere."""


class Names:
    """The names of a case.

    Args:
        names: Each with its entity.
    """

    def __init__(self, names: Iterable[KnownName]) -> None:
        self._entities: dict[str, set[Iri]] = defaultdict(set)
        for name in names:
            self._entities[key(name.text)].add(name.entity)

    def recognised(self, draft: Draft, answers: int) -> Draft:
        """Return a draft with the entities that its names stand for, and what speaks for it.

        Args:
            draft: The draft.
            answers: How many answers it took until one had the form that was asked for.
        """
        is_thing = draft.object_kind is ObjectKind.THING
        subject = self._words(draft.subject)
        other = self._words(draft.object) if is_thing else draft.object
        ends = [subject, other] if is_thing else [subject]
        silent = draft.status is AttributionStatus.SILENT
        return replace(
            draft,
            subject=subject,
            object=other,
            where=self._words(draft.where) if draft.where else None,
            chain=tuple(self._hop(hop) for hop in draft.chain),
            signals=(
                ("first answer", 1 / answers),
                ("known", sum(bool(end.entity) for end in ends) / len(ends)),
                ("rule", _PRIOR),
                ("told by somebody", 0.6 if silent else 1.0),
            ),
        )

    def _hop(self, hop: DraftHop) -> DraftHop:
        via = self._words(hop.via) if hop.via else None
        return replace(hop, agents=tuple(self._words(agent) for agent in hop.agents), via=via)

    def _words(self, words: Words) -> Words:
        """Return words with the one entity that goes by them, or by the name they stand for."""
        found = self._entities.get(key(words.name or words.text), ())
        return replace(words, entity=next(iter(found))) if len(found) == 1 else words
