"""One line of the report on pages: what was measured, beside stock pyvis and the promise."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median


@dataclass
class Figure:
    """A quantity of our page and, where it has a counterpart, of stock pyvis'.

    Attributes:
        name: What was measured.
        unit: s, ms, MB or fps.
        ours: A sample a round.
        theirs: A sample a round of stock pyvis.
        most: What ours may be at most, as promised, or None.
        least: What ours must be at least, as promised, or None.
        ratio_least: How many times ours theirs must be, as promised, or None.
        unfinished: True where stock pyvis had not finished when the time was up; `theirs`
            is then how long it was waited for.
        cpu: CPU seconds of the browser for ours and theirs, medians; for a busy machine.
        note: What else to know.
        missing: Why there is nothing to measure, or "".
        same: False where the two did not show the same graph.
    """

    name: str
    unit: str
    ours: list[float] = field(default_factory=list)
    theirs: list[float] = field(default_factory=list)
    most: float | None = None
    least: float | None = None
    ratio_least: float | None = None
    unfinished: bool = False
    cpu: tuple[float, float] | None = None
    note: str = ""
    missing: str = ""
    same: bool = True

    @property
    def ratio(self) -> float | None:
        """How many times ours theirs is; at least that where stock pyvis did not finish."""
        if not self.ours or not self.theirs:
            return None
        return median(self.theirs) / (median(self.ours) or 1e-9)

    @property
    def promised(self) -> bool:
        """Whether anything is promised of it."""
        return (self.most, self.least, self.ratio_least) != (None, None, None)

    @property
    def kept(self) -> bool:
        """Whether all that is promised holds; what could not be measured keeps nothing."""
        if not self.same:
            return False
        if not self.ours:
            return not self.promised
        ours, ratio = median(self.ours), self.ratio
        return (
            (self.most is None or ours <= self.most)
            and (self.least is None or ours >= self.least)
            and (self.ratio_least is None or (ratio is not None and ratio >= self.ratio_least))
        )


def head() -> str:
    """Return the first line of the table."""
    return f"{'':<50}{'claimgraph':>13}{'stock pyvis':>13}{'ratio':>9}  promised"


def line(figure: Figure) -> str:
    """Return a line of the table."""
    theirs = _value(figure.theirs, figure.unit)
    ratio = f"{figure.ratio:.3g} x" if figure.ratio else ""
    over = "> " if figure.unfinished else ""
    verdict = "  BROKEN" if figure.same and not figure.kept else ""
    verdict = "  THE GRAPHS DIFFER" if not figure.same else verdict
    words = "; ".join(part for part in (_cpu(figure), figure.note, figure.missing) if part)
    return (
        f"{figure.name:<50}{_value(figure.ours, figure.unit):>13}"
        f"{over + theirs if theirs else '':>13}{over + ratio if ratio else '':>9}"
        f"  {_promise(figure):<18}{words}{verdict}"
    )


def _value(samples: list[float], unit: str) -> str:
    return f"{_short(median(samples))} {unit}" if samples else ""


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 1000 else f"{number:.3g}"


def _promise(figure: Figure) -> str:
    parts = []
    if figure.most is not None:
        parts.append(f"<= {figure.most:g} {figure.unit}")
    if figure.least is not None:
        parts.append(f">= {figure.least:g} {figure.unit}")
    if figure.ratio_least is not None:
        parts.append(f">= {figure.ratio_least:g} x")
    return ", ".join(parts)


def _cpu(figure: Figure) -> str:
    if figure.cpu is None:
        return ""
    ours, theirs = figure.cpu
    return f"CPU {ours:.2f} : {theirs:.2f} s"
