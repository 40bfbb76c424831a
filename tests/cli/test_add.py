"""claimgraph add: what it prints, what it leaves, and how it ends."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, Outcome
from tests.cli.test_terminal import POSIX, seen
from tests.documents import samples

GAZETTE = (
    "THE GAZETTE\n3 May 2024\n\nThe Tea Board runs the Great Kettle, a clerk of the board writes. "
    "It has done so since 2019.\n\n“We have at least 80 cups,” the board says.\n"
)
SHEET = """
claimgraph-sheet: 1
source: gazette
entities:
  - {id: tea-board, type: Organisation, name: The Tea Board}
  - {id: kettle, type: Facility, name: The Great Kettle}
claims:
  - {id: g1, subject: tea-board, predicate: operates, object: kettle, quote: runs the Great Kettle}
  - {id: g2, subject: tea-board, predicate: operates, object: kettle, when: 2019/..,
     quote: since 2019}
"""


@pytest.fixture
def tea(cli: Cli) -> Cli:
    """Commands beside an empty case `tea`, some documents and a sheet."""
    assert cli("init", "tea").code == 0
    Path("gazette.txt").write_text(GAZETTE, encoding="utf-8")
    Path("sheet.yaml").write_text(SHEET, encoding="utf-8")
    Path("report.pdf").write_bytes(samples.pdf("Page one.", "Page two.", title="A report"))

    def call(*arguments: str, stdin: bytes = b"") -> Outcome:
        return cli("-C", "tea", *arguments, stdin=stdin)

    return call


def test_a_document_is_taken_in_and_told(tea: Cli) -> None:
    done = tea("add", "report.pdf", "gazette.txt")
    assert done.code == 0
    assert done.out == (
        "+ report  report.pdf: PDF, 20 characters, 2 pages\n"
        "    title     A report  (PDF Title)\n"
        "+ gazette  gazette.txt: text, 162 characters\n"
        "    title     THE GAZETTE  (first line)\n"
        "    language  en  (the words of the text)\n"
    )
    assert done.err == "added 2 documents\n"


def test_a_second_run_changes_nothing(tea: Cli) -> None:
    tea("add", "report.pdf")
    done = tea("add", "report.pdf")
    assert done.out == "= report  report.pdf: PDF, 20 characters, 2 pages: known already\n"
    assert done.err == "nothing changed: 1 known already\n"


def test_a_trial_writes_nothing(tea: Cli) -> None:
    done = tea("add", "report.pdf", "--dry-run")
    assert done.err == ("would add 1 document\nnothing was written; it is without --dry-run\n")
    assert not Path("tea/sources").exists()


def test_stdin_has_a_name(tea: Cli) -> None:
    done = tea("add", "-", "--name", "saved.html", "--title", "A page", stdin=samples.page())
    assert done.code == 0
    assert done.out.startswith("+ saved  saved.html: HTML, ")
    assert tea("find", "A page").code == 0


def test_what_can_not_be_read_is_told_and_the_rest_is_taken_in(tea: Cli) -> None:
    Path("post").mkdir()
    Path("post/broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    Path("post/logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    Path("post/one.txt").write_text("One.", encoding="utf-8")
    done = tea("add", "post", "--ocr", "none")
    assert done.code == 1
    assert done.out.startswith("+ one  one.txt: text, 4 characters\n")
    assert "post/broken.pdf: it can't be read as PDF" in done.err
    assert "left out post/logo.png: it is a picture, which is not read\n" in done.err
    assert done.err.endswith("added 1 document, 1 not read\n")


def test_a_picture_that_is_named_is_a_fault(tea: Cli) -> None:
    Path("logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = tea("add", "logo.png", "--ocr", "none")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "logo.png: it is a picture, which is not read\n"
        "  Install claimgraph[ocr] and tesseract to have its text recognised, and add it again.\n"
        "nothing changed: 1 not read\n"
    )


def test_a_new_version_tells_what_became_of_each_passage(tea: Cli) -> None:
    tea("add", "gazette.txt")
    assert tea("import", "sheet.yaml").code == 0
    Path("new.txt").write_text("CORRECTED\n" + GAZETTE.replace("since 2019", "for years"), "utf-8")
    done = tea("add", "new.txt", "--source", "gazette", "--dry-run")
    assert done.out.splitlines()[0] == "~ gazette  new.txt: text, 171 characters: a new version"
    done = tea("add", "new.txt", "--source", "gazette")
    assert done.code == 0
    assert done.out.splitlines()[-3:] == [
        "    2 passages of the version before: 1 moved, 1 lost",
        "      moved     g1: 38-59 → 48-69 “runs the Great Kettle”",
        "      lost      g2: 105-115 “since 2019”",
    ]
    assert done.err == "1 new version\n"
    assert tea("check", "--select", "CG1").code == 0
    assert tea("trace", "g2").code == 0


def test_json_tells_everything(tea: Cli) -> None:
    tea("add", "gazette.txt")
    tea("import", "sheet.yaml")
    Path("new.txt").write_text("CORRECTED\n" + GAZETTE, encoding="utf-8")
    told = tea("add", "new.txt", "report.pdf", "--json").json
    assert list(told) == ["dry_run", "changed", "documents", "refused"]
    assert told["changed"] is True
    told = tea("add", "new.txt", "--source", "gazette", "--json")
    assert told.code == 1, "it is another source already"
    Path("newer.txt").write_text("CORRECTED AGAIN\n" + GAZETTE, encoding="utf-8")
    (document,) = tea("add", "newer.txt", "--source", "gazette", "--json").json["documents"]
    assert document["outcome"] == "revision"
    assert document["proposed"][0] == {
        "field": "title",
        "value": "CORRECTED AGAIN",
        "where": "first line",
        "taken": False,
    }
    assert document["passages"][0] == {
        "rows": ["g1"],
        "fate": "moved",
        "before": [38, 59],
        "now": [54, 75],
        "words_stand_at": [54],
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("report.pdf", "gazette.txt", "--title", "T"), "there are 2 files"),
        (("report.pdf", "--date", "May"), "'May' is not an EDTF date"),
        (("report.pdf", "--source", "nobody"), "no thing goes by the name 'nobody'"),
        (("missing.txt",), "does not exist"),
        ((), "missing argument"),
    ],
)
def test_wrong_usage_is_told(tea: Cli, arguments: tuple[str, ...], message: str) -> None:
    done = tea("add", *arguments)
    assert done.code == 2
    assert message in done.err.lower() or message in done.err
    assert not Path("tea/sources").exists()


def test_a_hostile_name_drives_no_terminal(tea: Cli) -> None:
    name = "a\x1b[31m\n\u202etxt.exe.txt"
    done = tea("add", "-", "--name", name, "--title", "x\x1b]0;y", stdin=b"Words.")
    assert done.code == 0
    assert "\x1b" not in done.out + done.err
    assert "\u202e" not in done.out + done.err


@POSIX
def test_whoever_waits_sees_how_many_files_are_read(tea: Cli) -> None:
    Path("post").mkdir()
    for number in range(30):
        Path(f"post/{number:02}.txt").write_text(f"Letter {number}.", encoding="utf-8")
    seen_there = seen(Path.cwd(), "-C", "tea", "add", "post")
    assert re.search(r"reading documents, \d+ of 30: post/\d\d\.txt", seen_there)
    assert "added 30 documents" in seen_there
    assert "reading documents" not in seen(Path.cwd(), "-C", "tea", "add", "post", "-q")


# --- cite -----------------------------------------------------------------------------------


def test_a_quote_is_cited_as_a_sheet_takes_it(tea: Cli) -> None:
    tea("add", "gazette.txt")
    done = tea("cite", "gazette", "--quote", '"We have at least 80 cups,"')
    assert done.code == 0
    assert done.out == (
        "gazette at 118-145\n"
        "  ““We have at least 80 cups,””\n"
        "  before: es. It has done so since 2019.\n"
        "  behind: the board says.\n"
        "in the row of a sheet:\n"
        "  at: 118-145\n"
    )


def test_a_passage_of_a_page_has_its_page(tea: Cli) -> None:
    tea("add", "report.pdf")
    (passage,) = tea("cite", "report", "--quote", "Page two", "--json").json["passages"]
    assert passage["selector"] == [
        {
            "type": "TextQuoteSelector",
            "exact": "Page two",
            "prefix": "Page one.\n\n",
            "suffix": ".",
        },
        {"type": "TextPositionSelector", "start": 11, "end": 19},
        {"type": "FragmentSelector", "value": "page=2"},
    ]
    assert passage["sheet"] == {"at": "11-19", "page": 2}
    by_words = tea("cite", "report", "--page", "2", "--from", "two", "--to", "o.", "--json").json
    by_position = tea("cite", "report", "--page", "2", "--from", "5", "--to", "9", "--json").json
    assert by_words["passages"] == by_position["passages"]
    assert by_words["passages"][0]["selector"][0]["exact"] == "two."


def test_words_that_stand_twice_are_listed(tea: Cli) -> None:
    tea("add", "report.pdf")
    done = tea("cite", "report", "--quote", "Page")
    assert done.code == 1
    assert done.out.splitlines() == [
        "0-4, page 1: Page one. Page two.",
        "11-15, page 2: Page one. Page two.",
    ]
    assert "it stands in 2 places of report" in done.err
    assert tea("cite", "report", "--quote", "Page", "--page", "2").code == 0
    assert tea("cite", "report", "--quote", "Page", "--suffix", "two").code == 0
    assert tea("cite", "report", "--quote", "Page", "--prefix", "one.").code == 0


def test_a_near_miss_is_suggested_with_its_difference_and_is_no_citation(tea: Cli) -> None:
    tea("add", "gazette.txt")
    done = tea("cite", "gazette", "--quote", "The Tea Board ran the Great Kettle, a clerk writes")
    assert done.code == 1
    assert done.out.startswith("The Tea Board [-ran-]{+runs+} the Great Kettle, a clerk")
    assert "it does not stand in gazette; this does, at 24-" in done.err
    told = tea("cite", "gazette", "--quote", "The Tea Board ran the Great Kettle", "--json")
    assert (told.code, told.json["passages"]) == (1, [])
    assert {"quote": " ran", "text": " runs"} in told.json["near"]["difference"]
    done = tea("cite", "gazette", "--quote", "Quite another matter altogether")
    assert (done.code, done.out) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("gazette",), 2, "a passage is named by its words, or by where"),
        (("gazette", "--quote", "x", "--from", "y"), 2, "a passage is named by its words"),
        (("gazette", "--quote", "x", "--page", "1"), 2, "its pages are not known"),
        (("gazette", "--from", "9", "--to", "3"), 2, "would begin at 9 and end at 3"),
        (("gazette", "--from", "0", "--to", "9999"), 2, "the text has 162 code points"),
        (("gazette", "--from", "board", "--to", "x"), 1, "the words of --from stand 2 times"),
        (("gazette", "--from", "Kettle"), 2, "--to is missing"),
        (("gazette", "--from", "Nothing", "--to", "x"), 1, "the words of --from stand nowhere"),
        (("nobody", "--quote", "x"), 2, "no thing goes by the name"),
        (("letter", "--quote", "x"), 1, "the text of letter is not at hand"),
        (("scan", "--quote", "x"), 1, "the text of scan is not at hand"),
    ],
)
def test_what_can_not_be_cited_is_told(
    tea: Cli, arguments: tuple[str, ...], code: int, message: str
) -> None:
    tea("add", "gazette.txt")
    tea("add", "-", "--name", "scan.pdf", stdin=samples.pdf(""))
    sheet = "claimgraph-sheet: 1\nentities: [{id: letter, type: Document, name: A letter}]\n"
    tea("import", "-", stdin=sheet.encode())
    done = tea("cite", *arguments)
    assert done.code == code
    assert message in done.err


def test_a_document_elsewhere_is_cited_too(tea: Cli) -> None:
    tea("add", "gazette.txt")
    Path("tea/sources").rename("elsewhere")
    assert tea("cite", "gazette", "--quote", "since 2019").code == 1
    assert tea("cite", "gazette", "--quote", "since 2019", "--sources", "elsewhere").code == 0


def test_what_was_cited_can_be_imported(tea: Cli) -> None:
    tea("add", "report.pdf")
    told = json.dumps(tea("cite", "report", "--quote", "Page two", "--json").json["passages"][0])
    keys = json.loads(told)["sheet"]
    place = f"at: {keys['at']}, page: {keys['page']}"
    row = f"{{id: r1, subject: a, predicate: leads, object: a, {place}}}"
    sheet = (
        "claimgraph-sheet: 1\nsource: report\nentities: [{id: a, type: Person, name: A}]\n"
        f"claims:\n  - {row}\n"
    )
    assert tea("import", "-", stdin=sheet.encode()).code == 0
    assert "Page two" in tea("trace", "r1").out
    assert tea("check", "--select", "CG1").code == 0
