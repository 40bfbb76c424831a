"""Silences: findings that a case has decided not to hear, each with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.errors import UsageError
from claimgraph.model.iri import Iri, Namespaces, content_id

_CODE = re.compile(r"CG[0-9]{0,3}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Silence:
    """A decision to leave out the findings of a rule.

    Attributes:
        iri: Its id; :meth:`of` computes it from code and things, so that a case
            has one reason for each.
        code: The code of a rule, or the beginning of several codes.
        things: What a finding has to be about, all of them; empty for every
            finding of the rule. Sorted.
        reason: Why.
        by: Who decided, an entity, or "".
        at: When, as xsd:dateTime with time zone, or "".
    """

    iri: Iri
    code: str
    things: tuple[Iri, ...]
    reason: str
    by: Iri = ""
    at: str = ""

    @classmethod
    def of(
        cls,
        namespaces: Namespaces,
        code: str,
        things: Iterable[Iri],
        reason: str,
        *,
        by: Iri = "",
        at: str = "",
    ) -> Silence:
        """Return the silence with the id that code and things give it.

        Raises:
            UsageError: no code, or no reason.
        """
        if not _CODE.fullmatch(code.upper()):
            raise UsageError(
                f"{code!r} is not a code of a rule", mend="Write CG and digits: CG103, CG5."
            )
        if not reason.strip():
            raise UsageError("a silence without a reason", mend="Say why with --reason TEXT.")
        about = tuple(sorted(set(things)))
        local = content_id("silence", [code.upper(), list(about)])
        return cls(namespaces.mint("silence", local), code.upper(), about, reason, by, at)

    def covers(self, code: str, about: frozenset[Iri]) -> bool:
        """Return whether a finding with `code` that is about `about` is silenced."""
        return code.startswith(self.code) and about.issuperset(self.things)
