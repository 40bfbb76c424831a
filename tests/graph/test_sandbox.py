"""The sandbox: a real child on a real store, stopped, killed, starved, and used again."""

from __future__ import annotations

import contextlib
import csv
import dataclasses
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from lxml import etree

from claimgraph.errors import (
    ClaimgraphError,
    DataError,
    MissingExtra,
    QueryError,
    QueryRefused,
    QueryTimeout,
    UnknownTerm,
    UsageError,
)
from claimgraph.graph import sandbox as module
from claimgraph.graph.sandbox import QuerySandbox
from claimgraph.graph.sparql import MAX_DEPTH, MAX_LINKS
from claimgraph.graph.sparql_emission import Emission

E = "http://e/"
XSD = "http://www.w3.org/2001/XMLSchema#"
PREFIXES = {"ex": E, "xsd": XSD}
NASTY = (
    *("", 'a "b"\\', "tab\there", "two\r\nlines", "=HYPERLINK(1)", "a,b;c", "中文 😀"),
    *("\u202e\x01\x7f", "<b>&amp;", "ex:x", "true", "1", "'", "\u2028"),
)
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def quads() -> Iterator[ox.Quad]:
    node = ox.NamedNode
    for i in range(600):
        triple = node(f"{E}s{i}"), node(f"{E}p{i % 5}"), node(f"{E}s{i * 7 % 600}")
        yield ox.Quad(*triple, node(f"{E}g{i % 3}"))
    for i, text in enumerate(NASTY):
        yield ox.Quad(node(f"{E}n{i:02}"), node(f"{E}text"), ox.Literal(text))
    for i, (text, datatype) in enumerate(
        [("7", "integer"), ("2.5", "decimal"), ("2020-02-30", "date"), ("2024-05-06", "date")]
    ):
        literal = ox.Literal(text, datatype=node(XSD + datatype))
        yield ox.Quad(node(f"{E}v{i}"), node(f"{E}value"), literal)
    yield ox.Quad(node(f"{E}v9"), node(f"{E}value"), ox.Literal("tea", language="en"))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "store"
    store = ox.Store(str(path))
    # As an index is: everything once in the default graph, and named graphs beside it.
    store.bulk_extend(quads())
    store.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads())
    store.flush()
    del store
    return path


@pytest.fixture(scope="module")
def sandbox(index: Path) -> Iterator[QuerySandbox]:
    with QuerySandbox(index, PREFIXES, timeout=20) as made:
        yield made


def gone(pid: int | None) -> bool:
    """Return whether a process ends soon; a machine with much else to do has half a minute."""
    assert pid is not None
    for _ in range(3000):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.01)
    return False


# --- answers --------------------------------------------------------------------------------


def test_a_select_over_all_graphs(sandbox: QuerySandbox) -> None:
    result = sandbox.query("SELECT ?s ?none { ?s ex:p1 ex:s7 } ORDER BY ?s")
    assert result.form == "select"
    assert result.variables == ("s", "none")
    assert result.rows == [(rdflib.URIRef(f"{E}s1"), None)]
    assert list(result) == result.rows
    assert list(result.cells()) == [(ox.NamedNode(f"{E}s1"), None)]
    assert (len(result), bool(result), result.truncated, result.boolean) == (1, True, False, None)


def test_what_asks_for_no_order_comes_in_the_same_order_each_time(sandbox: QuerySandbox) -> None:
    for text in ("SELECT ?s ?o { ?s ?p ?o }", "CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }"):
        lines = sandbox.query(text).payload.splitlines()[text.startswith("SELECT") :]
        assert len(lines) >= 600
        assert lines == sorted(lines)
    ordered = "SELECT ?s { ?s ex:p1 ?o } order by desc(?s)"
    names = [str(row[0]) for row in sandbox.query(ordered).rows]
    assert names == sorted(names, reverse=True)
    assert names != sorted(names)


def test_named_graphs_can_be_named(sandbox: QuerySandbox) -> None:
    counted = sandbox.query("SELECT (COUNT(*) AS ?n) { GRAPH ex:g1 { ?s ?p ?o } }")
    assert counted.rows == [(rdflib.Literal(200),)]


def test_literals_come_back_as_they_were(sandbox: QuerySandbox) -> None:
    texts = sandbox.query("SELECT ?o { ?s ex:text ?o } ORDER BY ?s").rows
    assert texts == [(rdflib.Literal(text),) for text in NASTY]
    values = [row[0] for row in sandbox.query("SELECT ?o { ?s ex:value ?o } ORDER BY ?s").rows]
    assert values == [
        rdflib.Literal("7", datatype=rdflib.XSD.integer),
        rdflib.Literal("2.5", datatype=rdflib.XSD.decimal),
        rdflib.Literal("2020-02-30", datatype=rdflib.XSD.date),
        rdflib.Literal("2024-05-06", datatype=rdflib.XSD.date),
        rdflib.Literal("tea", lang="en"),
    ]


def test_a_value_that_its_datatype_does_not_allow_is_no_traceback(
    sandbox: QuerySandbox, caplog: pytest.LogCaptureFixture
) -> None:
    assert sandbox.query("SELECT ?o { ex:v2 ex:value ?o }").rows
    assert caplog.text == ""


def test_an_ask(sandbox: QuerySandbox) -> None:
    yes, no = sandbox.query("ASK { ex:s1 ?p ?o }"), sandbox.query("ASK { ex:nobody ?p ?o }")
    assert (yes.form, yes.boolean, bool(yes)) == ("ask", True, True)
    assert (no.boolean, bool(no), no.variables) == (False, False, ())


@pytest.mark.parametrize("text", ["CONSTRUCT { ?s ex:q ?o } { ?s ex:p1 ?o }", "DESCRIBE ex:s1"])
def test_triples(sandbox: QuerySandbox, text: str) -> None:
    result = sandbox.query(text)
    assert result.form == "construct"
    assert len(result) == len(result.triples) == len(set(result.triples)) > 0
    assert all(isinstance(term, rdflib.URIRef) for triple in result for term in triple)


def test_nothing_found_is_false(sandbox: QuerySandbox) -> None:
    for text in ("SELECT * { ex:nobody ?p ?o }", "CONSTRUCT WHERE { ex:nobody ?p ?o }"):
        result = sandbox.query(text)
        assert (len(result), bool(result), list(result)) == (0, False, [])


def test_no_variables_and_one_unbound(sandbox: QuerySandbox) -> None:
    assert sandbox.query("SELECT * {}").rows == [()]
    assert sandbox.query("SELECT ?x {}").rows == [(None,)]


def test_what_rdflib_does_not_know_is_an_error(sandbox: QuerySandbox) -> None:
    result = sandbox.query("SELECT (TRIPLE(ex:a, ex:b, 1) AS ?t) {}")
    assert next(result.cells())[0].subject.value == f"{E}a"
    with pytest.raises(DataError, match=r"RDF 1\.2"):
        _ = result.rows


@pytest.mark.parametrize("most", [1, 7, 600, 601])
def test_rows_are_cut_where_asked(sandbox: QuerySandbox, most: int) -> None:
    pattern = "?s ?p ?o FILTER(isIRI(?o))"
    for head in (f"SELECT * {{ {pattern} }}", f"CONSTRUCT {{ ?s ?p ?o }} {{ {pattern} }}"):
        result = sandbox.query(head, max_rows=most)
        assert len(result) == min(most, 600)
        assert result.truncated == (most < 600)
        assert len(list(result)) == len(result)


def test_a_large_answer(sandbox: QuerySandbox) -> None:
    pairs = "SELECT ?a ?d { ?a ex:p1 ?c . ?d ?e ?f FILTER(isIRI(?f)) }"
    result = sandbox.query(pairs)
    assert len(result) == 120 * 600
    assert result.payload.count(b"\n") == 120 * 600 + 1


# --- formats --------------------------------------------------------------------------------

TEXTS = "SELECT ?s ?o ?none { ?s ex:text ?o } ORDER BY ?s"


def test_csv(sandbox: QuerySandbox) -> None:
    written = sandbox.query(TEXTS).serialize("csv").decode()
    assert "\r\n" in written
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[0] == ["s", "o", "none"]
    assert rows[1:] == [[f"{E}n{i:02}", text, ""] for i, text in enumerate(NASTY)]


def test_tsv(sandbox: QuerySandbox) -> None:
    lines = sandbox.query(TEXTS).serialize("tsv").decode().split("\n")
    assert lines[0] == "?s\t?o\t?none"
    assert lines[2] == f'<{E}n01>\t"a \\"b\\"\\\\"\t'
    assert lines[3] == f'<{E}n02>\t"tab\\there"\t'
    assert len(lines) == len(NASTY) + 2


def test_json(sandbox: QuerySandbox) -> None:
    read = json.loads(sandbox.query(TEXTS).serialize("json"))
    assert read["head"]["vars"] == ["s", "o", "none"]
    assert [b["o"]["value"] for b in read["results"]["bindings"]] == list(NASTY)
    assert all("none" not in b for b in read["results"]["bindings"])


def test_xml(sandbox: QuerySandbox) -> None:
    text = "SELECT ?s ?o { ?s ex:text ?o FILTER(?s != ex:n07) } ORDER BY ?s"
    root = etree.fromstring(sandbox.query(text).serialize("xml"))
    found = [e.text or "" for e in root.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    # XML reads "\r\n" as "\n" (XML 1.0, section 2.11) where it is not written as a reference.
    expected = [t for i, t in enumerate(NASTY) if i != 7]
    assert [t.replace("\r", "") for t in found] == [t.replace("\r", "") for t in expected]


def test_control_characters_are_not_written_as_xml(sandbox: QuerySandbox) -> None:
    with pytest.raises(DataError, match="can't be written as XML"):
        sandbox.query(TEXTS).serialize("xml")


def test_an_ask_in_every_format(sandbox: QuerySandbox) -> None:
    result = sandbox.query("ASK {}")
    assert result.serialize("csv") == result.serialize("tsv") == b"true"
    assert json.loads(result.serialize("json"))["boolean"] is True
    assert b"<boolean>true</boolean>" in result.serialize("xml")


@pytest.mark.parametrize(
    ("format", "parser"),
    [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")],
)
def test_graphs_are_read_back_by_rdflib(sandbox: QuerySandbox, format: str, parser: str) -> None:
    pattern = "?s ex:text ?o FILTER(?s != ex:n07 && ?s != ex:n03)"
    text = f"CONSTRUCT {{ ?s ex:said ?o }} {{ {pattern} }}"
    result = sandbox.query(text)
    written = result.serialize(format)
    assert written == sandbox.query(text).serialize(format)
    graph = rdflib.Graph().parse(data=written, format=parser)
    assert set(graph) == set(result.triples)
    assert len(graph) == len(NASTY) - 2


def test_turtle_has_the_prefixes(sandbox: QuerySandbox) -> None:
    result = sandbox.query("PREFIX own: <http://e/s> CONSTRUCT WHERE { own:1 ex:p1 ?o }")
    assert b"own:1 ex:p1 own:7 ." in result.serialize("turtle")


def test_a_property_that_makes_no_element_is_not_written_as_xml(sandbox: QuerySandbox) -> None:
    result = sandbox.query("CONSTRUCT { ex:a <http://e/1> ex:b } {}")
    with pytest.raises(DataError, match="can't be written as XML"):
        result.serialize("rdfxml")


def test_a_format_must_fit_the_form(sandbox: QuerySandbox) -> None:
    for text, other in (("ASK {}", "turtle"), ("CONSTRUCT WHERE { ?s ?p 1 }", "csv")):
        with pytest.raises(UsageError, match="can't be written as"):
            sandbox.query(text).serialize(other)


def test_a_data_frame(sandbox: QuerySandbox) -> None:
    pytest.importorskip("pandas")
    frame = sandbox.query("SELECT ?s ?o ?none { ?s ex:value ?o } ORDER BY ?s").to_dataframe()
    assert list(frame.columns) == ["s", "o", "none"]
    assert frame["s"][0] == f"{E}v0"
    assert list(frame["o"])[:3] == [7, Decimal("2.5"), "2020-02-30"]
    assert frame["o"][3].isoformat() == "2024-05-06"
    assert frame["none"].isna().all()
    assert list(sandbox.query("ASK {}").to_dataframe()["answer"]) == [True]
    triples = sandbox.query("CONSTRUCT WHERE { ex:s1 ?p ?o }").to_dataframe()
    assert list(triples.columns) == ["subject", "predicate", "object"]


def test_without_pandas_the_extra_is_named(
    sandbox: QuerySandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(MissingExtra) as caught:
        sandbox.query("ASK {}").to_dataframe()
    assert "claimgraph[pandas]" in (caught.value.mend or "")


# --- errors, and the same child goes on ------------------------------------------------------


def test_errors_leave_the_child_alone(sandbox: QuerySandbox) -> None:
    sandbox.query("ASK {}")
    pid = sandbox.pid
    with pytest.raises(QueryRefused):
        sandbox.query("ASK { SERVICE <http://x/> {} }")
    with pytest.raises(QueryError) as caught:
        sandbox.query("SELECT *\n{ ?s ?p FILTER }", name="q.rq")
    assert caught.value.place == "q.rq:2:9"
    with pytest.raises(QueryError, match=r"function <http://e/f> is not supported"):
        sandbox.query("SELECT (ex:f(1) AS ?x) {}")
    with pytest.raises(UsageError, match="greater than 0"):
        sandbox.query("ASK {}", timeout=0)
    with pytest.raises(UsageError, match="greater than 0"):
        sandbox.query("ASK {}", max_rows=0)
    assert sandbox.query("ASK {}").boolean
    assert sandbox.pid == pid


def test_terms_are_checked_where_asked(index: Path) -> None:
    with QuerySandbox(index, PREFIXES, {E: frozenset({"text"})}) as made:
        with pytest.raises(UnknownTerm) as caught:
            made.query("ASK { ?s ex:txt ?o }")
        assert caught.value.mend == "Did you mean ex:text?"
        assert made.query("ASK { ?s ex:txt ?o }", check_terms=False).boolean is False


def test_no_index(tmp_path: Path) -> None:
    with QuerySandbox(tmp_path / "none") as made, pytest.raises(DataError, match="can't be read"):
        made.query("ASK {}")


# --- time, memory, death --------------------------------------------------------------------


def test_a_runaway_query_is_stopped(sandbox: QuerySandbox) -> None:
    sandbox.query("ASK {}")
    pid, begun = sandbox.pid, time.monotonic()
    with pytest.raises(QueryTimeout, match=r"stopped after 0\.4 s"):
        sandbox.query(RUNAWAY, timeout=0.4)
    assert time.monotonic() - begun < 30  # it would take hours
    assert gone(pid)
    assert sandbox.pid is None
    assert sandbox.query("ASK {}").boolean, "the next query has a new child"
    assert sandbox.pid != pid


def test_a_runaway_answer_is_stopped(sandbox: QuerySandbox) -> None:
    with pytest.raises(QueryTimeout):
        sandbox.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", timeout=0.4)
    assert sandbox.query("ASK {}").boolean


def test_the_length_of_an_answer_is_limited(index: Path) -> None:
    with QuerySandbox(index, answer=100_000) as made:
        with pytest.raises(QueryError, match="longer than 100,000 bytes"):
            made.query("SELECT * { ?a ?b ?c . ?d ?e ?f }")
        assert made.pid is None
        assert made.query("ASK {}").boolean


def _soon(seconds: float, act: object, *arguments: object) -> threading.Timer:
    timer = threading.Timer(seconds, act, arguments)  # type: ignore[arg-type]
    timer.start()
    return timer


def test_a_child_that_is_killed_in_the_middle(sandbox: QuerySandbox) -> None:
    sandbox.query("ASK {}")
    assert sandbox.pid is not None
    timer = _soon(0.2, os.kill, sandbox.pid, signal.SIGKILL)
    with pytest.raises(ClaimgraphError, match=r"ended unexpectedly \(SIGKILL\)"):
        sandbox.query(RUNAWAY)
    timer.join()
    assert sandbox.query("ASK {}").boolean


def test_a_child_that_is_killed_while_it_waits(sandbox: QuerySandbox) -> None:
    sandbox.query("ASK {}")
    pid = sandbox.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert sandbox.query("ASK {}").boolean, "nobody lost anything, so nobody is told"


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not hold to the limit")
def test_memory_is_limited(index: Path) -> None:
    with QuerySandbox(index, memory=100 * 1024**2) as made:
        with pytest.raises(QueryError, match="more than 104,857,600 bytes of memory"):
            made.query("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i", timeout=20)
        assert made.query("ASK {}").boolean


def test_an_interrupt_kills_the_child(index: Path) -> None:
    # In a process of its own: an interrupt that comes late would end the test run.
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from claimgraph.graph.sandbox import QuerySandbox\n"
        "made = QuerySandbox(Path(sys.argv[1]))\nmade.query('ASK {}')\n"
        "print(made.pid, flush=True)\n"
        "try:\n    made.query(sys.argv[2])\n"
        "except KeyboardInterrupt:\n    print('interrupted', made.pid, flush=True)\n"
        "print(made.query('ASK {}').boolean, flush=True)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(index), RUNAWAY],
        stdout=subprocess.PIPE,
        env=environment,
        text=True,
    ) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline())
        _soon(0.5, run.send_signal, signal.SIGINT).join()
        assert run.stdout.read() == "interrupted None\nTrue\n"
    assert gone(pid)


def test_the_child_ends_with_the_sandbox(index: Path) -> None:
    made = QuerySandbox(index)
    made.query("ASK {}")
    pid = made.pid
    del made
    assert gone(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere its CPU limit ends it")
def test_a_child_does_not_outlive_its_parent(index: Path) -> None:
    code = (
        "import sys, threading\nfrom pathlib import Path\n"
        "from claimgraph.graph.sandbox import QuerySandbox\n"
        "made = QuerySandbox(Path(sys.argv[1]))\nmade.query('ASK {}')\n"
        "print(made.pid, flush=True)\nmade.query(sys.argv[2])\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(index), RUNAWAY], stdout=subprocess.PIPE, env=environment
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.1)
        parent.kill()
    assert gone(pid)


def test_several_threads_take_turns(sandbox: QuerySandbox) -> None:
    found: list[bool | None] = []

    def ask() -> None:
        found.extend(sandbox.query("ASK { ex:s1 ?p ?o }").boolean for _ in range(5))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 20


# --- depth: what the guard lets through, the engine bears ---------------------------------------

N = MAX_DEPTH - 1
DEEP = {
    "braces": f"ASK {'{' * N}?s ?p ?o{'}' * N}",
    "parentheses": f"ASK {{ FILTER{'(' * N}1{')' * N}}}",
    "paths": f"ASK {{ ex:s1 {'^(' * (N // 2)}ex:p1{')+' * (N // 2)} ?o }}",
    "functions": f"ASK {{ FILTER({'STR(' * (N - 2)}1{')' * (N - 2)} = '1') }}",
    "exists": f"ASK {'{ FILTER EXISTS ' * N}{{ ?s ?p ?o }}{'}' * N}",
    "not": f"ASK {{ FILTER({'!' * (N - 3)}true) }}",
    "sums": f"ASK {{ FILTER({'+'.join(['1'] * 2000)} = 2000) }}",
    "alternatives": f"ASK {{ ex:s1 {'|'.join(['ex:p1'] * 2000)} ?o }}",
    "unions": "ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * 1000) + " }",
    "values": f"ASK {{ VALUES ?s {{ {' '.join(f'ex:s{i}' for i in range(9000))} }} ?s ?p ?o }}",
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_what_is_let_through_is_no_crash(sandbox: QuerySandbox, text: str) -> None:
    sandbox.query("ASK {}")
    pid = sandbox.pid
    assert sandbox.query(text).boolean is not None
    assert sandbox.pid == pid


@pytest.mark.parametrize(
    "text",
    [
        "ASK { FILTER(" + "+".join(["1"] * MAX_LINKS) + ") }",
        "ASK { ?s ?p ?o " + "MINUS { ?s ex:q ?o } " * 7000 + "}",
        "ASK { " + "ex:s ex:p ex:o . " * 12000 + "}",
    ],
)
def test_the_longest_chains_end_in_time_or_at_the_limit(sandbox: QuerySandbox, text: str) -> None:
    with contextlib.suppress(QueryTimeout):
        sandbox.query(text, timeout=0.7)
    assert sandbox.query("ASK {}").boolean


def test_fifty_thousand_braces_are_refused_before_any_child_sees_them(index: Path) -> None:
    with QuerySandbox(index) as made:
        with pytest.raises(QueryRefused, match="nested"):
            made.query("ASK " + "{" * 50_000 + "}" * 50_000)
        assert made.pid is None


# --- what the child can't do ----------------------------------------------------------------


class _Endpoint(BaseHTTPRequestHandler):
    hits = 0

    def do_GET(self) -> None:
        type(self).hits += 1
        self.send_response(500)
        self.end_headers()

    do_POST = do_GET  # noqa: N815 - the base class calls it so

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    _Endpoint.hits = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Endpoint)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def _calls(endpoint: str) -> list[str]:
    return [
        f"ASK {{ SERVICE <{endpoint}> {{ ?a ?b ?c }} }}",
        f"PREFIX x: <{endpoint}> ASK {{ SERVICEx:y {{ ?a ?b ?c }} }}",
        f"PREFIX b: <urn:> ASK {{ FILTER(1<b:b||1=1)SERVICE<{endpoint}>{{ ?a ?b ?c }} }}",
    ]


def test_no_query_reaches_the_network(sandbox: QuerySandbox, endpoint: str) -> None:
    for call in _calls(endpoint):
        with pytest.raises(QueryError):
            sandbox.query(call)
    assert _Endpoint.hits == 0


def test_the_same_calls_do_without_a_sandbox(endpoint: str) -> None:
    """The breaking twin: it is the sandbox that keeps them in."""
    for call in _calls(endpoint):
        with pytest.raises(OSError, match="500"):
            bool(ox.Store().query(call))
    assert _Endpoint.hits == 3


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the guard stands alone")
def test_the_second_line_holds_without_the_first(
    sandbox: QuerySandbox, endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox.query("ASK {}")
    assert sandbox.network in ("seccomp", "namespace")
    safe = module.guard("ASK {}")
    for call in _calls(endpoint):
        unsafe = dataclasses.replace(safe, emission=Emission(call, ()))
        monkeypatch.setattr(module, "guard", lambda *_, unsafe=unsafe, **__: unsafe)
        with pytest.raises(QueryError, match=r"denied|unreachable|resolve|lookup"):
            sandbox.query(call)
    assert _Endpoint.hits == 0


def _child_code(index: Path, code: str) -> str:
    """Return what `code` prints in a process that is made as the worker is."""
    command = module._command(index, 1 << 30)
    at = command.index(module.worker.__file__)
    head = f"import sys; sys.argv = {command[at:]!r}; worker = {command[at]!r}\n"
    run = subprocess.run(
        [*command[:at], "-c", head + code], env={}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


LOADED = """
import runpy
space = runpy.run_path(worker)
store = space["_open"](sys.argv[1], sys.argv[2])
assert len(store)
space["_answer"](store, "ASK {}", 0, space["_Frames"](open(2, "wb")))
print(*sorted(m for m in sys.modules if m.partition(".")[0] in ("rdflib", "claimgraph", "typing")))
"""


def test_the_worker_loads_the_engine_and_little_else(index: Path) -> None:
    loaded = _child_code(index, LOADED).split()
    assert "rdflib" not in loaded
    assert "claimgraph" not in loaded


def test_importing_the_sandbox_loads_no_library() -> None:
    code = (
        "import sys, claimgraph.graph.sandbox\n"
        "print(*({'rdflib', 'pyoxigraph', 'pandas'} & set(sys.modules)))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment, check=True
    )
    assert run.stdout.strip() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_environment_is_not_handed_on(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "do not tell")
    with QuerySandbox(index) as made:
        made.query("ASK {}")
        assert b"do not tell" not in Path(f"/proc/{made.pid}/environ").read_bytes()


def test_the_index_is_left_as_it_was(sandbox: QuerySandbox, index: Path) -> None:
    before = {p.name: (p.stat().st_mtime_ns, p.stat().st_size) for p in index.iterdir()}
    with QuerySandbox(index, PREFIXES) as second:
        second.query("SELECT * { ?s ?p ?o }")
    assert before == {p.name: (p.stat().st_mtime_ns, p.stat().st_size) for p in index.iterdir()}
