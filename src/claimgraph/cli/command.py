"""What a verb is on the command line: its help, and the options that all verbs share."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import Any

import click

from claimgraph.cli.session import Session

_EVERYWHERE = "Options of every verb"
_COUNTING = "Which claims count"


class HungUp(Exception):
    """Who reads our answer has had enough (``| head``)."""


def session_of(ctx: click.Context) -> Session:
    """Return the session of a run, begun where it has not been yet."""
    root = ctx.find_root()
    if root.obj is None:
        root.obj = Session()
    session: Session = root.obj
    return session


def _setting(attribute: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Return a callback that notes an option in the session; a later place wins."""

    def note(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        session = session_of(ctx)
        if value:
            setattr(session, attribute, value)

    return note


def shared_options() -> list[click.Option]:
    """Return the options that stand before a verb or after it."""
    views = "Which claims count: accepted, all, undisputed, corroborated, or one of the case's own."
    quiet = "Print the answer and nothing else."
    verbose = "Say what is being done, and how long it took."
    given: list[tuple[tuple[str, ...], str, dict[str, Any]]] = [
        (("-C", "--case"), "place", {"metavar": "CASE", "help": "The case's folder."}),
        (("--view",), "view_name", {"metavar": "VIEW", "help": views}),
        (("-q", "--quiet"), "quiet", {"is_flag": True, "help": quiet}),
        (("-v", "--verbose"), "verbose", {"is_flag": True, "help": verbose}),
    ]  # fmt: skip
    return [
        click.Option(
            [*names, f"shared_{attribute}"],
            expose_value=False,
            callback=_setting(attribute),
            is_eager=True,
            **settings,
        )
        for names, attribute, settings in given
    ]


def view_options() -> list[click.Option]:
    """Return the criteria that refine a view, which stand before a verb or after it."""
    given: list[tuple[str, str, dict[str, Any]]] = [
        ("--without", "THING", {"multiple": True, "help": _WITHOUT}),
        ("--only", "THING", {"multiple": True, "help": "Listen to this agent or document alone."}),
        (
            "--undisputed",
            "",
            {"is_flag": True, "help": "Leave out what is denied or contradicted."},
        ),
        ("--origins", "N", {"help": "Edges with N independent origins or more."}),
        ("--known-by", "DATE", {"help": "What was said or published by DATE."}),
        ("--valid-at", "DATE", {"help": "What held in the world at DATE."}),
        ("--dates", "HOW", {"help": "Let in what is possibly or only what is certainly so."}),
        ("--min-credibility", "GRADE", {"help": "Claims that are graded 1 to GRADE (1 is best)."}),
        ("--min-reliability", "GRADE", {"help": "What a document graded A to GRADE says."}),
    ]
    return [
        click.Option(
            [name, f"view{name.replace('-', '_')}"],
            metavar=metavar or None,
            expose_value=False,
            callback=_criterion(name[2:]),
            is_eager=True,
            **settings,
        )
        for name, metavar, settings in given
    ]


_WITHOUT = "Withdraw this agent or document, and all that leans on it."


def _criterion(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
    """Return a callback that adds a criterion to the view, as views are written."""

    def note(ctx: click.Context, _: click.Parameter, value: Any) -> None:
        values = value if isinstance(value, tuple) else (value,) if value else ()
        for each in values:
            word = name if each is True else f"{name}={each}"
            session_of(ctx).criteria.append(shlex.quote(word))

    return note


class Verb(click.Command):
    """A verb; it takes the shared options too, and its help lists them apart.

    Args:
        reads_view: True where it looks at the claims that count, and so takes the
            criteria of a view.
    """

    def __init__(self, *args: Any, reads_view: bool = False, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.shared = shared_options()
        self.criteria = view_options() if reads_view else []
        self.params += [*self.criteria, *self.shared]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verb's own options, those that choose claims, then those of every verb."""
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        own = [p for p in options if p not in self.shared and p not in self.criteria]
        for heading, group in (
            ("Options", own),
            (_COUNTING, self.criteria),
            (_EVERYWHERE, self.shared),
        ):
            records = [record for p in group if (record := p.get_help_record(ctx))]
            if records:
                with formatter.section(heading):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, under a heading like the others."""
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.splitlines():
                    formatter.write(f"{' ' * formatter.current_indent}{line}\n")


def verb(
    short: str, *examples: str, name: str | None = None, reads_view: bool = False
) -> Callable[[Callable[..., Any]], Verb]:
    """Make a function a verb.

    Args:
        short: What it does, for the list of verbs; 55 characters at most.
        examples: Commands that run on the example that ships.
        name: Its name; that of the function where None.
        reads_view: True where it takes the criteria of a view.
    """
    epilog = "\n".join(examples)
    return click.command(name, cls=Verb, short_help=short, epilog=epilog, reads_view=reads_view)


def hidden(options: list[click.Option]) -> list[click.Option]:
    """Return `options`, not shown in help."""
    for option in options:
        option.hidden = True
    return options


class Verbs(click.Group):
    """The verbs in the order in which one meets them, in groups.

    Args:
        sections: Heading to verbs.
    """

    def __init__(
        self,
        name: str | None = None,
        *,
        sections: dict[str, tuple[click.Command, ...]],
        **settings: Any,
    ) -> None:
        commands = [command for group in sections.values() for command in group]
        super().__init__(name, commands, **settings)
        self.sections = sections
        self.params = [*shared_options(), *hidden(view_options()), *self.params]

    def invoke(self, ctx: click.Context) -> Any:
        """Run a verb; click has an answer of its own to a reader that is gone, we another."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise HungUp from None

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the verbs in order."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs under the headings of their groups."""
        widest = max(len(name) for name in self.commands)
        for heading, commands in self.sections.items():
            with formatter.section(heading):
                rows = [(f"{c.name or '':<{widest}}", c.get_short_help_str(80)) for c in commands]
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how to begin, as it stands."""
        formatter.write(f"\n{self.epilog}\n")
