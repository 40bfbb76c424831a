"""Reviewing in a terminal: the document on one side, the proposal on the other.

The screen draws what a :class:`~claimgraph.reviewing.desk.Desk` says, and hands keys to
it; it decides nothing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Footer, Static

from claimgraph.errors import ClaimgraphError, InvalidInput
from claimgraph.presentation.plain_text import plain
from claimgraph.reviewing.batch import Preview, WaitingRule, threshold
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.shown import REASONS, damage, fields, near, step_lines, taken_back
from claimgraph.terminal import drawing
from claimgraph.terminal.dialogs import ChooseDialog, EditDialog, ShowDialog, TextDialog

_AROUND = 1_500
_MOST_LISTED = 500


class ReviewApp(App[None]):
    """The review on a full screen.

    Args:
        desk: The session that it shows.
    """

    TITLE = "claimgraph review"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as the base has it
    CSS = """
    #head, #message { height: 1; padding: 0 1; }
    #notice { height: auto; max-height: 4; padding: 0 1; color: $text-warning; display: none; }
    #head { background: $primary-background; }
    #panes { height: 1fr; }
    #document { width: 3fr; padding: 0 1; border: round $primary; }
    #proposal { width: 2fr; padding: 0 1; border: round $secondary; }
    .-narrow #panes { layout: vertical; }
    .-narrow #document, .-narrow #proposal { width: 1fr; height: 1fr; }
    ModalScreen { align: center middle; }
    .dialog {
        width: 90%; max-width: 110; height: auto; max-height: 90%; padding: 0 1;
        background: $surface; border: thick $primary;
    }
    .tall { height: 90%; }
    .title { width: 1fr; }
    .line { height: 1; }
    .field { width: 14; color: $text-muted; }
    .dialog OptionList { height: auto; max-height: 12; }
    .dialog OptionList, .dialog SelectionList { text-wrap: nowrap; text-overflow: ellipsis; }
    .tall OptionList, .tall SelectionList { height: 1fr; max-height: 100%; }
    SelectionList > .selection-list--button, SelectionList > .selection-list--button-highlighted {
        color: $panel; background: $panel;
    }
    .dialog VerticalScroll { height: 2fr; }
    .dialog #choices { border: none; border-top: solid $primary; min-height: 6; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept", tooltip="accept it, as it stands"),
        Binding("e", "edit", "Edit", tooltip="change it; then a accepts it"),
        Binding("z", "reset", "As proposed", show=False, tooltip="forget what was changed"),
        Binding("r", "reject", "Reject", tooltip="reject it, with a reason"),
        Binding("s", "skip", "Skip", tooltip="skip it until all others were seen"),
        Binding("u", "undo", "Undo", tooltip="take the last decision back, of one or of many"),
        Binding("m", "merge", "Merge", tooltip="choose others that say the same"),
        Binding("x", "split", "Split", tooltip="make several claims of one passage"),
        Binding("b", "batch", "Batch", tooltip="look at all of a rule, and accept it"),
        Binding("question_mark", "keys", "Keys", key_display="?", tooltip="this list"),
        Binding("j,right", "move(1)", "Next", tooltip="the next"),
        Binding("k,left", "move(-1)", "Back", tooltip="the one before"),
        Binding("l", "list", "List", tooltip="a list of all; enter goes to one"),
        Binding("d", "whole", "Document", tooltip="the whole document, or less of it again"),
        Binding("q", "quit", "Quit", tooltip="leave; what was decided is written already"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_whole = False

    def compose(self) -> ComposeResult:
        """Lay the two panes out."""
        yield Static(id="head")
        yield Static(id="notice")
        with Horizontal(id="panes"):
            with VerticalScroll(id="document"):
                yield Static(id="text")
            with VerticalScroll(id="proposal"), Vertical():
                yield Static(id="card")
        yield Static(id="message")
        yield Footer(compact=True)

    def on_mount(self) -> None:
        """Show the first proposal."""
        self.query_one("#document").border_subtitle = drawing.key_text().markup
        notice = "\n".join(damage(self._desk))
        self.query_one("#notice").display = bool(notice)
        self._put("#notice", Text(plain(notice)))
        self._draw()
        self.query_one("#document").focus()

    def on_resize(self) -> None:
        """Bring the passage back into sight."""
        self.call_after_refresh(self._show_passage)

    # -- drawing ----------------------------------------------------------------

    def _draw(self, message: str = "", *, is_fault: bool = False) -> None:
        desk, item = self._desk, self._desk.current
        if item is None:
            self._draw_end()
        else:
            window = desk.passage(None if self._is_whole else _AROUND)
            title = desk.docket.content.label(item.proposal.source)
            self._put("#head", drawing.head_text(desk.progress, title, window.page))
            self._put("#text", drawing.document_text(window))
            self._put("#card", drawing.proposal_text(desk, item))
            self.query_one("#proposal").scroll_home(animate=False)
            self.call_after_refresh(self._show_passage)
        self._put("#message", Text(plain(message), style="bold red" if is_fault else "green"))

    def _draw_end(self) -> None:
        self._put("#head", drawing.head_text(self._desk.progress, "", None))
        self._put("#text", Text("Nothing waits. To undo the last decision: u. To leave: q."))
        self._put("#card", Text(""))

    def _put(self, place: str, text: Text) -> None:
        self.query_one(place, Static).update(text)

    def _show_passage(self) -> None:
        """Scroll the document so that the passage stands in its upper third."""
        if self._desk.current is None:
            return
        pane = self.query_one("#document")
        window = self._desk.passage(None if self._is_whole else _AROUND)
        line = drawing.lines_before(window, self.query_one("#text").size.width)
        pane.scroll_to(y=max(0, line - pane.size.height // 3), animate=False)

    def _do(self, action: Callable[[], str]) -> None:
        """Do something at the desk, and show what came of it."""
        message, is_fault = _tried(action)
        self._draw(message, is_fault=is_fault)

    async def _wait(self, doing: str, action: Callable[[], str]) -> None:
        """Do what may take long, and show that it does, and then what came of it."""
        self._put("#message", Text(f"{doing} …", style="yellow"))
        message, is_fault = await asyncio.to_thread(_tried, action)
        self._draw(message, is_fault=is_fault)

    # -- keys -------------------------------------------------------------------

    def action_accept(self) -> None:
        """Accept the proposal as it stands."""
        self._do(self._desk.accept)

    def action_skip(self) -> None:
        """Look at the next; this one comes again at the end."""
        self._do(self._desk.skip)

    def action_undo(self) -> None:
        """Take the last decision back."""
        self._do(self._desk.undo)

    def action_reset(self) -> None:
        """Forget what was changed."""
        self._do(self._desk.reset)

    def action_move(self, steps: int) -> None:
        """Look at another proposal."""
        self._do(lambda: self._desk.move(steps))

    def action_whole(self) -> None:
        """Show the whole document, or the surroundings of the passage again."""
        self._is_whole = not self._is_whole
        self._draw("the whole document" if self._is_whole else "around the passage")

    @work
    async def action_reject(self) -> None:
        """Ask why, and reject the proposal."""
        if self._desk.current is None:
            return
        reason = await self.push_screen_wait(TextDialog("Why is it rejected?", REASONS))
        if reason:
            self._do(lambda: self._desk.reject(reason))

    @work
    async def action_edit(self) -> None:
        """Change the proposal; it still has to be accepted."""
        if self._desk.current is None:
            return
        changed = await self._edited("Change the proposal")
        if changed:
            self._do(lambda: self._desk.edit(**_arguments(changed)))

    async def _edited(self, title: str) -> dict[str, str] | None:
        return await self.push_screen_wait(
            EditDialog(title, fields(self._desk), self._desk.complete)
        )

    @work
    async def action_split(self) -> None:
        """Accept the proposal as several claims, each changed in another way."""
        if self._desk.current is None:
            return
        parts: list[dict[str, str]] = []
        again = "Another claim of it? Choose, or esc to leave everything as it was."
        while True:
            changed = await self._edited(f"Claim {len(parts) + 1} of this passage")
            if changed is None:
                return
            parts.append({**self._desk.edited.values, **changed})
            these = f"these {len(parts)}" if len(parts) > 1 else "this one"
            lines = [Text("one more claim"), Text(f"accept {these}")]
            chosen = await self.push_screen_wait(ChooseDialog(again, lines))
            if not chosen:
                return
            if chosen == [1]:
                self._do(lambda: self._desk.split(parts))
                return

    @work
    async def action_merge(self) -> None:
        """Choose others that say the same, and accept this one for all of them."""
        if self._desk.current is None:
            return
        others = near(self._desk)
        lines = drawing.choice_lines(self._desk, others)
        question = "Which say the same? Space chooses, enter ends; they are rejected as the same."
        chosen = await self.push_screen_wait(ChooseDialog(question, lines, several=True))
        if chosen:
            self._do(lambda: self._desk.merge(others[n].proposal.id for n in chosen))

    @work
    async def action_list(self) -> None:
        """Choose which proposal to look at."""
        items = self._desk.items[:_MOST_LISTED]
        lines = drawing.choice_lines(self._desk, items)
        question = f"{len(self._desk.items):,} wait; enter goes to one"
        chosen = await self.push_screen_wait(ChooseDialog(question, lines))
        if chosen:
            self._do(lambda: self._desk.go(items[chosen[0]].proposal.id))

    @work
    async def action_batch(self) -> None:
        """Choose a rule and a threshold, look at what would be accepted, and accept it."""
        rules = self._desk.rules()
        if not rules:
            return
        question = "Accept all of a rule, after a look: which?"
        chosen = await self.push_screen_wait(ChooseDialog(question, drawing.rule_lines(rules)))
        if not chosen:
            return
        rule = rules[chosen[0]]
        steps = step_lines(rule)
        question = f"{rule.rate.rule}: from which score on? Choose with ↓, or write it."
        told = await self.push_screen_wait(TextDialog(question, list(steps)))
        if told:
            await self._look(rule, steps.get(told, told))

    async def _look(self, rule: WaitingRule, told: float | str) -> None:
        """Show what would be accepted; accept it where a person says so."""
        found: list[tuple[float, Preview]] = []

        def look() -> str:
            least = threshold(told) if isinstance(told, str) else told
            found.append((least, self._desk.preview(rule, least)))
            return ""

        await self._wait("looking", look)
        if not found:
            return
        ((least, preview),) = found
        title = f"{rule.rate.rule}, {least:.2f} and more: {preview.message()}"
        action = f"accept all {len(preview.proposals):,}" if preview.groups else ""
        lines = drawing.preview_lines(self._desk, preview)
        if await self.push_screen_wait(ShowDialog(title, lines, action)):
            token = preview.token
            await self._wait(
                "accepting", lambda: taken_back(self._desk.accept_shown(rule, least, token))
            )

    @work
    async def action_keys(self) -> None:
        """Show what each key does."""
        bindings = (b for b in self.BINDINGS if isinstance(b, Binding))
        await self.push_screen_wait(ShowDialog("Keys", drawing.help_lines(bindings)))


def _tried(action: Callable[[], str]) -> tuple[str, bool]:
    """Do something, and return what to say of it, and whether that is a fault."""
    try:
        return action(), False
    except InvalidInput as error:
        first = error.problems[0]
        return f"{first.message}. {first.mend}", True
    except ClaimgraphError as error:
        return f"{error.message}. {error.mend or ''}", True
    except OSError as error:  # a full disk, a folder that may not be written to
        return f"it could not be written: {error.strerror or error}", True


def _arguments(fields: dict[str, str]) -> dict[str, str]:
    return {field.replace("-", "_"): value for field, value in fields.items()}
