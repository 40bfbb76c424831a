"""Making a new case."""

from __future__ import annotations

import os
from pathlib import Path

from claimgraph.case import Case
from claimgraph.errors import InvalidIri, UsageError
from claimgraph.formats.sheets import template
from claimgraph.graph import encode, folder, turtle
from claimgraph.graph.namespaces import case_namespaces
from claimgraph.model.content import CaseInfo, Content
from claimgraph.model.iri import Iri, valid_iri

SHEET = "claims.yaml"


def create(
    path: str | os.PathLike[str],
    *,
    title: str = "",
    base: Iri = "",
    license: Iri = "",
) -> Case:
    """Make a new, empty case in the folder `path`, with a sheet to fill in; open it.

    Args:
        path: A folder that is missing, or holds no case.
        title: Its title; the folder's name where empty.
        base: Its base IRI; ``https://w3id.org/claimgraph/cases/<name>/`` where empty.
        license: IRI of a licence.

    Raises:
        UsageError: there is a case already, or the base is no IRI that ends in ``/``.
    """
    target = Path(path)
    if (target / folder.CASE_FILE).exists():
        raise UsageError(f"{target} is a case already", mend="Name another folder.")
    name = target.resolve().name
    info = CaseInfo(
        base=_valid_base(base or f"https://w3id.org/claimgraph/cases/{encode.slug(name)}/"),
        title=title or name,
        license=license,
    )
    ns = case_namespaces(info.base)
    target.mkdir(parents=True, exist_ok=True)
    text = turtle.serialize(encode.encode_info(info, ns), ns.prefixes)
    folder.write_atomically(target / folder.CASE_FILE, text)
    if not (target / SHEET).exists():
        folder.write_atomically(target / SHEET, template())
    case = Case(target)
    case.merge(Content(info))
    return case


def _valid_base(text: str) -> Iri:
    try:
        base = valid_iri(text)
    except InvalidIri as error:
        raise UsageError(f"the base can't be used: {error.message}", mend=error.mend) from None
    if not base.endswith("/"):
        raise UsageError("the base IRI has to end in /", mend=f"Write {base}/")
    return base
