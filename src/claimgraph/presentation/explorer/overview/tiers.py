"""Tiers: the graph, its clusters, the clusters of these, up to a handful a component.

The clusters are communities in the sense of modularity (Newman 2004), found by moving
nodes to where they gain most (Blondel et al. 2008, "Louvain"); here all nodes choose at
once and most of them, by lot, then move. On top of the communities stand coarser tiers,
for which density counts less and less: they give the drawing its outline.

Weights and gains are whole numbers, so nothing depends on the order of a sum.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from claimgraph.presentation.explorer.overview.exact import (
    Flags,
    Ints,
    Lots,
    numbered,
    starts,
    totals,
)

_FIRST_ROUNDS = 4
"""Few, so that the first clusters are small and the next tier is not too coarse."""
_ROUNDS = 10
_MOVES = 0.6
"""The share that moves in a round. If all did, neighbours would swap places for ever."""
_FEW = 8
"""Nodes a component that need no coarser tier."""
_WORTH_IT = 0.9
"""Where more of the nodes than this are left, density is to count less from now on."""
_LEAST_DENSITY = 2**20
_NEVER = np.int64(-(2**62))


@dataclass(frozen=True, slots=True)
class Tier:
    """A graph whose nodes are clusters; in the finest tier each is a node with its leaves.

    Attributes:
        part: The component of each node; they are numbered from 0 and ascend.
        one: An end of each edge; the one with the lower number.
        other: The other end.
        weight: How many edges of the whole graph each edge stands for.
        degree: The sum of the degrees of what each node stands for.
        members: How many nodes of the whole graph each node stands for.
    """

    part: Ints
    one: Ints
    other: Ints
    weight: Ints
    degree: Ints
    members: Ints

    @property
    def count(self) -> int:
        """How many nodes there are."""
        return len(self.part)

    @property
    def crowd(self) -> int:
        """How many nodes the largest component has."""
        return int(np.bincount(self.part).max(initial=0))

    def restricted(self, nodes: Ints) -> Tier:
        """Return the whole components that `nodes` make up, numbered anew."""
        number = np.full(self.count, -1)
        number[nodes] = np.arange(len(nodes))
        edges = np.flatnonzero(number[self.one] >= 0)
        return Tier(
            numbered(self.part[nodes]),
            number[self.one[edges]],
            number[self.other[edges]],
            self.weight[edges],
            self.degree[nodes],
            self.members[nodes],
        )

    def merged(self, label: Ints) -> Tier:
        """Return the tier whose node ``label[i]`` holds node i of this one."""
        count = int(label.max()) + 1
        ends = np.sort(np.stack([label[self.one], label[self.other]]), axis=0)
        outer = ends[0] != ends[1]
        pairs = ends[0][outer] * count + ends[1][outer]
        edges = np.unique(pairs)
        part = np.empty(count, np.int64)
        part[label] = self.part
        return Tier(
            part,
            edges // count,
            edges % count,
            totals(np.searchsorted(edges, pairs), self.weight[outer], len(edges)),
            totals(label, self.degree, count),
            totals(label, self.members, count),
        )


@dataclass(frozen=True, slots=True)
class Ladder:
    """Tiers, the finest first.

    Attributes:
        tiers: At least one.
        labels: For each tier but the last, which node of the next one holds each node.
        communities: The tier whose nodes are the communities.
    """

    tiers: list[Tier]
    labels: list[Ints]
    communities: int

    def community(self, tier: int) -> Ints:
        """Return the community of each node of a tier.

        Above the communities each node is its own. Where there are none, as among few
        nodes, a component is one.
        """
        if not self.communities:
            return self.tiers[tier].part
        label = np.arange(self.tiers[tier].count)
        for step in self.labels[tier : self.communities]:
            label = step[label]
        return label


def ladder(finest: Tier, lots: Lots) -> Ladder:
    """Return the tiers above `finest`, up to a few nodes a component."""
    tiers, labels, communities = [finest], list[Ints](), 0
    relief = 1
    while tiers[-1].crowd > _FEW and relief < _LEAST_DENSITY:
        rounds = _ROUNDS if labels else _FIRST_ROUNDS
        label = _clusters(tiers[-1], rounds, relief, lots)
        count = int(label.max()) + 1
        if count < len(label):
            labels.append(label)
            tiers.append(tiers[-1].merged(label))
            communities += relief == 1
        if count > _WORTH_IT * len(label):
            relief *= 2
    return Ladder(tiers, labels, communities)


def _clusters(tier: Tier, rounds: int, relief: int, lots: Lots) -> Ints:
    """Return the cluster of each node; they are numbered from 0 and ascend by component.

    Args:
        tier: The graph.
        rounds: How often nodes may move.
        relief: By what the density that chance would make is divided: 1 is modularity,
            more gives larger clusters.
        lots: Says who moves.
    """
    label = np.arange(tier.count)
    for _ in range(rounds):
        choice, gains = _best_moves(tier, label, relief)
        if not gains.any():
            break
        alone = np.bincount(label, minlength=tier.count) == 1
        # Of two nodes that are alone and choose each other, one stays.
        crossing = alone[label] & alone[choice] & (choice > label)
        moves = gains & ~crossing & (lots(tier.count) < _MOVES)
        label = np.where(moves, choice, label)
    return numbered(label)


def _best_moves(tier: Tier, label: Ints, relief: int) -> tuple[Ints, Flags]:
    """Return the cluster that each node would like most, and whether it gains by moving."""
    node, cluster, ties = _neighbouring(tier, label)
    degree = tier.degree
    ends = totals(tier.part, degree, int(tier.part[-1]) + 1)[tier.part]
    inside = totals(label, degree, tier.count)
    own = cluster == label[node]
    others = inside[cluster] - np.where(own, degree[node], 0)
    gain = ties * ends[node] * relief - degree[node] * others
    stay = -degree * (inside[label] - degree)
    stay[node[own]] = gain[own]
    first = starts(node)
    best = np.full(tier.count, _NEVER)
    best[node[first]] = np.maximum.reduceat(gain, first)
    choice = label.copy()
    # Backwards, so that of equal clusters the first is what remains.
    at = np.flatnonzero(gain == best[node])[::-1]
    choice[node[at]] = cluster[at]
    return choice, best > stay


def _neighbouring(tier: Tier, label: Ints) -> tuple[Ints, Ints, Ints]:
    """Return each pair of node and neighbouring cluster once, with the weight between them."""
    node = np.concatenate([tier.one, tier.other])
    key = node * tier.count + label[np.concatenate([tier.other, tier.one])]
    if (tier.weight == 1).all():
        key = np.sort(key)
        first = starts(key)
        ties = np.diff(first, append=len(key))
    else:
        order = np.argsort(key, kind="stable")
        key, weight = key[order], np.tile(tier.weight, 2)[order]
        first = starts(key)
        ties = np.add.reduceat(weight, first)
    key = key[first]
    return key // tier.count, key % tier.count, ties
