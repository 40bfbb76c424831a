"""An extractor of another package, which does what the text of a document says."""

from __future__ import annotations

from pathlib import Path

CODE = '''
"""Reads "A runs B." and does what else a text asks for."""

import os
import re
import signal
import time
import urllib.request

from claimgraph import Draft, ObjectKind, Words

RUNS = re.compile(r"(The [A-Z][a-z]+ [A-Z][a-z]+) runs (the [A-Z][a-z]+ [A-Z][a-z]+)")


class Plain:
    id = "plain"
    examples = ()

    def version(self, options):
        return "plain 1" + options.get("suffix", "")

    def propose(self, document, context):
        text = document.text
        if "DIE" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "FAIL" in text:
            raise ValueError("no such luck")
        if "FETCH" in text:
            urllib.request.urlopen("http://127.0.0.1:9/", timeout=1)
        if "SPIN" in text:
            while True:
                pass
        if "SLEEP" in text:
            time.sleep(60)
        if "SLOW" in text:
            time.sleep(float(options_of(context).get("nap", "0.3")))
        for found in RUNS.finditer(text):
            yield Draft(
                quote=found[0],
                at=found.span(),
                subject=Words(found[1], at=found.span(1)),
                predicate="operates",
                object=Words(found[2], at=found.span(2)),
                object_kind=ObjectKind.THING,
                rule="runs",
            )
        if "LIE" in text:
            nobody = Words("Nobody")
            yield Draft("no such words", nobody, "operates", nobody, ObjectKind.THING)


def options_of(context):
    return context.options


class Model(Plain):
    """One that asks a model, and keeps what it said."""

    id = "model"

    def replies(self):
        return {"%064x" % 7: b'{"said": "runs"}'}

    def remarks(self):
        return ("the server is slow",)
'''


def install(folder: Path) -> Path:
    """Put the package into a folder, as pip would, and return the folder."""
    (folder / "plain_extractor.py").write_text(CODE, encoding="utf-8")
    info = folder / "plain_extractor-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plain-extractor\nVersion: 1.0\n")
    points = "plain = plain_extractor:Plain\nmodel = plain_extractor:Model\n"
    (info / "entry_points.txt").write_text(f"[claimgraph.extractors]\n{points}")
    return folder
