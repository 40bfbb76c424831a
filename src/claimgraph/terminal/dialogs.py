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
from claimgraph.reviewing.completing import THING_FIELDS, Choice
from claimgraph.reviewing.shown import NEW

_CANCEL = Binding("escape", "cancel", "Back")

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
            yield Label(self._question, markup=False)
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
        with Vertical(classes="dialog tall"):
            yield Label(self._question, markup=False)
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
        Binding("down", "into_choices", "To what may be meant", show=False),
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
            yield Label(self._title, markup=False)
            with VerticalScroll():
                for field, value in self._fields.items():
                    with Horizontal(classes="line"):
                        yield Label(field, classes="field")
                        yield Input(value, name=field, compact=True)
            yield OptionList(id="choices")
            yield Static("enter: next field   ↓: what may be meant   ctrl+s: keep   esc: back")

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
        self.focus_next(Input)

    def _offer(self, input_: Input) -> None:
        self._field = input_.name or ""
        typed = input_.value.strip()
        self._choices = self._complete(self._field, typed)
        listed = self.query_one("#choices", OptionList)
        listed.clear_options()
        listed.add_options(Option(_told(choice)) for choice in self._choices)
        if typed and names_a_thing(self._field) and NEW in self._fields:
            listed.add_option(Option(Text(f"a new thing: {one_line(typed)}", style="yellow")))

    def action_into_choices(self) -> None:
        """Go from a field to the list of what may be meant in it."""
        listed = self.query_one("#choices", OptionList)
        if isinstance(self.focused, Input) and listed.option_count:
            listed.focus()
            listed.highlighted = 0

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        input_ = self._input(self._field)
        if event.option_index < len(self._choices):
            value = self._choices[event.option_index].value
            input_.value = completed(self._field, input_.value, value)
        else:
            self._describe(input_.value.strip())
        input_.focus()
        input_.cursor_position = len(input_.value)

    def _input(self, field: str) -> Input:
        return next(input_ for input_ in self.query(Input) if input_.name == field)

    def _describe(self, name: str) -> None:
        """Ask what a new thing is, and put it down among those that are new."""

        def told(fields: dict[str, str] | None) -> None:
            kind = (fields or {}).get("type", "")
            new = self._input(NEW)
            one = f"{name} ({kind})" if kind else name
            new.value = f"{new.value}; {one}" if new.value else one

        asked = EditDialog(f"What kind of thing is {name}?", {"type": ""}, self._complete)
        self.app.push_screen(asked, told)

    def action_save(self) -> None:
        """End with what was changed."""
        values = {i.name: i.value.strip() for i in self.query(Input) if i.name}
        self.dismiss({f: v for f, v in values.items() if v != self._fields[f]})

    def action_cancel(self) -> None:
        """Leave, and change nothing."""
        self.dismiss(None)


def completed(field: str, text: str, value: str) -> str:
    """Return a field's text with `value` in the place of what is being written.

    In a field that takes several things it is the last one that is being written.
    """
    if field not in ("chain", "qualifiers"):
        return value
    ends = [text.rfind(mark) + len(mark) for mark in _MARKS if mark in text]
    return text[: max(ends, default=0)] + value


_MARKS = (" > ", " + ", " via ", "; ", "=")


def _told(choice: Choice) -> Text:
    line = Text(no_wrap=True, overflow="ellipsis")
    line.append(one_line(choice.label), style="bold")
    if choice.value != choice.label:
        line.append(f"  {one_line(choice.value)}", style="dim")
    return line.append(f"  {one_line(choice.detail)}" if choice.detail else "", style="italic dim")


def names_a_thing(field: str) -> bool:
    """Return whether a thing may be named in a field that is one name from end to end."""
    return field in THING_FIELDS and field not in ("chain", "qualifiers")
