"""The whole job on a case that ships: what ``claimgraph demo`` does."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from claimgraph import resources
from claimgraph.case import Case
from claimgraph.errors import UsageError
from claimgraph.graph.folder import CASE_FILE, DERIVED_FOLDER

_QUESTION = "who-runs-what"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What a demonstration made.

    Attributes:
        title: The case's title.
        case: The folder of the copied case.
        steps: What was done, and what came of it, in order.
        page: The interactive page.
        files: Everything that was written beside the case.
        next_steps: What to open and try, as lines for a terminal.
    """

    title: str
    case: Path
    steps: tuple[tuple[str, str], ...]
    page: Path
    files: tuple[Path, ...]
    next_steps: tuple[str, ...]


def demonstrate(into: str | os.PathLike[str], example: str | None = None) -> Demonstration:
    """Copy a case that ships and run the whole job on the copy.

    Args:
        into: The folder to work in; what an earlier demonstration made there is
            replaced, and nothing else is touched.
        example: The name of the case; the one with the most claims where None.

    Raises:
        UsageError: there is no such example, or the folder holds something else
            by the name of the case.
    """
    name, shipped = _chosen(example)
    root = Path(into)
    case = Case(_copied(shipped, root / name))
    report = case.check()
    verified, errors = report.verified, report.errors
    answer = case.ask(_QUESTION)
    about = case.stats().central[0].iri
    label = case.content.label(about)
    page = case.explore(root / f"{name}.html")
    part = case.export(root / "around.gexf", about=about, hops=1)
    sheet = case.export(root / "claims.yaml")
    files = tuple(Path(made.target) for made in (page, part, sheet))
    steps = (
        ("copied the case", str(case.root)),
        ("checked it", f"{errors} errors, {verified} passages verified"),
        (f"asked '{_QUESTION}'", f"{len(answer.rows)} answers"),
        ("drew it as a page", page.target),
        (f"exported what is around '{label}'", part.target),
        ("wrote all claims as a sheet", sheet.target),
    )
    return Demonstration(
        case.info.title, case.root, steps, files[0], files, _next_steps(case, files[0], about)
    )


def _chosen(example: str | None) -> tuple[str, Path]:
    examples = resources.example_cases()
    if example is not None and example not in examples:
        known = ", ".join(examples)
        raise UsageError(f"no example is called {example!r}", mend=f"Use one of: {known}.")
    sizes = {name: sum(f.stat().st_size for f in p.rglob("*.ttl")) for name, p in examples.items()}
    name = example or max(sizes, key=lambda each: (sizes[each], each))
    return name, examples[name]


def _copied(shipped: Path, target: Path) -> Path:
    """Copy a case beside what is there, and take the place of an older copy."""
    if target.exists() and not (target / CASE_FILE).is_file():
        raise UsageError(
            f"{target} is there already and is not a case", mend="Name another folder with --into."
        )
    draft = target.with_name(f".{target.name}.part")
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(shipped, draft, ignore=shutil.ignore_patterns(DERIVED_FOLDER))
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    return target


def _next_steps(case: Case, page: Path, about: str) -> tuple[str, ...]:
    short = case.namespaces.shorten(about)
    folder = case.root
    return (
        f"Open {page.resolve().as_uri()}",
        "Then try:",
        f"  claimgraph -C {folder} show {short}",
        f"  claimgraph -C {folder} ask",
        f"  claimgraph -C {folder} ask {_QUESTION}",
        f"  claimgraph -C {folder} query -e 'SELECT ?a ?b WHERE {{ ?a cg:partOf ?b }}'",
    )
