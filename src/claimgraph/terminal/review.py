"""Reviewing in a terminal: the document on one side, the proposal on the other.

The screen draws what a :class:`~claimgraph.reviewing.desk.Desk` says, and hands keys to
it; it decides nothing.
"""

from __future__ import annotations

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
from claimgraph.reviewing.desk import Desk
from claimgraph.reviewing.shown import REASONS, fields, near
from claimgraph.terminal import drawing
from claimgraph.terminal.dialogs import ChooseDialog, EditDialog, TextDialog

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
    #head { background: $primary-background; }
    #panes { height: 1fr; }
    #document { width: 3fr; padding: 0 1; border: round $primary; }
    #proposal { width: 2fr; padding: 0 1; border: round $secondary; }
    .-narrow #panes { layout: vertical; }
    .-narrow #document, .-narrow #proposal { width: 1fr; height: 1fr; }
    ModalScreen { align: center middle; }
    .dialog {
        width: 90%; max-width: 110; height: auto; max-height: 80%; padding: 1 2;
        background: $surface; border: thick $primary;
    }
    .tall { height: 85%; }
    .line { height: 1; }
    .field { width: 14; color: $text-muted; }
    .dialog OptionList { height: auto; max-height: 12; }
    .dialog OptionList, .dialog SelectionList { text-wrap: nowrap; text-overflow: ellipsis; }
    .tall OptionList, .tall SelectionList { height: 1fr; max-height: 100%; }
    .dialog VerticalScroll { height: 2fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "accept", "Accept"),
        Binding("e", "edit", "Edit"),
        Binding("r", "reject", "Reject"),
        Binding("s", "skip", "Skip"),
        Binding("u", "undo", "Undo"),
        Binding("m", "merge", "Merge"),
        Binding("x", "split", "Split"),
        Binding("j,right", "move(1)", "Next"),
        Binding("k,left", "move(-1)", "Back"),
        Binding("l", "list", "List"),
        Binding("d", "whole", "Document"),
        Binding("z", "reset", "As proposed", show=False),
        Binding("q", "quit", "Quit"),
    ]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._is_whole = False

    def compose(self) -> ComposeResult:
        """Lay the two panes out."""
        yield Static(id="head")
        with Horizontal(id="panes"):
            with VerticalScroll(id="document"):
                yield Static(id="text")
            with VerticalScroll(id="proposal"), Vertical():
                yield Static(id="card")
        yield Static(id="message")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first proposal."""
        self.query_one("#document").border_subtitle = drawing.key_text().markup
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
        try:
            message = action()
        except InvalidInput as error:
            first = error.problems[0]
            self._draw(f"{first.message}. {first.mend}", is_fault=True)
        except ClaimgraphError as error:
            self._draw(f"{error.message}. {error.mend or ''}", is_fault=True)
        except OSError as error:  # a full disk, a folder that may not be written to
            self._draw(f"it could not be written: {error.strerror or error}", is_fault=True)
        else:
            self._draw(message)

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
            lines = [Text("one more claim"), Text(f"accept these {len(parts)}")]
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


def _arguments(fields: dict[str, str]) -> dict[str, str]:
    return {field.replace("-", "_"): value for field, value in fields.items()}
