"""Who decides in this run."""

from __future__ import annotations

import getpass

from claimgraph.cli import output
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError


def who(session: Session, named: str) -> str:
    """Return who decides: as named, else the case's only analyst, else who is logged in.

    Raises:
        UsageError: nobody is.
    """
    if named.strip():
        return named
    analysts = session.case.analysts()
    if len(analysts) == 1:
        found = session.case.namespaces.shorten(analysts[0].iri)
    else:
        try:
            found = getpass.getuser()
        except (KeyError, OSError):  # a container without an entry for its user
            mend = "Give --by NAME, or set CLAIMGRAPH_ANALYST."
            raise UsageError("nobody is named who decides", mend=mend) from None
    session.say(f"deciding as {output.one_line(found)} (--by NAME says otherwise)")
    return found
