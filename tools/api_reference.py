"""Write the reference part of ``docs/reference/api.md`` from the docstrings of the public API.

python tools/api_reference.py            writes the part
python tools/api_reference.py --check    exits with 1 where the page is not up to date
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # run as a script, Python looks for modules beside it only
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import generated_pages

import claimgraph
from claimgraph import errors, evaluating
from claimgraph.adding import result as adding
from claimgraph.analysis import (
    centrality,
    checks,
    cohesion,
    credibility,
    evaluation,
    lineage,
    names,
    paths,
    profile,
    rule_rates,
    statistics,
    status,
    views,
)
from claimgraph.analysis import withdrawal as withdrawals
from claimgraph.case import Case
from claimgraph.documents import citing, nearness, revision
from claimgraph.documents.proposing import draft
from claimgraph.documents.reading import result as reading
from claimgraph.documents.text import Document
from claimgraph.extracting import result as extracting
from claimgraph.graph.results import QueryResult
from claimgraph.model import content, finding, merging, proposal
from claimgraph.presentation.exporting import Export
from claimgraph.reviewing import (
    batch,
    completing,
    deciding,
    desk,
    edit,
    line,
    passage,
    queue,
    result,
)

REPO = Path(__file__).resolve().parent.parent
PAGE = REPO / "docs" / "reference" / "api.md"

RESULTS: tuple[type, ...] = (
    QueryResult,
    content.Content,
    profile.Profile,
    lineage.Origins,
    lineage.Origin,
    lineage.Tie,
    withdrawals.Withdrawal,
    Export,
    finding.Loss,
    checks.Report,
    finding.Finding,
    merging.Difference,
    merging.Change,
    adding.Added,
    adding.AddedDocument,
    reading.Proposed,
    reading.Refusal,
    revision.Reanchored,
    extracting.Extracted,
    extracting.ExtractedDocument,
    proposal.Proposal,
    proposal.Party,
    proposal.ProposedText,
    proposal.ProposedQuantity,
    proposal.ProposedDate,
    proposal.ProposedHop,
    proposal.Origin,
    rule_rates.RuleRate,
    citing.Sought,
    nearness.NearMiss,
    nearness.Edit,
    names.Hit,
    paths.Paths,
    paths.Path,
    paths.Hop,
    credibility.Support,
    statistics.Statistics,
    centrality.Central,
    cohesion.Community,
    cohesion.Bridge,
    cohesion.CutPoint,
    status.Status,
    views.View,
    evaluating.Evaluation,
    evaluating.Cost,
    evaluation.DocumentScore,
    evaluation.Score,
    evaluation.Rate,
    evaluation.Mistake,
)
"""What the methods of a case hand out, in the order of the page."""

HANDED_OVER: tuple[type, ...] = (
    draft.Draft,
    draft.Words,
    draft.DraftHop,
    draft.Context,
    draft.KnownName,
    Document,
)
"""What extractors are given and hand over, in the order of the page."""

AT_A_DESK: tuple[type, ...] = (
    queue.Item,
    queue.Filter,
    edit.Edit,
    passage.Window,
    passage.Segment,
    passage.Mark,
    completing.Choice,
    line.Progress,
    result.Reviewed,
    deciding.Decided,
    batch.Preview,
    batch.WaitingRule,
)
"""What one works with when reviewing, in the order of the page."""

_FOR_SESSIONS = ("docket", "decide_all", "undo_all")
INSIDE = frozenset({"index_path", "lookup", "reader", "recorder", *_FOR_SESSIONS})
"""Names of a case that are for the package itself."""

_SECTION = re.compile(r"^(Args|Attributes|Raises|Returns|Yields):$")
_ITEM = re.compile(r"^([\w*]+): (.*)$", re.DOTALL)
_ROLE = re.compile(r":\w+:`[~!]?([^`]+)`")
_ANNOTATION = re.compile(r"(?<=: )'([^']*)'")
_WIDTH = 96
_HEADS = {"Args": "Arguments", "Attributes": "Attributes", "Raises": "Raises"}


def page() -> str:
    """Return the page with its reference as the code has it."""
    return generated_pages.with_parts(PAGE.read_text(encoding="utf-8"), {"reference": _all()})


def _all() -> str:
    parts = ["## The module", *_functions(claimgraph, ("open", "init", "evaluate")), "## Case"]
    parts += [*_words(Case), *_members(Case, "case"), "## What comes back"]
    for type_ in RESULTS:
        parts += [f"### {type_.__name__}", *_words(type_), *_members(type_, "")]
    parts += ["## Reviewing", *_reviewing(), "## Extractors", *_extractors()]
    return "\n\n".join([*parts, "## Errors", *_tree()])


def _extractors() -> Iterator[str]:
    """Yield what one needs to write an extractor; all of it is in the module."""
    for protocol in (draft.Extractor, draft.KeepsReplies):
        yield f"### {protocol.__name__}"
        yield from _words(protocol)
        yield from _members(protocol, "extractor")
    for type_ in HANDED_OVER:
        yield f"### {type_.__name__}"
        yield from _words(type_)
        yield from _members(type_, "")


def _reviewing() -> Iterator[str]:
    """Yield what a session of reviewing is, and what it shows and takes."""
    yield "### Desk"
    yield from _words(desk.Desk)
    yield from _members(desk.Desk, "desk")
    for type_ in AT_A_DESK:
        yield f"### {type_.__name__}"
        yield from _words(type_)
        yield from _members(type_, "")


def _functions(module: Any, chosen: tuple[str, ...]) -> Iterator[str]:
    for name in chosen:
        function = getattr(module, name)
        yield f"### `claimgraph.{name}`"
        yield _signature(f"claimgraph.{name}", function)
        yield from _words(function)


def _members(type_: type, owner: str) -> Iterator[str]:
    """Yield what a class has beside the attributes that its docstring lists."""
    told = {field.name for field in dataclasses.fields(type_)} if owner == "" else set()
    for name in _public(type_):
        member = inspect.getattr_static(type_, name)
        if name in told or not inspect.getdoc(member):
            continue
        yield f"{'###' if owner else '####'} `{owner}.{name}`"
        if isinstance(member, (classmethod, staticmethod)) or inspect.isfunction(member):
            yield _signature(f"{owner}.{name}", getattr(type_, name))
        yield from _words(member)


def _public(type_: type) -> list[str]:
    """Return the names that a class and its bases define, in that order."""
    bases = [base for base in reversed(type_.__mro__) if base.__module__.startswith("claimgraph.")]
    names_ = dict.fromkeys(name for base in bases for name in vars(base))
    return [name for name in names_ if not name.startswith("_") and name not in INSIDE]


def _signature(name: str, function: Any) -> str:
    """Return how a function is called, a parameter a line where it is long."""
    signature = inspect.signature(function)
    kept = [p for p in signature.parameters.values() if p.name != "self"]
    bare = signature.replace(parameters=kept, return_annotation=signature.empty)
    result = "" if signature.return_annotation is signature.empty else signature.return_annotation
    arrow = f" -> {result}" if result else ""
    call = _ANNOTATION.sub(r"\1", f"{name}{bare}{arrow}")
    if len(call) > _WIDTH:
        star = [] if all(p.kind is not p.KEYWORD_ONLY for p in kept) else ["*"]
        positional = [str(p) for p in kept if p.kind is not p.KEYWORD_ONLY]
        named = [str(p) for p in kept if p.kind is p.KEYWORD_ONLY]
        if kept and kept[-1].kind is kept[-1].VAR_KEYWORD:
            named.append(positional.pop())
        lines = (f"    {part}," for part in (*positional, *star, *named))
        call = _ANNOTATION.sub(r"\1", "\n".join([f"{name}(", *lines, f"){arrow}"]))
    return f"```text\n{call}\n```"


def _words(thing: Any) -> Iterator[str]:
    """Yield a docstring as Markdown."""
    head = ""
    for paragraph in _paragraphs(inspect.getdoc(thing) or ""):
        first, _, rest = paragraph.partition("\n")
        match = _SECTION.match(first)
        if match:
            head = match[1]
            yield from _section(head, textwrap.dedent(rest))
        elif head and paragraph.startswith(" "):
            yield from _section("", textwrap.dedent(paragraph))
        else:
            head = ""
            yield _markdown(paragraph)


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\n\s*\n", text) if part.strip()]


def _section(head: str, text: str) -> Iterator[str]:
    if head in ("Returns", "Yields"):
        yield f"{head} {_lowered(_markdown(text))}"
        return
    items = re.split(r"\n(?=\S)", text)
    lines = (f"- `{m[1]}`: {_markdown(m[2])}" for item in items if (m := _ITEM.match(item)))
    body = "\n".join(lines) or _markdown(text)
    yield f"{_HEADS[head]}:\n\n{body}" if head else body


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _markdown(text: str) -> str:
    """Return reStructuredText's marks as Markdown's, on one line."""
    plain = " ".join(text.split())
    return _ROLE.sub(r"`\1`", plain).replace("``", "`")


def _tree() -> Iterator[str]:
    """Yield the errors, each under the one that it is a kind of."""

    def lines(error: type, depth: int) -> Iterator[str]:
        summary = _paragraphs(inspect.getdoc(error) or "")[0]
        yield f"{'  ' * depth}- `{error.__name__}`: {_markdown(summary)}"
        for kind in error.__subclasses__():
            if kind.__module__ == errors.__name__:
                yield from lines(kind, depth + 1)

    yield (
        "Every error that is raised on purpose is a `claimgraph.errors.ClaimgraphError`. "
        "It has a `message`, a `place` (where, or None) and a `mend` (what to do, or None)."
    )
    yield "\n".join(lines(errors.ClaimgraphError, 0))


if __name__ == "__main__":
    sys.exit(generated_pages.run("tools/api_reference.py", PAGE, page, sys.argv[1:]))
