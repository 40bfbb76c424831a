"""Kinds of things: the few groups by which a drawing tells its nodes apart.

A case has dozens of classes, an eye keeps ten colours apart. Each entity falls
under the nearest of the core's families; what is under none gets the name of its
topmost class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimgraph.graph.namespaces import CG
from claimgraph.model.iri import Iri
from claimgraph.model.vocabulary import Vocabulary

FAMILIES: dict[str, tuple[str, int]] = {
    "Person": ("circle", 6),
    "Organisation": ("square", 0),
    "StateBody": ("hexagon", 7),
    "Facility": ("house", 2),
    "Place": ("pin", 3),
    "Campaign": ("star", 8),
    "Event": ("diamond", 5),
    "Method": ("triangle", 4),
    "Document": ("page", 1),
    "Policy": ("square", 1),
    "Asset": ("octagon", 2),
    "Group": ("circle", 9),
    "Agent": ("octagon", 10),
}
"""Class of the core to its shape and its number in the palette of the style sheet."""

GROUP = CG + "Group"
OTHER = "other"
_WIDE = (GROUP, CG + "Agent")
"""Families that say least: a group of persons is an agent too, and is shown as a group."""
_ROOT = CG + "Entity"
_COLOURS = 11
_SHAPES = ("circle", "square", "diamond", "hexagon", "triangle", "octagon")
_MOST_KINDS = 14


@dataclass(frozen=True, slots=True)
class Kind:
    """One row of the legend.

    Attributes:
        iri: The class it stands for, or :data:`OTHER`.
        shape: A name in the page's shapes.
        colour: A number in the page's palette.
    """

    iri: Iri
    shape: str
    colour: int


def kinds_of(
    typings: Iterable[Sequence[Iri]], vocabulary: Vocabulary
) -> tuple[tuple[Kind, ...], list[int]]:
    """Return the kinds that are needed, and the number of the kind of each thing.

    Args:
        typings: The classes of each thing; may be empty.
        vocabulary: Gives the line of descent.
    """
    found = [_family(types, vocabulary) for types in typings]
    order = {CG + name: rank for rank, name in enumerate(FAMILIES)}
    used = sorted(set(found), key=lambda iri: (order.get(iri, len(order)), iri == OTHER, iri))
    if len(used) > _MOST_KINDS:
        kept = set(used[: _MOST_KINDS - 1])
        found = [iri if iri in kept else OTHER for iri in found]
        used = [iri for iri in used if iri in kept and iri != OTHER] + [OTHER]
    numbers = {iri: number for number, iri in enumerate(used)}
    return tuple(_kinds(used)), [numbers[iri] for iri in found]


def _kinds(used: Sequence[Iri]) -> Iterable[Kind]:
    known = {CG + name: look for name, look in FAMILIES.items()}
    taken = {known[iri][1] for iri in used if iri in known}
    free = [colour for colour in range(_COLOURS) if colour not in taken] or [_COLOURS - 1]
    others = 0
    for iri in used:
        if iri in known:
            shape, colour = known[iri]
        else:
            shape, colour = _SHAPES[others % len(_SHAPES)], free[others % len(free)]
            others += 1
        yield Kind(iri, shape, colour)


def is_group(types: Iterable[Iri], vocabulary: Vocabulary) -> bool:
    """Return whether a thing of these classes is several things."""
    return vocabulary.is_a(types, (GROUP,))


def _family(types: Sequence[Iri], vocabulary: Vocabulary) -> Iri:
    """Return the nearest family above `types`; else the topmost class below the root."""
    near = [iri for start in types for iri in _upwards(start, vocabulary) if iri != _ROOT]
    families = [iri for iri in near if iri.startswith(CG) and iri.removeprefix(CG) in FAMILIES]
    particular = [iri for iri in families if iri not in _WIDE]
    wide = [iri for iri in _WIDE if iri in families]
    return next(iter((*particular, *wide, *near[-1:])), OTHER)


def _upwards(start: Iri, vocabulary: Vocabulary) -> list[Iri]:
    """Return `start` and the classes above it, nearest first."""
    order, frontier = [start], [start]
    while frontier:
        parents = {p for iri in frontier if (term := vocabulary.get(iri)) for p in term.parents}
        frontier = sorted(p for p in parents if p not in order and p in vocabulary)
        order += frontier
    return order
