"""Finding things by name, in any script, and saying which one was meant."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from claimgraph.errors import Candidate, UnknownName
from claimgraph.model.iri import Iri

_CANDIDATES = 6


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One thing that a search found.

    Attributes:
        rank: 0 where the name is the text, 1 where it begins with it, 2 where a
            word does, 3 where it contains it, 4 where it is merely alike.
        iri: The entity.
        name: The name that matched.
    """

    rank: int
    iri: Iri
    name: str


def folded(text: str) -> str:
    """Return `text` without case, diacritics, compatibility forms and invisibles.

    Two names that fold to the same text are the same to a searcher (Unicode
    Standard, sections 3.13 and 5.18).
    """
    spaced = "".join(" " if unicodedata.category(c)[0] in "ZC" else c for c in text)
    decomposed = unicodedata.normalize("NFKD", spaced.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(unicodedata.normalize("NFKC", bare).casefold().split())


def search(names: Iterable[tuple[Iri, str]], text: str, *, limit: int = 50) -> list[Hit]:
    """Return the best hit of each entity for `text`, best first.

    Args:
        names: Every name with its entity.
        text: What to look for; folded as the names are.
        limit: How many to return at most.
    """
    wanted = folded(text)
    if not wanted:
        return []
    best: dict[Iri, Hit] = {}
    for iri, name in names:
        rank = _rank(wanted, folded(name))
        if rank is not None:
            hit = Hit(rank, iri, name)
            best[iri] = min(best.get(iri, hit), hit)
    return sorted(best.values(), key=lambda h: (h.rank, len(h.name), h.name, h.iri))[:limit]


def _rank(wanted: str, name: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    position = name.find(wanted)
    if position > 0:
        return 2 if name[position - 1] in " -’'\"(" else 3
    return 4 if _alike(wanted, name) else None


def _alike(wanted: str, name: str) -> bool:
    if len(wanted) < 4 or abs(len(wanted) - len(name)) > 3:
        return False
    matcher = difflib.SequenceMatcher(None, wanted, name)
    return matcher.quick_ratio() > 0.8 and matcher.ratio() > 0.8


def the_one(names: Iterable[tuple[Iri, str]], text: str, what: str = "thing") -> Iri:
    """Return the one that goes by `text`.

    Args:
        names: Every name with its bearer.
        text: What to look for.
        what: What the bearers are, for the message.

    Raises:
        UnknownName: none does, or several do; the candidates are listed.
    """
    hits = search(names, text, limit=_CANDIDATES)
    exact = [hit for hit in hits if hit.rank == 0]
    if len(exact) == 1:
        return exact[0].iri
    candidates = [Candidate(hit.iri, hit.name) for hit in exact or hits]
    if exact:
        raise UnknownName(
            f"{len(exact)} {what}s go by the name {text!r}",
            candidates=candidates,
            mend="Name the one you mean by its id.",
        )
    mend = "Did you mean one of these?" if candidates else "Look for a part of its name: find TEXT"
    if not candidates and what != "thing":
        mend = "See those in use with: claimgraph stats --all"
    raise UnknownName(f"no {what} goes by the name {text!r}", candidates=candidates, mend=mend)
