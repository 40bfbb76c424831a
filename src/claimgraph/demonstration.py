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
from claimgraph.model.iri import Iri

QUESTION = "who-runs-what"


@dataclass(frozen=True, slots=True)
class Demonstration:
    """What a demonstration made.

    Attributes:
        case: The copied case, open.
        steps: What was done, and what came of it, in order.
        page: The interactive page.
        files: Everything that was written beside the case.
        about: The thing with the most connections.
        claim: A claim that came through many hands, to show the receipt of.
        voice: Who is the origin of the most claims, and is no document.
    """

    case: Case
    steps: tuple[tuple[str, str], ...]
    page: Path
    files: tuple[Path, ...]
    about: Iri
    claim: Iri
    voice: Iri


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
    answer = case.ask(QUESTION)
    counted = case.stats()
    about = counted.central[0].iri
    voice = next(iri for iri in counted.origins if iri not in case.content.records)
    left = case.under(f"without={case.namespaces.shorten(voice)}")
    page = case.explore(root / f"{name}.html")
    part = case.export(root / f"{name}-around.gexf", about=about, hops=1)
    sheet = case.export(root / f"{name}-claims.yaml")
    files = tuple(Path(made.target) for made in (page, part, sheet))
    size = f"{len(case.content.entities)} things, {len(case.content.claims)} claims"
    passages = f"{report.verified:,} passages stand where they are cited"
    unread = "the documents are not ours to ship: passages are cited by position and digest"
    steps = (
        (f"copied the case ({size})", str(case.root)),
        ("checked it", f"{report.errors} errors; {passages if report.verified else unread}"),
        (f"asked '{QUESTION}'", f"{len(answer)} answers"),
        (
            f"withdrew {case.content.label(voice)}",
            f"{len(left.admitted)} of {len(case.admitted)} claims still count",
        ),
        ("drew it as an interactive page", page.target),
        (f"exported what is around {case.content.label(about)}", part.target),
        ("wrote all claims as a sheet to edit", sheet.target),
    )
    return Demonstration(case, steps, files[0], files, about, _telling_claim(case), voice)


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


def _telling_claim(case: Case) -> Iri:
    """Return the claim of the longest chain of which every hop is explicit, else of any."""
    content = case.content

    def telling(claim: Iri) -> tuple[int, int, str]:
        said = content.attestations_of.get(claim, ())
        inferred = sum(attestation.inferred for attestation in said)
        return (len(said) if len(said) <= 4 else 0, -inferred, claim)

    return max(case.admitted & content.claims.keys(), key=telling)
