"""Write ``docs/reference/questions.md``, the reference of the named questions, from the questions.

python tools/question_reference.py            writes the page
python tools/question_reference.py --check    exits with 1 where the page is not up to date

The words come from the heads of ``ontology/queries/*.rq`` and from the computed questions in
``analysis/computed/``, the answers from the cases that ship.
What each question is shown with is in :data:`GROUPS`.
"""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

if __name__ == "__main__":  # run as a script, Python looks for modules beside it only
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pyoxigraph as ox
from tools import generated_pages

import claimgraph as cg
from claimgraph.analysis.computed import COMPUTED, Computed
from claimgraph.case import Case
from claimgraph.graph.questions import Parameter, ParameterType, Question, read_questions

REPO = Path(__file__).resolve().parent.parent
PAGE = REPO / "docs" / "reference" / "questions.md"
QUERIES = REPO / "ontology" / "queries"

POLICE, FOG = "overseas-police-stations", "fog-banks"
MOST_ROWS = 5
"""How many rows of an answer are shown."""


@dataclass(frozen=True)
class Example:
    """What a question is shown with.

    Attributes:
        case: One of the cases that ship.
        arguments: What stands in its blanks.
        columns: The columns to show, separated by spaces; all of them where empty.
    """

    case: str
    arguments: dict[str, str] = field(default_factory=dict)
    columns: str = ""


GROUPS: dict[str, dict[str, Example]] = {
    "Whose word it is": {
        "who-says": Example(
            POLICE,
            {"predicate": "summonedBy"},
            "subject object origin stance status handle",
        ),
        "says": Example(POLICE, {"agent": "qingtian-psb"}, "part stance handle gloss"),
        "chain": Example(POLICE, {"claim": "p11-c01"}, "distance agent document act stance"),
        "longest-chains": Example(FOG, {"least": "4"}),
        "attribution": Example(
            POLICE, {"status": "silent", "source": "seed-article"}, "status handle gloss modality"
        ),
        "speakers": Example(
            POLICE, {"body": "global-affairs-canada"}, "speaker role occasion date reading audience"
        ),
        "labels": Example(POLICE, {"thing": "sg-stations-generic"}, "label by status handle"),
    },
    "Origins": {
        "origins": Example(
            FOG,
            {"subject": "dimmle-fog-office", "relation": "operates", "object": "fb-squintham"},
            "agents affirms group code handles",
        ),
        "origin-counts": Example(POLICE, {"source": "seed-article"}),
        "claims-by-origin": Example(POLICE, {"origin": "ccdi"}, "handle gloss status carriers"),
        "state-origins": Example(POLICE, {"origin": "prc-embassy-sa"}, "origin handle gloss"),
        "single-origin": Example(
            FOG, {"origin": "nine-mile-fog-society"}, "handle status gloss printed"
        ),
        "multi-origin-facts": Example(
            FOG,
            {"thing": "dimmle-fog-office"},
            "how strength handle origin otherHandle otherOrigin",
        ),
        "what-falls-without": Example(
            FOG, {"withdrawn": "nine-mile-fog-society", "source": "lantern-article"}
        ),
        "leans-on": Example(
            FOG, {"on": "witness-keeper"}, "subject relation object alone with handles"
        ),
        "single-points-of-failure": Example(FOG, {"least": "5"}),
        "dependencies": Example(POLICE, {"claim": "p02-c01"}, "handle how onHandle onGloss"),
        "circular": Example(FOG),
        "syndication": Example(FOG),
    },
    "Things": {
        "about": Example(
            FOG, {"thing": "fb-opera"}, "handle subject predicate object origin stance"
        ),
        "who-runs-what": Example(POLICE, {"whole": "sg-48-new"}),
        "who-found-what": Example(POLICE, {"finder": "safeguard-defenders"}),
        "involvement": Example(
            POLICE, {"agent": "sg-qingtian-stations"}, "relation what origin modality handle"
        ),
        "campaigns": Example(POLICE, {"campaign": "sky-net"}),
        "methods": Example(POLICE, {"method": "persuasion-to-return"}),
        "requests": Example(FOG, {}, "asker request addressee reportedBy handle"),
        "documents": Example(FOG),
        "where-is": Example(POLICE, {"within": "canada", "kind": "Facility"}),
    },
    "Numbers and time": {
        "numbers": Example(FOG, {"thing": "fb-all"}),
        "sums": Example(FOG),
        "reconciliations": Example(FOG, columns="whole stated cut parts sum verdict"),
        "timeline": Example(FOG, {}, "date reading thing predicate object role handle"),
        "starts": Example(POLICE, {"kind": "term:PoliceBureau"}),
        "order": Example(
            POLICE,
            {"thing": "ambassador-summons", "other": "sd-report-dec5"},
            "date otherDate stated read handle",
        ),
        "missing-years": Example(FOG, {}, "date reading thing predicate handle"),
    },
    "The network": {
        "central": Example(POLICE, {"limit": "5"}, "thing degree neighbours betweenness"),
        "communities": Example(POLICE, {"thing": "nantong-psb"}, "size thing central"),
        "bridges": Example(POLICE, {"least": "4"}, "thing other cutOff handle"),
        "shared-neighbours": Example(
            POLICE,
            {"thing": "nantong-psb", "other": "wenzhou-psb"},
            "shared subject predicate object handle",
        ),
        "motif": Example(POLICE, {"pattern": "A runs B, B partOf C, C partOf D"}),
    },
    "Doubts and gaps": {
        "contradictions": Example(
            POLICE, {"claim": "p10-c01"}, "saidBy relation strength by againstHandle"
        ),
        "denials": Example(FOG, {}, "agent subject predicate object inner handle"),
        "unknowns": Example(FOG),
        "no-place-stated": Example(FOG, {"kind": "term:FogBank"}),
        "gaps": Example(FOG, {}, "edges kind thing ask code"),
        "look-alike-names": Example(POLICE),
        "open-identities": Example(FOG, {}, "verdict one other reason"),
        "remarks": Example(POLICE, {"claim": "p16-c01"}, "remark on gloss handle"),
    },
}
"""Heading to questions, in the order of the page."""

_INTRODUCTION = """\
# The named questions

<!-- Written by tools/question_reference.py from ontology/queries/*.rq, the modules in
src/claimgraph/analysis/computed/ and the cases in graphs/. Change those, and run it again. -->

{count} questions come with claimgraph. `claimgraph ask` lists them, `claimgraph ask NAME` asks one,
`claimgraph ask NAME --explain` prints its SPARQL where it is a query, and
`case.ask(NAME, parameter="value")` is the same in Python.
[Ask questions](../how-to/queries.md) shows how, and how to keep one of your own.

A parameter that is left out stays open: the question is asked of everything. What the same word
means in every question:

| parameter | what to put there |
|---|---|
| `thing` | anything that the case speaks of, by id, IRI, or a name that only one thing goes by |
| `agent`, `origin` | who speaks; who said it first |
| `withdrawn` | an agent or a document: what would be left without it |
| `source` | a registered document: only what is said in it |
| `claim` | a claim, by the handle of its row (`p03-c04`) or how its id begins |
| `predicate`, `kind` | a relation; a class. `operates` is short for `cg:operates` |

And what the same word means in every answer:

| column | what it holds |
|---|---|
| `handle` | the row of a sheet: `claimgraph trace HANDLE` shows its receipt |
| `gloss` | what the passage says, in the analyst's words |
| `origin` | who said it first; `carriers` are those through whom it reached the document |
| `stance`, `status`, `modality` | codes: [what they mean](ontology.md#codes) |
| `reading` | a date as an analyst reads it, beside the date as it is stated |

An answer does not say whether something is true. It says who says so.
"""


class Reference:
    """The questions and the cases that answer them."""

    def __init__(self) -> None:
        self.questions = {**read_questions([QUERIES]), **COMPUTED}
        self._cases = {name: cg.open(REPO / "graphs" / name) for name in (POLICE, FOG)}

    def entry(self, name: str, example: Example) -> Iterator[str]:
        """Yield what there is to say of a question."""
        question = self.questions[name]
        yield f"### {name}\n"
        yield f"**{question.summary}**" + (
            f" {_cell(question.description)}" if question.description else ""
        )
        yield ""
        yield from _parameters(question)
        yield from self._shown(name, example)

    def _shown(self, name: str, example: Example) -> Iterator[str]:
        case = self._cases[example.case]
        arguments = "".join(
            f" {shlex.quote(f'{key}={value}')}" for key, value in example.arguments.items()
        )
        answer = case.ask(name, **example.arguments)
        columns = tuple(example.columns.split()) or answer.variables
        rows = [dict(zip(answer.variables, row, strict=True)) for row in answer.cells()]
        left_out = [f"`{v}`" for v in answer.variables if v not in columns]
        yield f"```sh\nclaimgraph -C graphs/{example.case} ask {name}{arguments}\n```\n"
        yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
        for row in rows[:MOST_ROWS]:
            yield f"| {' | '.join(_shortened(case, row[column]) for column in columns)} |"
        yield f"\n{_counted(len(rows))}{_further(left_out)}.\n"


def _parameters(question: Question | Computed) -> Iterator[str]:
    if not question.parameters:
        yield "It takes no parameters.\n"
        return
    yield "| parameter | is | what to put there |\n|---|---|---|"
    for parameter in question.parameters:
        yield f"| `{parameter.name}` | {_kind(parameter)} | {_cell(parameter.help)} |"
    yield ""


def _kind(parameter: Parameter) -> str:
    word = "relation" if parameter.type is ParameterType.PREDICATE else str(parameter.type)
    words = f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
    if parameter.required:
        return f"{words}, required"
    return f"{words}, `{parameter.default}` if left out" if parameter.default else words


def _shortened(case: Case, term: object) -> str:
    if isinstance(term, ox.NamedNode):
        return f"`{case.namespaces.shorten(term.value).removeprefix(':')}`"
    return _cell(term.value) if isinstance(term, ox.Literal) else ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _counted(rows: int) -> str:
    if rows > MOST_ROWS:
        return f"The first {MOST_ROWS} of {rows} rows"
    return "One row" if rows == 1 else f"{rows} rows"


def _further(columns: list[str]) -> str:
    return f"; further columns: {', '.join(columns)}" if columns else ""


def page() -> str:
    """Return the reference page as Markdown.

    Raises:
        ValueError: a question has no example, or an example no question.
    """
    reference = Reference()
    shown = [name for group in GROUPS.values() for name in group]
    odd = set(shown) ^ reference.questions.keys()
    if odd or len(shown) != len(set(shown)):
        raise ValueError(f"each question needs one example in GROUPS: {', '.join(sorted(odd))}")
    lines = [_INTRODUCTION.format(count=len(shown)), "## All questions\n"]
    for heading, group in GROUPS.items():
        lines += [f"{heading}:\n", "| question | in words |\n|---|---|"]
        lines += [f"| [{n}](#{n}) | {_cell(reference.questions[n].summary)} |" for n in group]
        lines.append("")
    for heading, group in GROUPS.items():
        lines.append(f"## {heading}\n")
        lines += [line for name in group for line in reference.entry(name, group[name])]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(generated_pages.run("tools/question_reference.py", PAGE, page, sys.argv[1:]))
