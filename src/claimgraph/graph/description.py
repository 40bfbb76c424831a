"""What a file says of one subject, read with clear faults."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

import pyoxigraph as ox

from claimgraph.graph.namespaces import CODE
from claimgraph.model.iri import Iri, valid_iri

E_ = TypeVar("E_", bound=StrEnum)


class Fault(Exception):
    """A record that can't be read: what is wrong, and the mend."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message, self.mend = message, mend


class Description:
    """What a file says of one subject: predicate to objects."""

    def __init__(self, iri: Iri) -> None:
        self.iri = iri
        self.objects: dict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)

    def iris(self, predicate: str) -> tuple[Iri, ...]:
        """Return the IRIs of a predicate, sorted."""
        nodes = self.objects.get(predicate, ())
        return tuple(sorted(valid_iri(n.value) for n in nodes if isinstance(n, ox.NamedNode)))

    def literals(self, predicate: str) -> list[ox.Literal]:
        """Return the literals of a predicate."""
        return [n for n in self.objects.get(predicate, ()) if isinstance(n, ox.Literal)]

    def iri_of(self, predicate: str) -> Iri:
        """Return the one IRI of a predicate, or ""."""
        return self._one(predicate, self.iris(predicate)) or ""

    def text(self, predicate: str) -> str:
        """Return the one text of a predicate, or ""."""
        texts = sorted(literal.value for literal in self.literals(predicate))
        return self._one(predicate, texts) or ""

    def number(self, predicate: str) -> Decimal | None:
        """Return the one number of a predicate, or None."""
        text = self.text(predicate)
        return Decimal(text) if text else None

    def code(self, predicate: str, codes: type[E_], *, prefix: str = "") -> E_ | None:
        """Return the one code of a predicate as a member of `codes`, or None."""
        iri = self.iri_of(predicate)
        if not iri:
            return None
        try:
            return codes(iri.removeprefix(CODE).removeprefix(prefix))
        except ValueError:
            known = ", ".join(f"code:{prefix}{code}" for code in codes)
            raise Fault(f"<{iri}> is not in the code list", f"Use one of {known}.") from None

    def needed(self, predicate: str) -> Iri:
        """Return the one IRI of a predicate that has to be there."""
        iri = self.iri_of(predicate)
        if not iri:
            raise Fault(f"no {_short(predicate)}", f"Add one {_short(predicate)}.")
        return iri

    def is_true(self, predicate: str, *, default: bool = False) -> bool:
        """Return the truth value of a predicate."""
        text = self.text(predicate)
        return text in ("true", "1") if text else default

    def _one(self, predicate: str, values: Sequence[str]) -> str | None:
        if len(values) > 1:
            raise Fault(f"{len(values)} values of {_short(predicate)}", "Keep one of them.")
        return values[0] if values else None


def _short(predicate: str) -> str:
    return predicate.replace("#", "/").rpartition("/")[2]
