"""Wrong input of all kinds: a code, a message, a mend, and never a traceback."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, called

from claimgraph.case import Case

# Arguments, exit code, how the message begins, what the mend says.
WRONG: list[tuple[list[str], int, str, str]] = [
    (["fnd", "x"], 2, "error: no such command 'fnd'. Did you mean 'find'?", "claimgraph --help"),
    (["find"], 2, "error: missing argument 'TEXT'.", "claimgraph find --help"),
    (["find", " "], 2, "error: there is nothing to look for", "Give a name"),
    (["find", "x", "--limt", "3"], 2, "error: no such option '--limt'. (Did you", "find --help"),
    (["find", "x", "--limit", "0"], 2, "error: invalid value for '--limit'", "find --help"),
    (["show", "bureau"], 2, "error: no thing goes by the name 'bureau'", "nantong-psb  "),
    (["show", "qqqq"], 2, "error: no thing goes by the name 'qqqq'", "find TEXT"),
    (["show", "x" * 10_000], 2, "error: no thing goes by the name", "find TEXT"),
    (["trace"], 2, "error: missing argument", "trace --help"),
    (["trace", "nantong-psb"], 2, "error: 'nantong-psb' is a thing, not a claim", "Add a relation"),
    (["trace", "qqqq"], 2, "error: no claim goes by 'qqqq'", "Use a handle"),
    (["trace", "p03-c04", "p03-c05", "x", "y"], 2, "error: no claim goes by 'x'", "Use a handle"),
    (
        ["trace", "p03-c04", "p03-c05", "a", "b"],
        2,
        "error: 13 claims begin with 'a'",
        "Use a handle",
    ),
    (
        ["trace", "nantong-psb", "operats"],
        2,
        "error: no relation goes by the name 'op",
        "operates\n",
    ),
    (["trace", "nantong-psb", "City"], 2, "error: no relation goes by the name", "stats --all"),
    (["trace", "nantong-psb", "runs", "qq"], 2, "error: no thing goes by", "find TEXT"),
    (["query", "nofile.rq"], 2, "error: file 'nofile.rq' does not exist.", "query --help"),
    (["query", "claims"], 2, "error: file 'claims' is a directory.", "query --help"),
    (["query", "case.ttl", "-e", "ASK {}"], 2, "error: a query comes from FILE or", "Write: "),
    (["query"], 2, "error: stdin: the query is empty", "claimgraph query FILE"),
    (["query", "-e", "SELEC"], 2, "error: query:1:1: unexpected SELEC", "Did you mean SELECT?"),
    (["query", "-e", "ASK { ?a cg:operats ?b }"], 2, "error: query:1:10: cg:op", "cg:operates"),
    (["query", "-e", "INSERT DATA { :a :b :c }"], 2, "error: query:1:1: INSERT is ref", "import"),
    (
        ["query", "-e", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"],
        2,
        "error: query:1:12: SERVICE is refused",
        "import it into the case",
    ),
    (
        ["query", "-e", "ASK { ?a ?b ?c }", "--format", "turtle"],
        2,
        "error: turtle can't hold the answer to this query, which is yes or no",
        "Use one of: table, csv",
    ),
    (
        ["query", "-e", "DESCRIBE :milan", "--format", "csv"],
        2,
        "error: csv can't hold the answer to this query, which is triples",
        "Use one of: turtle",
    ),
    (
        [
            "query",
            "--timeout",
            "0.2",
            "-e",
            "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c",
        ],
        1,
        "error: the query was stopped after 0.2 s",
        "Narrow it",
    ),
    (["ask", "who-runs-wht"], 2, "error: there is no question 'who-runs-wht'", "who-runs-what"),
    (["ask", "about"], 2, "error: the question 'about' needs thing", "Add thing="),
    (["ask", "about", "x=y"], 2, "error: the question 'about' has no parameter 'x'", "are: thing."),
    (["ask", "about", "milan", "canada"], 2, "error: 'canada' is one value too many", "thing"),
    (["ask", "about", "thing=a", "thing=b"], 2, "error: thing is given twice", "Leave one"),
    (["ask", "about", "qqqq"], 2, "error: no thing goes by the name 'qqqq'", "find TEXT"),
    (["ask", "sums", "--format", "turtle"], 2, "error: turtle can't hold the answer", "table"),
    (["path", "milan"], 2, "error: missing argument 'END'.", "path --help"),
    (["path", "milan", "qqqq"], 2, "error: no thing goes by the name 'qqqq'", "find TEXT"),
    (["check", "--explain", "CG999"], 2, "error: there is no rule 'CG999'", "CG101"),
    (["check", "--select", "XX"], 2, "error: there is no rule 'XX'", "CG101"),
    (["check", "--sources", "nowhere"], 2, "error: invalid value for '--sources'", "check --help"),
    (["check", "--format", "xml"], 2, "error: invalid value for '--format'", "check --help"),
    (["import"], 2, "error: missing argument 'FILE...'.", "import --help"),
    (["import", "nofile.yaml"], 2, "error: file 'nofile.yaml' does not exist.", "import --help"),
    (["import", "claims"], 2, "error: file 'claims' is a directory.", "import --help"),
    (["import", "-", "--format", "docx"], 2, "error: stdin.docx has no ending", "Use "),
    (["export"], 2, "error: missing option '-o' / '--output'.", "export --help"),
    (["export", "-o", ""], 2, "error: invalid value for '-o' / '--output'", "export --help"),
    (["export", "-o", "x.foo"], 2, "error: the ending of 'x.foo' does not say", "--format"),
    (["export", "-o", "x.ttl", "--format", "bla"], 2, "error: invalid value for '--format'", ""),
    (["export", "-o", "nowhere/x.ttl"], 2, "error: there is no folder 'nowhere'", "Make it"),
    (["export", "-o", "claims"], 2, "error: claims is a folder", "Name a file in it."),
    (["export", "-o", "case.ttl"], 2, "error: case.ttl is a file of the case itself", "Write to"),
    (["export", "-o", "./claims/x.ttl"], 2, "error: ./claims/x.ttl is a file of the case", "Write"),
    (["export", "-o", "x.ttl", "--hops", "2"], 2, "error: --hops counts from --about", "Add "),
    (["export", "-o", "x.ttl", "--about", "qqqq"], 2, "error: no thing goes by the name", "find"),
    (["export", "-o", "x.ttl", "--type", "qqqq"], 2, "error: no class goes by the name", "stats"),
    (["export", "-o", "x.ttl", "--construct", "@no"], 2, "error: there is no file 'no'", "@FILE"),
    (
        ["export", "-o", "x.ttl", "--construct", "SELECT ?a { ?a ?b ?c }"],
        2,
        "error: an export needs triples, and this query gives none",
        "Write CONSTRUCT",
    ),
    (
        ["export", "-o", "x.ttl", "--construct", "DESCRIBE :milan", "--about", "milan"],
        2,
        "error: a CONSTRUCT query chooses by itself",
        "Leave out",
    ),
    (
        ["export", "-o", "claims", "--format", "network-csv"],
        2,
        "error: claims is a folder that holds other files",
        ".zip",
    ),
    (["explore", "-o", "claims"], 2, "error: claims is a folder", "Name a file in it."),
    (["explore", "-o", "graph.ttl"], 2, "error: graph.ttl is a file of the case itself", "Write"),
    (["--view", "bla", "status"], 2, "error: there is no view 'bla'", "accepted, all"),
    (["-C", "claims", "status"], 2, "error: claims is not a case", "claimgraph init DIR"),
    (["-C", "case.ttl", "status"], 2, "error: case.ttl is not a case", "claimgraph init DIR"),
    (["init", "."], 2, "error: . is a case already", "Name another folder."),
    (["init", "case.ttl"], 2, "error: directory 'case.ttl' is a file.", "init --help"),
    (["demo", "--example", "nothing"], 2, "error: no example is called 'nothing'", "fog-banks"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "message", "mend"), WRONG, ids=[" ".join(w[0])[:60] for w in WRONG]
)
def test_wrong_usage(
    police: Cli, police_copy: Path, arguments: list[str], code: int, message: str, mend: str
) -> None:
    before = _listed(police_copy)
    done = police(*arguments)
    assert done.code == code, done.err
    assert done.out == ""
    assert done.err.startswith(message)
    assert mend in done.err
    assert "Traceback" not in done.err
    assert _listed(police_copy) == before


def _listed(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*") if ".claimgraph" not in path.parts)


def test_where_there_is_no_case(cli: Cli, tmp_path: Path) -> None:
    done = cli("status")
    assert done.code == 2
    assert done.err.startswith(f"error: there is no case here: neither {tmp_path} nor a folder")
    assert "claimgraph demo" in done.err


def test_an_empty_case_is_no_fault(cli: Cli) -> None:
    assert cli("init", "empty").code == 0
    for verb in (["status"], ["stats"], ["check"], ["ask"], ["ask", "sums"]):
        done = cli("-C", "empty", *verb)
        assert done.code == 0, (verb, done.err)
    assert cli("-C", "empty", "find", "anybody").code == 1
    for name in ("x.html", "x.ttl", "x.gexf", "x.yaml", "x.csv"):
        verb = "explore" if name == "x.html" else "export"
        assert cli("-C", "empty", verb, "-o", name).code == 0, name


# --- files that are not what they should be ---------------------------------------------------


@pytest.mark.parametrize("name", ["case.ttl", "entities.ttl", "claims/ladle-article.ttl"])
@pytest.mark.parametrize(
    "data", [b"garbage {{", b"\xff\xfe\x00\x01\x80" * 50], ids=["text", "binary"]
)
@pytest.mark.parametrize("verb", [["status"], ["check"], ["find", "fog"]], ids=" ".join)
def test_a_file_that_is_not_turtle(own: Path, name: str, data: bytes, verb: list[str]) -> None:
    (own / name).write_bytes(data)
    done = called(*verb)
    assert done.code == 1
    assert name in done.err + done.out
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("sheet.yaml", b"\x00\xff\xfe" * 100),
        ("sheet.csv", b"\x00\xff\xfe" * 100),
        ("sheet.yaml", b"entities: [\n"),
        ("sheet.yaml", b"- a list\n"),
        ("sheet.csv", b"no,such,columns\n1,2,3\n"),
        ("graph.ttl", b"garbage {{"),
        ("graph.rdf", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e 'e'>]><x>&e;</x>"),
        ("graph.jsonld", b'{"@context": "http://example.org/"}'),
        ("report.docx", b"PK"),
    ],
)
def test_a_sheet_that_is_none(own: Path, tmp_path: Path, name: str, data: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    before = {path: path.read_bytes() for path in own.rglob("*.ttl")}
    done = called("import", str(file))
    assert done.code in (1, 2)
    assert "error: " in done.err
    assert name in done.err
    assert "Traceback" not in done.err
    assert {path: path.read_bytes() for path in own.rglob("*.ttl")} == before


def test_all_problems_at_once_each_with_its_place(own: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "bad.yaml"
    sheet.write_text(
        "claimgraph-sheet: 1\nsource: lantern-article\nentities:\n"
        "  - {id: bad id!, type: Person}\n  - {id: fine, type: Persn}\n"
        "claims:\n  - {id: c1, subject: nobody, predicate: operats, object: squintham}\n"
    )
    done = called("import", str(sheet))
    assert done.code == 1
    lines = done.err.splitlines()
    assert [line.partition(": ")[0] for line in lines[:-1:2]] == [
        f"{sheet}:4:10",
        f"{sheet}:5:22",
        f"{sheet}:7:23",
        f"{sheet}:7:42",
    ]
    assert all(line.startswith("  ") for line in lines[1:-1:2])
    assert lines[-1] == "error: 4 problems in the input; nothing was changed"


@pytest.mark.parametrize("data", [b"#+ summary: [\n", b"SELECT *", b"\xff"])
def test_a_question_of_the_case_that_can_t_be_read(own: Path, data: bytes) -> None:
    (own / "queries").mkdir(exist_ok=True)
    (own / "queries" / "mine.rq").write_bytes(data)
    done = called("ask", "mine")
    assert done.code == 1
    assert "mine.rq" in done.err
    assert "'#+'" in done.err


def test_a_query_file_that_is_not_text(fog: Cli, tmp_path: Path) -> None:
    (tmp_path / "x.rq").write_bytes(b"SELECT \xff")
    done = fog("query", str(tmp_path / "x.rq"))
    assert done.code == 2
    assert done.err.startswith(f"error: {tmp_path / 'x.rq'}: not UTF-8 text (byte 8)")


def test_a_document_that_is_not_text_is_named(own: Path) -> None:
    (own / "sources" / "lantern-article.txt").write_bytes(b"\xff\xfe")
    done = called("check")
    assert done.code == 1
    assert done.out.startswith("lantern-article.txt: CG116 not UTF-8 text")


# --- targets ------------------------------------------------------------------------------------


def test_a_folder_of_tables_is_made_once_and_again_but_not_over_others(
    fog: Cli, tmp_path: Path
) -> None:
    target = tmp_path / "tables"
    command = ["export", "--format", "network-csv", "-o", str(target)]
    assert fog(*command).code == 0
    assert {file.name for file in target.iterdir()} == {"nodes.csv", "edges.csv"}
    assert fog(*command).code == 0
    (target / "mine.txt").write_text("keep me")
    done = fog(*command)
    assert done.code == 2
    assert "holds other files" in done.err


def test_a_target_in_the_case_that_is_not_its_own_is_fine(own: Path) -> None:
    assert called("export", "-o", "mine.ttl").code == 0
    shutil.rmtree(own / ".claimgraph")
    assert called("-C", str(own), "explore", "-o", str(own / "fog.html")).code == 0


def test_a_demo_does_not_take_the_place_of_something_else(cli: Cli, tmp_path: Path) -> None:
    taken = tmp_path / "claimgraph-demo" / "fog-banks"
    taken.mkdir(parents=True)
    (taken / "mine.txt").write_text("keep me")
    done = cli("demo", "--example", "fog-banks")
    assert done.code == 2
    assert "is there already and is not a case" in done.err
    assert (taken / "mine.txt").read_text() == "keep me"


# --- faults of our own --------------------------------------------------------------------------


def test_a_fault_of_claimgraph_is_said_in_words(
    police: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("planted")

    monkeypatch.setattr(Case, "stats", broken)
    done = police("stats")
    assert done.code == 1
    assert done.err.startswith("error: claimgraph has a fault: KeyError: 'planted'\n")
    assert "Traceback" not in done.err
    assert "Traceback" in police("stats", "-v").err
