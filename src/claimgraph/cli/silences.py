"""Silencing findings from the command line, each with a reason."""

from __future__ import annotations

from datetime import UTC, datetime

from claimgraph.cli.session import Session
from claimgraph.errors import UsageError


def silence(session: Session, what: str, reason: str | None, by: str | None) -> None:
    """Keep in the case that findings are not to be heard.

    Args:
        session: The run.
        what: ``CODE``, or ``CODE:THING,THING``.
        reason: Why.
        by: Who decided.
    """
    if not reason:
        raise UsageError("--silence needs a reason", mend="Say why with --reason TEXT.")
    code, things = _parts(what)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    session.case.silence(code, *things, reason=reason, by=by or "", at=now)
    session.say(f"silenced {_named(code, things)}: {reason}")


def unsilence(session: Session, what: str) -> None:
    """Take a silence back.

    Args:
        session: The run.
        what: As for :func:`silence`.
    """
    code, things = _parts(what)
    session.case.unsilence(code, *things)
    session.say(f"{_named(code, things)} is heard again")


def _parts(what: str) -> tuple[str, list[str]]:
    code, _, things = what.partition(":")
    return code.upper(), [thing for thing in things.split(",") if thing]


def _named(code: str, things: list[str]) -> str:
    return f"{code} about {' and '.join(things)}" if things else code
