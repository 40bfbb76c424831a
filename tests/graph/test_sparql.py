"""The guard: what it refuses, what it lets through, and that the engine reads no other query."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import examples

from claimgraph.errors import QueryError, QueryRefused, UnknownTerm
from claimgraph.graph.sparql import MAX_CHARACTERS, MAX_DEPTH, MAX_LINKS, guard

PREFIXES = {"ex": "http://e/", "cg": "https://w3id.org/claimgraph/ontology#"}
VOCABULARY = {PREFIXES["cg"]: frozenset({"operates", "Claim", "subject", "manages"})}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    made = ox.Store()
    node = ox.NamedNode
    objects = (
        node("http://e/s1"),
        ox.Literal(3),
        ox.Literal("a b"),
        ox.Literal("x", language="en"),
    )
    for i in range(12):
        place = (node(f"http://e/s{i % 4}"), node(f"http://e/p{i % 3}"), objects[i % 4])
        made.add(ox.Quad(*place, node(f"http://e/g{i % 2}")))
    made.add(ox.Quad(node("http://e/s9"), node("http://e/p"), node("http://e/a.b")))
    return made


def answer(store: ox.Store, text: str) -> object:
    """Return something of an answer that two readings of a query would not share."""
    result = store.query(text, use_default_graph_as_union=True)
    if isinstance(result, ox.QueryBoolean):
        return bool(result)
    if isinstance(result, ox.QueryTriples):
        return len(list(result))
    rows = sorted(str([row[v] for v in result.variables]) for row in result)
    return sorted(v.value for v in result.variables), rows


# --- what is refused ------------------------------------------------------------------------

REFUSED = {
    "SERVICE": "ASK { SERVICE <http://x/> { ?s ?p ?o } }",
    "in small letters": "ASK { service <http://x/> { ?s ?p ?o } }",
    "silent": "ASK { ?s ?p ?o SERVICE SILENT ?u { ?a ?b ?c } }",
    "run together": "ASK { SERVICESILENT<http://x/>{ ?a ?b ?c } }",
    "after a comment": "ASK { # }\nSERVICE#x\n<http://x/> {} }",
    "after a number": "ASK { ?s ?p 1SERVICE ex:u { ?a ?b ?c } }",
    "after a string": "ASK { ?s ?p 'a\\'b'SERVICE ex:u { ?a ?b ?c } }",
    "as a function": "ASK { FILTER(myService(1)) }",
    "in a language tag": 'ASK { ?s ?p "a"@en-service }',
    "FROM": "SELECT * FROM <http://x/> { ?s ?p ?o }",
    "FROM NAMED": "SELECT * FROM NAMED <http://x/> { ?s ?p ?o }",
    "FROM without a space": "ASK FROM<http://x/>{ ?s ?p ?o }",
    "LOAD": "LOAD <http://x/>",
    "LOAD SILENT": "PREFIX a: <http://x/> LOAD SILENT a:b INTO GRAPH a:c",
    "INSERT DATA": "INSERT DATA { ex:a ex:b ex:c }",
    "INSERT": "INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DELETE": "DELETE WHERE { ?s ?p ?o }",
    "WITH": "WITH <http://x/> DELETE { ?s ?p ?o } USING <http://x/> WHERE { ?s ?p ?o }",
    "DROP": "DROP ALL",
    "CLEAR": "clear default",
    "CREATE": "CREATE GRAPH <http://x/>",
    "COPY": "COPY DEFAULT TO <http://x/>",
    "MOVE": "MOVE <http://x/> TO <http://y/>",
    "ADD": "ADD <http://x/> TO <http://y/>",
    "an update behind a query": "ASK {} ; DROP ALL",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED)
def test_what_is_never_done_is_refused(text: str) -> None:
    with pytest.raises(QueryRefused) as caught:
        guard(text, PREFIXES)
    assert caught.value.place
    assert caught.value.mend
    assert "^" in caught.value.message


def test_a_refusal_says_why() -> None:
    for text, why in (
        (REFUSED["SERVICE"], "never reaches the network"),
        (REFUSED["FROM"], "sees the case, and all of it"),
        (REFUSED["LOAD"], "never changes anything"),
    ):
        with pytest.raises(QueryRefused, match=why):
            guard(text, PREFIXES)


# Each of these makes pyoxigraph 0.5 call the network when it gets the text as it stands.
HIDDEN = {
    "a prefix that begins with the keyword": "PREFIX x: <urn:> ASK { SERVICEx:y { ?a ?b ?c } }",
    "the keyword as a prefix": "PREFIX : <urn:> ASK { SERVICE:y { ?a ?b ?c } }",
    "behind the second dot of a name": "ASK { ?s ex:p ex:a.b.SERVICE <urn:y> { ?a ?b ?c } }",
    "in an IRI that is a comparison": "PREFIX b: <urn:> ASK { BIND(1 AS ?o) "
    "FILTER(?o<b:b||1=1)SERVICE<urn:y>{ ?a ?b ?c } }",
}


def reaches_out(store: ox.Store, text: str) -> bool:
    try:
        answer(store, text)
    except SyntaxError:
        return False
    except (OSError, RuntimeError) as error:
        return isinstance(error, OSError) or "service" in str(error)
    return False


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_hidden_calls_never_reach_the_engine(store: ox.Store, text: str) -> None:
    known = PREFIXES | {"SERVICEx": "urn:", "SERVICE": "urn:"}
    try:
        sent = guard(text, known).text
    except QueryError:
        return
    assert not reaches_out(store, sent)


@pytest.mark.parametrize("text", HIDDEN.values(), ids=HIDDEN)
def test_the_hidden_calls_are_real(store: ox.Store, text: str) -> None:
    assert reaches_out(store, "PREFIX ex: <http://e/> " + text)


PIECES = (
    "SERVICE|SERVICE <urn:y>{?a ?b ?c}|SERVICEx:y{?a ?b ?c}|SERVICE:y{?a ?b ?c}|SERVICE?u{?a ?b ?c}"
    "|SERV\\u0049CE|ſERVICE|service:|x:a.b.SERVICE|x:a.SERVICE|?s ?p ?o|.|. | |\n|#|# \n|{|}|{}|(|)"
    '|<|>|<x:b)|x:y|?u|?x#>\n|FILTER(|FILTER(1<x:b)|FILTER(?o<|BIND(x:y AS ?u)|"|\'|"""|\'\'\'|"a"'
    '|"\\"|@en|@enSERVICE|_:a|_:a.SERVICE|1|1.|1eSERVICE|^^|a |OPTIONAL{|UNION|?a<?b|?s x:p?'
    '|$SERVICE|?SERVICE|*|/|!|-|\\|\\.|%|<<|>>|[|]|;|,|true|trueSERVICE|1SERVICE|"a"SERVICE|&&'
    "|<x:b>SERVICE|x:SERVICE|=1|ASK|true.SERVICE|x:p.|)SERVICE<urn:y>{?a ?b ?c}#>\n"
)
FRAGMENTS = (*PIECES.split("|"), "||", "{|", "|}", "|")
KNOWN = {"x": "urn:", "": "urn:", "SERVICE": "urn:", "SERVICEx": "urn:", "service": "urn:"}


@st.composite
def hostile(draw: st.DrawFn) -> str:
    body = draw(st.lists(st.sampled_from(FRAGMENTS), max_size=7))
    body.insert(draw(st.integers(0, len(body))), draw(st.sampled_from(FRAGMENTS[1:5])))
    return "ASK { " + "".join(body) + draw(st.sampled_from((" }", "}}", "})}")))


@examples(8)
@given(text=hostile())
def test_no_call_is_hidden_in_any_text(text: str) -> None:
    try:
        sent = guard(text, KNOWN).text
    except QueryError:
        return
    spoken = [line for line in sent.lower().splitlines() if not line.startswith("$")]
    assert "service" not in "\n".join(spoken)
    assert not reaches_out(ox.Store(), sent)


def test_the_search_for_hidden_calls_finds_them_where_there_is_no_guard() -> None:
    """The breaking twin: the same texts, sent as they are, do reach out."""
    prologue = "".join(f"PREFIX {label}: <{iri}> " for label, iri in KNOWN.items())
    found: list[str] = []

    @settings(max_examples=300, database=None)
    @given(text=hostile())
    def search(text: str) -> None:
        if reaches_out(ox.Store(), prologue + text):
            found.append(text)

    search()
    assert found


def test_the_engine_undoes_escapes_in_strings_and_iris_only(store: ox.Store) -> None:
    """What the guard rests on."""
    assert answer(store, r'ASK { FILTER("\u0073" = "s" && <urn:\u0073> = <urn:s>) }') is True
    for text in (r"A\u0053K {}", r"ASK\u0020{}", r"ASK { ?\u0073 ?p ?o }"):
        with pytest.raises(SyntaxError):
            store.query(text)


# --- what is let through --------------------------------------------------------------------

ALLOWED = {
    "in a string": ('ASK { ?s ?p "SERVICE" }', False),
    "in a long string": ('ASK { ?s ?p """a "SERVICE <x> {}"\nb""" }', False),
    "in a comment": ("ASK { # SERVICE <x> {}\n ?s ?p ?o }", True),
    "in an IRI": ("ASK { ?s ?p <http://service.example/LOAD> }", False),
    "in another IRI": ("ASK { ?s ?p <urn:x-service:INSERT> }", False),
    "in a name": ("ASK { ?s ex:Service ex:FROM }", False),
    "in a prefix": ("PREFIX service: <http://e/> ASK { service:s1 ?p ?o }", True),
    "in a variable": ("SELECT ?service $from { ?service ?load $from }", None),
    "in a label": ("ASK { _:service ?p _:service2 }", True),
}


@pytest.mark.parametrize(("text", "expected"), ALLOWED.values(), ids=ALLOWED)
def test_words_are_only_words(store: ox.Store, text: str, expected: bool | None) -> None:
    found = answer(store, guard(text, PREFIXES).text)
    assert found == (expected if expected is not None else answer(store, text))


def test_variables_keep_their_names(store: ox.Store) -> None:
    result = store.query(guard("SELECT ?service $b (1 AS ?名) { ?service ?p $b }").text)
    assert isinstance(result, ox.QuerySolutions)
    assert [v.value for v in result.variables] == ["service", "b", "名"]


def test_a_query_is_described() -> None:
    safe = guard(
        "PREFIX a: <http://a/> PREFIX unused: <http://u/>\n"
        "construct { ?s a:b.c ex:x\\-y } WHERE { { ?s a <http://e/T>, a:b.c } }",
        PREFIXES,
    )
    assert safe.form == "construct"
    assert safe.declared == {"a": "http://a/", "unused": "http://u/"}
    assert safe.prefixes == {"a": "http://a/", "ex": "http://e/"}
    assert safe.terms == ("http://a/b.c", "http://e/x-y", "http://e/T")
    assert safe.depth == 2


@pytest.mark.parametrize("form", ["SELECT * {}", "ASK {}", "CONSTRUCT {} {}", "DESCRIBE ex:a"])
def test_every_form_of_query(form: str) -> None:
    assert guard(f"# SELECT\n{form}", PREFIXES).form == form.split()[0].lower()


def test_relative_iris_have_a_base() -> None:
    text = "BASE <http://e/a/b> PREFIX : <#> PREFIX up: <../up/> SELECT * { <> :c up:d . :q a <c> }"
    assert guard(text).terms == (
        "http://e/a/b",
        "http://e/a/b#c",
        "http://e/up/d",
        "http://e/a/b#q",
        "http://e/a/c",
    )
    with pytest.raises(QueryError, match="relative IRI"):
        guard("ASK { ?s ?p <x> }")


def test_a_prefix_of_a_hostile_case_stays_inside_its_iri(store: ox.Store) -> None:
    sent = guard("ASK { ?s ?p bad:x }", {"bad": "urn:a> } SERVICE <urn:y> { ?a ?b ?c } #"}).text
    with pytest.raises(SyntaxError):
        store.query(sent)


def test_a_comparison_without_spaces_is_one(store: ox.Store) -> None:
    assert answer(store, guard("ASK { FILTER(1<2&&3>2) FILTER(?a<?b||1<=1) }").text) is True


# --- the same query -------------------------------------------------------------------------

VALID = (
    "SELECT ?a(COUNT(*)AS?n)WHERE{?a ?b ?c}GROUP BY?a HAVING(COUNT(*)>2)ORDER BY DESC(?n)LIMIT 2",
    'SELECT (CONCAT (\'a\',STR(?s),"\\t\\"\\\\") AS ?x) (COALESCE(?q,-1,+2.5) AS ?y) { ?s ?p ?o }',
    "SELECT (BNODE() AS ?b) (IF(BOUND(?s), 1-1, 2e3) AS ?y) (RAND()*0 AS ?z) { }",
    "SELECT * { ?s ex:p0/ex:p1*|^ex:p2+|!(ex:a|^ex:b)|(ex:c)? ?o . [] a [] ; !ex:z ( 1 ?x ) . }",
    "SELECT * { GRAPH ?g { ?s ?p ?o } MINUS { ?s ex:p1 ?o } OPTIONAL { ?o ?q ?r FILTER(!?r) } }",
    "SELECT * { VALUES (?s ?x) { (ex:s1 UNDEF) (ex:s2 'a'@en-GB) } ?s ?p ?o } VALUES ?o { 3 }",
    "SELECT (GROUP_CONCAT(DISTINCT ?o ; separator='; ') AS ?x) { ?s ?p ?o }",
    "ASK { FILTER NOT EXISTS { ?s ?p 99 } FILTER(?o NOT IN ()) } ",
    "ASK { FILTER(REGEX('aB', \"^AB$\", 'i') && '''it's''' = \"it's\") }",
    'ASK { FILTER("""a"b\n""" = \'a\\"b\\n\') }',
    "ASK { FILTER('1'^^<http://www.w3.org/2001/XMLSchema#integer> = 1 && 1.0 = .1e1 ) }",
    "SELECT * { { SELECT ?s (MAX(?o) AS ?m) { ?s ?p ?o } GROUP BY ?s } UNION { BIND(1 AS ?s) } }",
    "CONSTRUCT { ?s ex:p _:b . _:b ex:q ?o } WHERE { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s ex:p1 ?o }",
    "DESCRIBE ex:s1 ?x { ?x ex:p1 3 }",
    "SELECT ?s { ?s ?p ?o . FILTER(?o > 2 || ?o<1) } ORDER BY ?s OFFSET 1",
)


@pytest.mark.parametrize("text", VALID)
def test_what_is_sent_means_what_was_written(store: ox.Store, text: str) -> None:
    raw = "PREFIX ex: <http://e/> " + text
    # The engine takes no space there, the standard does.
    expected = answer(store, raw.replace("CONCAT (", "CONCAT("))
    found = answer(store, guard(text, PREFIXES).text)
    assert found == expected or "BNODE" in text


def _binary(operators: str, of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    gap = st.sampled_from(("", " ", "\n", " # }\n"))
    return st.tuples(of, gap, st.sampled_from(operators.split()), gap, of).map("".join)


EXPRESSIONS = st.recursive(
    st.sampled_from(
        ("?s", "?o", "1", "-1", "2.5", "'a b'", '"\\u0041"', "ex:s1", "true", "<http://e/s1>")
    ),
    lambda of: st.one_of(
        _binary("= != < > <= >= && || + - * /", of),
        of.map(lambda e: f"({e})"),
        of.map(lambda e: f"!({e})"),
        of.map(lambda e: f"COALESCE({e}, 1)"),
        st.tuples(st.sampled_from(("STR", "isIRI ", "UCASE")), of).map(lambda t: f"{t[0]}({t[1]})"),
        of.map(lambda e: f"{e} IN ( {e},2)"),
    ),
    max_leaves=6,
)


@examples(2)
@given(expression=EXPRESSIONS)
def test_expressions_mean_what_was_written(store: ox.Store, expression: str) -> None:
    text = f"SELECT ?s ?o (({expression}) AS ?x) {{ ?s ?p ?o }}"
    try:
        expected = answer(store, "PREFIX ex: <http://e/> " + text)
    except SyntaxError:
        return
    assert answer(store, guard(text, PREFIXES).text) == expected


# --- errors at their place ------------------------------------------------------------------

MISTAKES = {
    "a misspelled keyword": ("SELECT * {\n ?s ?p ?o\n\tOPTINAL { ?s ?q ?r } }", "3:2", "OPTIONAL"),
    "an unknown function": ("SELECT * { ?s ?p ?o FILTER(conat(?o)) }", "1:28", "CONCAT"),
    "a missing object": ("SELECT *\n{ ?s ?p ?o .\n  ?s ?p }", "3:9", "lacks a part"),
    "a missing AS": ("SELECT (COUNT(?s) ?n) { ?s ?p ?o }", "1:19", "stands here"),
    "a missing number": ("SELECT * { ?s ?p ?o } LIMIT x", "1:29", "stands here"),
    "something behind the end": ("SELECT ?x { ?s ?p ?o } ,", "1:24", "stands here"),
    "not a query": ("SELCT * {}", "1:1", "SELECT"),
    "nothing": ("# nothing\n", "1:10", "Begin with"),
    "no query": ("PREFIX a: <http://a/>", "1:22", "Begin with"),
    "a bad prefix": ("PREFIX a <http://a/> ASK {}", "1:1", "PREFIX label:"),
    "a brace too many": ("ASK { ?s ?p ?o }\n}", "2:1", "nothing is open"),
    "a brace too few": ("ASK {\n { ?s ?p ?o }", "1:5", 'Add the "}"'),
    "crossed brackets": ("ASK { ?s ?p (?o } )", "1:17", '")" is due'),
    "an open string": ("ASK { ?s ?p 'abc }\n", "1:13", "Close it"),
    "an unknown escape": ('ASK { ?s ?p "a\\q" }', "1:13", "Close it"),
    "half a surrogate pair": ('ASK { ?s ?p "\\uD800" }', "1:13", "character itself"),
    "no code point": ('ASK { ?s ?p "\\UFFFFFFFF" }', "1:13", "character itself"),
    "curly quotes": ("ASK { ?s ?p “abc” }", "1:13", "straight quotes"),
    "a space that is none": ("ASK { ?s\xa0?p ?o }", "1:9", "ordinary space"),
    "behind Chinese": ("ASK { ?地点 ex:中文 foo }", "1:17", "stands here"),
    "a bad IRI": ("ASK { ?s ?p <http://[x> }", "1:13", "stands here"),
    "a label twice": ("ASK { _:a ?p ?o . { _:a ?q ?r } }", "1:21", "Use a variable"),
}


@pytest.mark.parametrize(("text", "place", "mend"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_shown_at_its_place(store: ox.Store, text: str, place: str, mend: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(store, text)
    assert caught.value.place == f"q.rq:{place}"
    assert mend in (caught.value.mend or "")
    _, line, caret = caught.value.message.splitlines()
    number, column = map(int, place.split(":"))
    assert line.strip() == text.splitlines()[number - 1].strip().replace("\xa0", "\ufffd")
    assert caret.strip() == "^"
    if text.isascii():
        assert caret.index("^") == column + 3


def parse(store: ox.Store, text: str) -> None:
    safe = guard(text, PREFIXES, name="q.rq")
    try:
        store.query(safe.text)
    except SyntaxError as error:
        raise safe.syntax_error(str(error)) from None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "unbound"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", "not authorized with GROUP BY"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", "Duplicated variable"),
    ],
)
def test_the_engine_s_own_sentence_is_kept(store: ox.Store, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message) as caught:
        parse(store, text)
    assert caught.value.place == "q.rq"


def test_a_long_line_is_cut(store: ox.Store) -> None:
    text = "ASK { " + "?s ?p ?o . " * 200 + "foo }"
    with pytest.raises(QueryError) as caught:
        parse(store, text)
    assert max(map(len, caught.value.message.splitlines())) < 150


# --- did you mean ---------------------------------------------------------------------------


def test_a_misspelled_prefix() -> None:
    with pytest.raises(UnknownTerm, match="prefix of cgg:operates is not declared") as caught:
        guard("ASK { ?s cgg:operates ?o }", PREFIXES)
    assert caught.value.mend == "Did you mean cg:? Known here: cg:, ex:."


def test_a_prefix_that_nobody_knows() -> None:
    with pytest.raises(UnknownTerm) as caught:
        guard("ASK { ?s quux:x ?o }", PREFIXES)
    assert "Declare it: PREFIX" in (caught.value.mend or "")


@pytest.mark.parametrize(
    ("term", "meant"),
    [
        ("cg:oprates", "cg:operates"),
        ("cg:claim", "cg:Claim"),
        ("<https://w3id.org/claimgraph/ontology#subjekt>", "ontology#subject>"),
    ],
)
def test_a_misspelled_term(term: str, meant: str) -> None:
    text = f"SELECT * {{ ?s ?p ?o .\n ?s {term} ?o }}"
    with pytest.raises(UnknownTerm, match="not defined") as caught:
        guard(text, PREFIXES, VOCABULARY, name="q.rq")
    assert caught.value.place == "q.rq:2:5"
    assert meant in (caught.value.mend or "")
    guard(text, PREFIXES)  # without a vocabulary there is nothing to hold it to


def test_terms_that_pass() -> None:
    text = (
        "PREFIX o: <https://w3id.org/claimgraph/ontology#> ASK { ?s o:manages ex:nix, cg:, 'cg:x' }"
    )
    guard(text, PREFIXES, VOCABULARY)


# --- limits ---------------------------------------------------------------------------------


def _nested(opening: str, middle: str, closing: str, times: int) -> str:
    return f"ASK {opening * times}{middle}{closing * times}"


@pytest.mark.parametrize("times", [50_000, MAX_DEPTH + 1])
@pytest.mark.parametrize(
    ("opening", "middle", "closing"),
    [("{", "?s ?p ?o", "}"), ("{FILTER(", "1", ")}"), ("{?s ?p[", "?a ?b", "]}")],
)
def test_deep_nesting_is_refused(opening: str, middle: str, closing: str, times: int) -> None:
    text = _nested(opening, middle, closing, times)[:MAX_CHARACTERS]
    with pytest.raises(QueryRefused, match="nested more than 100 deep"):
        guard(text)


@pytest.mark.parametrize("run", ["!" * 200, "- " * 200, "+-!" * 70, "^ " * 200])
def test_a_run_of_operators_counts_as_nesting(run: str) -> None:
    with pytest.raises(QueryRefused, match="nested"):
        guard(f"ASK {{ FILTER({run}1) }}")


@pytest.mark.parametrize("link", ["||", "&&", "+", "-", "*", "|", "/"])
def test_a_chain_without_end_is_refused(link: str) -> None:
    text = f"ASK {{ FILTER({f'1{link}' * MAX_LINKS}1{link}1) }}"
    with pytest.raises(QueryRefused, match="more than 10,000 operators"):
        guard(text)


def test_size_is_limited() -> None:
    guard("ASK {}" + " " * (MAX_CHARACTERS - 6))
    with pytest.raises(QueryRefused, match="262,145 characters"):
        guard("ASK {}" + " " * (MAX_CHARACTERS - 5))
    long = f"PREFIX a: <http://a/{'x' * 100_000}> ASK {{ {'a:b a:b a:b . ' * 1000} }}"
    with pytest.raises(QueryRefused, match="written out"):
        guard(long)


def hard_to_lex() -> Iterator[str]:
    whole = 80_000
    for part in ("a.", "a", "<", "<a.", '"', "'''''a", "x:.", "%41", ":", "a-", "_:a.", "1.", "1e"):
        yield (part * whole)[:whole]
    for part in ("<a&", "@a-", "?", '\\"', "文.", "a" + "." * 999, "<a:", "#", "'\\'"):
        yield (part * whole)[:whole]


@pytest.mark.parametrize("text", list(hard_to_lex()), ids=lambda text: repr(text[:6]))
def test_reading_takes_linear_time(text: str) -> None:
    begun = time.process_time()
    with pytest.raises(QueryError):
        guard("ASK { " + text, KNOWN)
    assert time.process_time() - begun < 3  # a quadratic reading takes many times that


def test_half_a_character_is_an_error() -> None:
    with pytest.raises(QueryError, match="surrogate"):
        guard("ASK { ?s ?p '\ud800' }")


def test_an_error_does_not_repeat_a_long_text() -> None:
    for text in (f"ASK {{ ?s cg:{'a' * 200_000} ?o }}", f"{'a' * 200_000}", f"ASK {{ {'a' * 99}:b"):
        with pytest.raises(QueryError) as caught:
            guard(f"{text}\n}}", PREFIXES, VOCABULARY)
        assert len(str(caught.value)) < 500


def test_a_byte_order_mark_is_no_error() -> None:
    assert guard("\ufeffASK {}").form == "ask"
