"""claimgraph views."""

from __future__ import annotations

import click

from claimgraph.cli.command import verb
from claimgraph.cli.options import as_json
from claimgraph.cli.session import Session
from claimgraph.errors import UsageError


@verb(
    "List the views; keep or drop one",
    "claimgraph views",
    "claimgraph views --without safeguard-defenders --save no-ngo",
    "claimgraph views --drop no-ngo",
    reads_view=True,
)
@click.option("--save", metavar="NAME", help="Keep the view that the options make, as NAME.")
@click.option("--reason", metavar="TEXT", default="", help="Why it is kept.")
@click.option("--drop", metavar="NAME", help="Keep the view NAME no longer.")
@as_json
@click.pass_obj
def views(session: Session, save: str | None, reason: str, drop: str | None, as_json: bool) -> None:
    """List the views that the case knows, or keep one under a name.

    A view says which claims count. It is kept in case.ttl as a policy, never as
    a list of edges, and is worked out anew whenever the files change.
    """
    from claimgraph.cli import view_differences

    case = session.case
    is_list = save is None and drop is None
    if save is not None and drop is not None:
        raise UsageError("--save and --drop do not go together", mend="Do one after the other.")
    if reason and save is None:
        raise UsageError("--reason goes with --save", mend="Name the view with --save NAME.")
    if save is not None:
        case.keep_view(save, case.view, reason=reason)
        session.say(f"kept the view {save!r}: {case.view.text(case.namespaces.shorten)}")
    elif drop is not None:
        case.drop_view(drop)
        session.say(f"dropped the view {drop!r}")
    if is_list or as_json:
        view_differences.show_views(session, as_json=as_json)
