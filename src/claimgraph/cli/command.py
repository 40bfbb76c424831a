"""What a verb is on the command line: its help, and the options that all verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from claimgraph.cli.session import Session

_EVERYWHERE = "Options of every verb"


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
    views = "Which claims count: accepted, all."
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


class Verb(click.Command):
    """A verb; it takes the shared options too, and its help lists them apart."""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.shared = shared_options()
        self.params += self.shared

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verb's own options, then those of every verb."""
        shared = [record for p in self.shared if (record := p.get_help_record(ctx))]
        options = (p for p in self.get_params(ctx) if isinstance(p, click.Option))
        others = [p for p in options if p not in self.shared]
        own = [record for p in others if (record := p.get_help_record(ctx))]
        for heading, records in (("Options", own), (_EVERYWHERE, shared)):
            with formatter.section(heading):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples as they stand, under a heading like the others."""
        if self.epilog:
            with formatter.section("Examples"):
                for line in self.epilog.splitlines():
                    formatter.write(f"{' ' * formatter.current_indent}{line}\n")


def verb(
    short: str, *examples: str, name: str | None = None
) -> Callable[[Callable[..., Any]], Verb]:
    """Make a function a verb.

    Args:
        short: What it does, for the list of verbs; 55 characters at most.
        examples: Commands that run on the example that ships.
        name: Its name; that of the function where None.
    """
    return click.command(name, cls=Verb, short_help=short, epilog="\n".join(examples))


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
        self.params = [*shared_options(), *self.params]

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
