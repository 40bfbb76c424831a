"""What a file says of one subject, read with clear faults."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

import pyoxigraph as ox

from claimgraph.graph.namespaces import CODE
from claimgraph.model.iri import Iri, local_name, valid_iri

E_ = TypeVar("E_", bound=StrEnum)


class Fault(Exception):
    """A record that can't be read: what is wrong, and the mend."""

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message, self.mend = message, mend


class Description:
    """What a file says of one subject: predicate to objects.

    A large case has hundreds of thousands of these, most of them with one object for
    each predicate: that way is kept short.
    """

    __slots__ = ("_literals", "_nodes", "iri")

    def __init__(self, iri: Iri) -> None:
        self.iri = iri
        self._nodes: dict[str, list[Iri]] = {}
        self._literals: dict[str, list[ox.Literal]] = {}

    def add_node(self, predicate: str, iri: Iri) -> None:
        """Add a statement about a node."""
        self._nodes.setdefault(predicate, []).append(iri)

    def add_literal(self, predicate: str, literal: ox.Literal) -> None:
        """Add a statement with a literal."""
        self._literals.setdefault(predicate, []).append(literal)

    def has(self, predicate: str) -> bool:
        """Return whether anything is stated with a predicate."""
        return predicate in self._nodes or predicate in self._literals

    def node_predicates(self) -> Iterable[str]:
        """Return the predicates that lead to nodes."""
        return self._nodes

    def iris(self, predicate: str) -> tuple[Iri, ...]:
        """Return the IRIs of a predicate, sorted."""
        nodes = self._nodes.get(predicate)
        if nodes is None:
            return ()
        if len(nodes) == 1:
            return (_valid(nodes[0]),)
        return tuple(sorted(map(_valid, nodes)))

    def literals(self, predicate: str) -> list[ox.Literal]:
        """Return the literals of a predicate."""
        return self._literals.get(predicate, [])

    def iri_of(self, predicate: str) -> Iri:
        """Return the one IRI of a predicate, or ""."""
        nodes = self._nodes.get(predicate)
        if nodes is None:
            return ""
        if len(nodes) == 1:
            return _valid(nodes[0])
        return self._one(predicate, self.iris(predicate)) or ""

    def text(self, predicate: str) -> str:
        """Return the one text of a predicate, or ""."""
        literals = self._literals.get(predicate)
        if literals is None:
            return ""
        if len(literals) == 1:
            return literals[0].value
        return self._one(predicate, sorted(literal.value for literal in literals)) or ""

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


# The same few relations, agents and passages are named again and again.
_valid = lru_cache(maxsize=65536)(valid_iri)


def _short(predicate: str) -> str:
    return local_name(predicate)
