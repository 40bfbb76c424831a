"""What the review asks for: a reason, fields with what they may mean, one or several proposals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList, SelectionList, Static
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from claimgraph.presentation.plain_text import one_line
from claimgraph.reviewing.completing import Choice, with_new
from claimgraph.reviewing.edit import NEW

_CANCEL = Binding("escape", "cancel", "Back")

_SHORT = 8
"""Lines for which a dialog needs not be tall."""

Complete = Callable[[str, str], list[Choice]]
"""From a field and what is written in it to what may be meant."""


class TextDialog(ModalScreen[str]):
    """Asks for one line of text; "" where it was left.

    Args:
        question: What is asked.
        suggestions: Texts to choose from.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _CANCEL,
        Binding("down", "into_suggestions", "To the suggestions", show=False),
    ]

    def __init__(self, question: str, suggestions: Sequence[str] = ()) -> None:
        super().__init__()
        self._question = question
        self._suggestions = suggestions

    def compose(self) -> ComposeResult:
        """Lay the question, the line and the suggestions out."""
        with Vertical(classes="dialog"):
            yield Label(self._question, classes="title", markup=False)
            yield Input()
            if self._suggestions:
                yield OptionList(*(Text(one_line(each)) for each in self._suggestions))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value.strip())

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._suggestions[event.option_index])

    def action_into_suggestions(self) -> None:
        """Go from the line to the suggestions."""
        if self._suggestions and isinstance(self.focused, Input):
            self.query_one(OptionList).focus()

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss("")


class ChooseDialog(ModalScreen[list[int]]):
    """Asks for one of several lines, or for some of them.

    Args:
        question: What is asked.
        lines: To choose from.
        several: True to choose some with the space bar, and to end with enter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _CANCEL,
        Binding("enter", "done", "Done", priority=True),
    ]

    def __init__(self, question: str, lines: Iterable[Text], *, several: bool = False) -> None:
        super().__init__()
        self._question = question
        self._lines = list(lines)
        self._several = several

    def compose(self) -> ComposeResult:
        """Lay the question and the lines out."""
        is_long = len(self._lines) > _SHORT
        with Vertical(classes="dialog tall" if is_long else "dialog"):
            yield Label(self._question, classes="title", markup=False)
            if self._several:
                yield SelectionList[int](*(Selection(t, n) for n, t in enumerate(self._lines)))
            else:
                yield OptionList(*self._lines)

    def action_done(self) -> None:
        """End with what is chosen."""
        if self._several:
            self.dismiss(list(self.query_one(SelectionList).selected))
            return
        at = self.query_one(OptionList).highlighted
        self.dismiss([] if at is None else [at])

    def action_cancel(self) -> None:
        """Leave without a choice."""
        self.dismiss([])


class ShowDialog(ModalScreen[bool]):
    """Shows lines, and asks whether to go on; True only where a person says so.

    What goes on is another key than what closes a list: a key that is held down must not
    decide on what nobody has seen.

    Args:
        title: What is shown.
        lines: The lines.
        action: What ``y`` does, in words; "" where there is nothing to do but go back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [_CANCEL, Binding("y", "go_on", show=False)]

    def __init__(self, title: str, lines: Iterable[Text], action: str = "") -> None:
        super().__init__()
        self._title = title
        self._lines = list(lines)
        self._action = action

    def compose(self) -> ComposeResult:
        """Lay the lines out."""
        with Vertical(classes="dialog tall"):
            yield Label(self._title, classes="title", markup=False)
            yield OptionList(*self._lines)
            yield Static(f"y: {self._action}   esc: back" if self._action else "esc: back")

    def action_go_on(self) -> None:
        """End with yes."""
        if self._action:
            self.dismiss(True)

    def action_cancel(self) -> None:
        """End with no."""
        self.dismiss(False)


class _Field(Input):
    """A field of a form; the arrow is its own, since a form that scrolls would take it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.into_choices", "To what may be meant", show=False)
    ]


class EditDialog(ModalScreen[dict[str, str] | None]):
    """Changes fields; the one that is written in shows what may be meant.

    It ends with the fields that differ from what they were, or None where it was left.

    Args:
        title: What is edited.
        fields: Field to what stands in it.
        complete: Says what may be meant.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _CANCEL,
        Binding("ctrl+s", "save", "Keep the changes", priority=True),
    ]

    AUTO_FOCUS = "Input"

    def __init__(self, title: str, fields: Mapping[str, str], complete: Complete) -> None:
        super().__init__()
        self._title = title
        self._fields = dict(fields)
        self._complete = complete
        self._field = ""
        self._choices: list[Choice] = []

    def compose(self) -> ComposeResult:
        """Lay the fields out, and beside them what may be meant."""
        with Vertical(classes="dialog tall"):
            yield Label(self._title, classes="title", markup=False)
            with VerticalScroll():
                for field, value in self._fields.items():
                    with Horizontal(classes="line"):
                        yield Label(field, classes="field")
                        yield _Field(value, name=field, compact=True)
            yield OptionList(id="choices")
            enter = "keep" if len(self._fields) == 1 else "next field"
            yield Static(f"enter: {enter}   ↓: choose   ctrl+s: keep   esc: back")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        if event.input.has_focus:
            self._offer(event.input)

    def on_descendant_focus(self) -> None:
        """Offer what may be meant in the field that one comes to."""
        if isinstance(self.focused, Input):
            self._offer(self.focused)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        if len(self._fields) == 1:
            self.action_save()
        else:
            self.focus_next(Input)

    def _offer(self, input_: Input) -> None:
        self._field = input_.name or ""
        self._choices = self._complete(self._field, input_.value)
        listed = self.query_one("#choices", OptionList)
        listed.clear_options()
        listed.add_options(Option(_told(choice)) for choice in self._choices)

    def action_into_choices(self) -> None:
        """Go from a field to the list of what may be meant in it."""
        listed = self.query_one("#choices", OptionList)
        if isinstance(self.focused, Input) and listed.option_count:
            listed.focus()
            listed.highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        input_, choice = self._input(self._field), self._choices[event.option_index]
        input_.value = choice.text
        if choice.is_new:
            self._describe(choice.value)
        input_.focus()
        input_.cursor_position = len(input_.value)

    def _input(self, field: str) -> Input:
        return next(input_ for input_ in self.query(Input) if input_.name == field)

    def _describe(self, name: str) -> None:
        """Ask what a new thing is, and put it down among those that are new."""

        def told(fields: dict[str, str] | None) -> None:
            if fields is not None:
                new = self._input(NEW)
                new.value = with_new(new.value, name, fields.get("type", ""))

        asked = EditDialog(f"What kind of thing is {name}?", {"type": ""}, self._complete)
        self.app.push_screen(asked, told)

    def action_save(self) -> None:
        """End with what was changed."""
        values = {i.name: i.value.strip() for i in self.query(Input) if i.name}
        self.dismiss({f: v for f, v in values.items() if v != self._fields[f]})

    def action_cancel(self) -> None:
        """Leave, and change nothing."""
        self.dismiss(None)


def _told(choice: Choice) -> Text:
    if choice.is_new:
        return Text(f"{choice.detail}: {one_line(choice.label)}", style="yellow")
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append(one_line(choice.label), style="bold")
    if choice.value != choice.label:
        line.append(f"  {one_line(choice.value)}", style="dim")
    return line.append(f"  {one_line(choice.detail)}" if choice.detail else "", style="italic dim")
