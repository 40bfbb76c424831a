"""The verbs, one module each, in the order in which one meets them."""

from __future__ import annotations

import click

from claimgraph.cli.verbs.add import add
from claimgraph.cli.verbs.ask import ask
from claimgraph.cli.verbs.check import check
from claimgraph.cli.verbs.cite import cite
from claimgraph.cli.verbs.demo import demo
from claimgraph.cli.verbs.diff import diff
from claimgraph.cli.verbs.evaluate import evaluate
from claimgraph.cli.verbs.explore import explore
from claimgraph.cli.verbs.export import export
from claimgraph.cli.verbs.extract import extract
from claimgraph.cli.verbs.find import find
from claimgraph.cli.verbs.import_ import import_
from claimgraph.cli.verbs.init import init
from claimgraph.cli.verbs.judge import judge
from claimgraph.cli.verbs.path import path
from claimgraph.cli.verbs.query import query
from claimgraph.cli.verbs.review import review
from claimgraph.cli.verbs.show import show
from claimgraph.cli.verbs.stats import stats
from claimgraph.cli.verbs.status import status
from claimgraph.cli.verbs.timeline import timeline
from claimgraph.cli.verbs.trace import trace
from claimgraph.cli.verbs.views import views

SECTIONS: dict[str, tuple[click.Command, ...]] = {
    "Start": (demo, init, status),
    "Fill and verify": (add, extract, review, cite, import_, check),
    "Look and ask": (find, show, trace, query, ask, path, stats, timeline),
    "Choose what counts": (judge, views, diff),
    "Hand on": (explore, export),
    "Measure": (evaluate,),
}
