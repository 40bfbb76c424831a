"""Silencing findings from the command line, each with a reason."""

from __future__ import annotations

from datetime import UTC, datetime

from claimgraph.cli import output
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError
from claimgraph.model.silence import Silence


def silence(
    session: Session, what: str, reason: str | None, by: str | None, *, as_json: bool
) -> None:
    """Keep in the case that findings are not to be heard.

    Args:
        session: The run.
        what: ``CODE``, or ``CODE:THING,THING``.
        reason: Why.
        by: Who decided.
        as_json: True to print what is kept as a JSON object.
    """
    if not reason:
        raise UsageError("--silence needs a reason", mend="Say why with --reason TEXT.")
    code, things = _parts(what)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made = session.case.silence(code, *things, reason=reason, by=by or "", at=now)
    session.say(f"silenced {_named(code, things)}: {reason}")
    if as_json:
        output.show_json({"silence": _record(session, made)})


def unsilence(session: Session, what: str, *, as_json: bool) -> None:
    """Take a silence back.

    Args:
        session: The run.
        what: As for :func:`silence`.
        as_json: True to print what was taken back as a JSON object.
    """
    code, things = _parts(what)
    gone = session.case.unsilence(code, *things)
    session.say(f"{_named(code, things)} is heard again")
    if as_json:
        output.show_json({"heard_again": _record(session, gone)})


def _record(session: Session, silence: Silence) -> dict[str, object]:
    shorten = session.case.namespaces.shorten
    return {
        "code": silence.code,
        "about": [shorten(thing) for thing in silence.things],
        "reason": silence.reason,
        "by": shorten(silence.by) if silence.by else None,
        "at": silence.at or None,
    }


def _parts(what: str) -> tuple[str, list[str]]:
    code, _, things = what.partition(":")
    return code.upper(), [thing for thing in things.split(",") if thing]


def _named(code: str, things: list[str]) -> str:
    return f"{code} about {' and '.join(things)}" if things else code
