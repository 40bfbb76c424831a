"""What a review shows, as styled text: the document with its marks, and the proposal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.content import Content

from claimgraph.model.entity import Entity
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation.plain_text import one_line, plain
from claimgraph.reviewing.batch import Preview, WaitingRule
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.docket import short_id
from claimgraph.reviewing.line import Progress
from claimgraph.reviewing.passage import CUE, OBJECT, QUOTE, SPEAKER, SUBJECT, Window
from claimgraph.reviewing.queue import Item
from claimgraph.reviewing.shown import columns, left_out, rule_line
from claimgraph.reviewing.telling import sentence, voices

# Each role has a letter in the key and a style that differs in more than its colour.
_STYLES = {
    "quote": Style(bold=True),
    "context": Style(italic=True),
    "subject": Style(bold=True, underline=True, color="green"),
    "object": Style(bold=True, underline=True, color="cyan"),
    "when": Style(bold=True, color="magenta"),
    "where": Style(bold=True, color="magenta"),
    "qualifier": Style(bold=True, color="magenta"),
    "speaker": Style(bold=True, italic=True, color="yellow"),
    "via": Style(bold=True, italic=True, color="yellow"),
    "cue": Style(reverse=True, color="yellow"),
    "name": Style(underline=True),
}
_KEY = (SUBJECT, OBJECT, SPEAKER, CUE, "when")
_WIDE = 12
_MORE = "… "


def document_text(window: Window) -> Text:
    """Return a part of a document with the words that the proposal took marked."""
    text = Text() if window.is_start else Text(_MORE, style="dim")
    for segment in window.segments():
        styles = [_STYLES[role] for role in segment.roles] or [Style(dim=True)]
        style = Style.combine(styles)
        text.append(_shown(segment.text), style=style)
    if not window.is_end:
        text.append(" …", style="dim")
    return text


def lines_before(window: Window, width: int) -> int:
    """Return how many lines of a pane stand before the passage, to scroll there."""
    start = next((m.start for m in window.marks if m.role == QUOTE), window.start)
    before = _shown(window.text[: start - window.start])
    mark = "" if window.is_start else _MORE
    return Content(f"{mark}{before}.").get_height({}, max(width, 1)) - 1


def _shown(text: str) -> str:
    return plain(text).replace("\t", "    ")


def key_text() -> Text:
    """Return which style stands for what."""
    shown = (Text(f" {role} ", style=_STYLES[role]) for role in _KEY)
    return Text(" ").join(shown)


def head_text(progress: Progress, document: str, page: int | None) -> Text:
    """Return the line above everything: which proposal of how many, and of which document."""
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f"{progress.position:,} of {progress.waiting:,} waiting", style="bold")
    text.append(f"  {progress.accepted:,} accepted  {progress.rejected:,} rejected", style="dim")
    if progress.skipped:
        text.append(f"  {progress.skipped:,} skipped", style="dim")
    where = one_line(document) + (f", page {page}" if page else "")
    return text.append(f"  {where}" if document else "")


def proposal_text(desk: Desk, item: Item) -> Text:
    """Return the current proposal: what would be accepted, who says it, and what it is worth."""
    edited = desk.edited.values
    text = Text()
    for column, value, name in columns(desk):
        style = _STYLES.get("speaker" if column == "chain" else column, Style(bold=True))
        text.append(f"{column:<{_WIDE}} ", style="dim")
        text.append(one_line(value), style=style)
        text.append(f"  {one_line(name)}" if name else "", style="dim")
        text.append("  (changed)\n" if column in edited else "\n", style="yellow")
    text.append_text(_new_things(desk.new, desk.docket.vocabulary))
    text.append_text(_worth(item))
    for fault in desk.faults():
        text.append(f"\ncan't be accepted as it is: {plain(fault.message)}", style="bold red")
        text.append(f"\n{plain(fault.mend)}", style="red")
    return text


def _new_things(new: Iterable[Entity], vocabulary: Vocabulary) -> Text:
    text = Text()
    for entity in new:
        kinds = ", ".join(vocabulary.label(iri) for iri in entity.types)
        text.append("\nnew ", style="bold yellow")
        text.append(f"{one_line(entity.label)} ({one_line(kinds)})")
    return text.append("\n") if text else text


def _worth(item: Item) -> Text:
    origin = item.proposal.origin
    text = Text("\n")
    for point, worth in item.points:
        text.append(f"{worth:+.2f} ", style="dim")
        text.append(f"{one_line(point)}\n", style="dim")
    rule = origin.rule[:24]
    text.append(f"{short_id(item.proposal)}  {one_line(origin.extractor)} {one_line(rule)}", "dim")
    return text.append("\n")


def choice_lines(desk: Desk, items: Iterable[Item]) -> Iterator[Text]:
    """Yield one line for each proposal of a list to choose from."""
    for item in items:
        line = Text(f"{item.worth:4.2f} ", style="dim")
        line.append(one_line(sentence(desk.docket, item.proposal)), style="not dim")
        said = one_line(voices(item.proposal))
        yield line.append(f"  {said}" if said else "")


def rule_lines(rules: Iterable[WaitingRule]) -> Iterator[Text]:
    """Yield one line for each rule of which proposals wait."""
    told = [rule_line(rule) for rule in rules]
    wide = max((len(one_line(each.name)) for each in told), default=0)
    for each in told:
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f"{one_line(each.name):<{wide}}  ", style="bold")
        line.append(f"{each.waiting}  {each.scores}  {each.rate}  ")
        yield line.append(one_line(each.extractor), style="dim")


def preview_lines(desk: Desk, preview: Preview) -> Iterator[Text]:
    """Yield what would be accepted, each with its passage, and then what is left out."""
    docket = desk.docket
    for proposal in preview.proposals:
        line = Text(f"{proposal.score:.2f} ", style="dim")
        line.append(one_line(sentence(docket, proposal)), style="not dim")
        said = one_line(voices(proposal))
        line.append(f"  {said}" if said else "")
        yield line.append(f"\n     “{one_line(proposal.quote)}”")
    for entity in preview.acceptance.content.entities.values():
        kinds = ", ".join(docket.vocabulary.label(iri) for iri in entity.types)
        yield Text(f"new {one_line(entity.label)} ({one_line(kinds)})", style="yellow")
    for told in left_out(preview):
        yield Text(one_line(told), style="red")


def help_lines(bindings: Iterable[Binding]) -> Iterator[Text]:
    """Yield what each key does."""
    for binding in bindings:
        keys = " ".join(_KEY_NAMES.get(key, key) for key in binding.key.split(","))
        yield Text.assemble((f"{keys:<{_WIDE}} ", "bold"), binding.tooltip)


_KEY_NAMES = {"question_mark": "?", "right": "→", "left": "←"}
