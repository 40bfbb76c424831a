r"""The guard before the query engine: what a query may ask for, and how it is sent.

The engine follows ``SERVICE`` over the network and has no switch for it, so a
query is sent only where it is certain that the engine sees no such keyword.
A lexer of our own can't promise that about the text as it stands, because the
engine's parser has no lexer: it reads keywords without a boundary after them
and decides by what came before what ``<`` is. All of these are calls to the
network for pyoxigraph 0.5::

    ?s ?p ?o . SERVICEx:y { }                       # "SERVICEx:y" is no name here
    ?s ?p x:a.b.SERVICE ?u { }                      # a local name has one dot at most
    FILTER(?o<ex:b)SERVICE?u#>                      # "<...>" is no IRI here

So the engine never gets the text of the user. It gets one that is **written anew
from the tokens**, and in which the letters of "service" stand nowhere in a row:

* a keyword, a function or a language tag that holds them is refused;
* in an IRI or a string the first of them is written as an escape (``\u0073``),
  which the engine undoes inside IRIs and strings only (the worker tries that
  before it serves: see :mod:`claimgraph.graph.worker`);
* prefixed names and relative IRIs are written out as absolute IRIs, so that no
  prefix is left;
* blank node labels are renumbered;
* a variable is the one exception, since its name comes back in the answer: it is
  written with ``$``, which begins or ends no other token of SPARQL, and whatever
  reads a variable's name reads it to its end.

That is one property of one text, checked once more before it is sent, and it
holds however the engine divides the text. The rest keeps the engine's division
the same as ours, so that sizes and depths that were counted are the true ones:
one token a line; no comments; strings on one line in double quotes; and each
IRI begins with an escape (``<\u0068ttp:``), so that no reading can take its
``<`` for "less than", nor a "less than" for an IRI, as no IRI spans two lines.

Updates (``INSERT``, ``LOAD``, ...) are refused for the sake of a clear sentence:
the engine's query method has no rule for them and the store is opened read-only.
``FROM`` is refused because it reaches for other data sets than the case, and
because a list of default graphs is up to 500 times slower than their union.

Why the lines are padded: the parser reports the furthest place that it looked
at, up to 14 characters beyond the token that it could not use. With 16 spaces
after each token that place is on the token's own line, and names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claimgraph.errors import QueryError, QueryRefused
from claimgraph.graph.sparql_emission import Emission
from claimgraph.graph.sparql_names import Form, Names, Vocabulary, check_terms, read_prologue
from claimgraph.graph.sparql_tokens import ESCAPE, Kind, QueryText, Token, tokens

MAX_CHARACTERS = 256 * 1024
"""Longest query, in code points."""
MAX_DEPTH = 100
"""Deepest nesting of brackets and of prefix operators."""
MAX_LINKS = 10_000
"""Most operators and clauses that chain patterns or expressions together."""

_UPDATES = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH", "USING")
)
_CLOSING = {"{": "}", "(": ")", "[": "]", "<<": ">>", "<<(": ")>>", "{|": "|}"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_LINKS = frozenset(("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "||", "&&", *"+-*/|!^"))
_PREFIX_OPERATORS = frozenset("!+-^")


@dataclass(frozen=True)
class SafeQuery:
    """A query that may be sent to the engine.

    Attributes:
        source: As the user wrote it.
        form: What kind of query it is.
        declared: The prefixes that it declares itself.
        prefixes: Every prefix that it uses, with its IRI.
        terms: The IRIs that it names, in order, each once.
        depth: Deepest nesting.
        emission: What is sent in its place.
    """

    source: QueryText
    form: Form
    declared: Mapping[str, str]
    prefixes: Mapping[str, str]
    terms: tuple[str, ...]
    depth: int
    emission: Emission = field(repr=False)

    @property
    def text(self) -> str:
        """What is sent to the engine."""
        return self.emission.text

    def syntax_error(self, message: str) -> QueryError:
        """Return the engine's `message` as an error at the place in the user's text."""
        return self.emission.syntax_error(self.source, message)


def guard(
    text: str,
    prefixes: Mapping[str, str] | None = None,
    vocabulary: Vocabulary | None = None,
    *,
    name: str = "query",
) -> SafeQuery:
    """Return `text` as a query that may be sent to the engine.

    Args:
        text: A SPARQL 1.1 query.
        prefixes: Prefixes that the query may use without declaring them.
        vocabulary: The terms that are defined in each namespace that is known
            in full; a term of such a namespace that isn't there is an error,
            since a misspelled term finds nothing and says nothing.
        name: What to call the query in an error.

    Raises:
        QueryRefused: it asks for the network, other data or an update, or is
            too large or too deep to be run safely.
        UnknownTerm: a prefix or a term that is not defined.
        QueryError: it is not SPARQL.
    """
    source = QueryText(text, name)
    _check_size(source)
    read = list(tokens(source))
    _check_keywords(source, read)
    _check_escapes(source, read)
    depth = _check_nesting(source, read)
    prologue = read_prologue(source, read)
    names = Names(source, prologue, prefixes or {})
    body = read[prologue.end :]
    terms = names.resolve(body)
    check_terms(source, terms, vocabulary or {})
    return SafeQuery(
        source=source,
        form=prologue.form,
        declared=prologue.declared,
        prefixes=names.used,
        terms=tuple(dict.fromkeys(iri for _, iri in terms)),
        depth=depth,
        emission=Emission.of(source, body, {token.start: iri for token, iri in terms}),
    )


def _check_size(source: QueryText) -> None:
    if len(source.text) > MAX_CHARACTERS:
        raise QueryRefused(
            f"a query of {len(source.text):,} characters; {MAX_CHARACTERS:,} is the limit",
            place=source.name,
            mend="Put long lists into the case, or ask in several queries.",
        )
    try:
        source.text.encode()
    except UnicodeEncodeError as error:
        message = "half of a surrogate pair, which is no character"
        raise source.error(error.start, message, "Save the query as UTF-8.") from None


def _check_keywords(source: QueryText, read: Iterable[Token]) -> None:
    for token in read:
        if token.kind is not Kind.WORD:
            continue
        word = token.text.upper()
        if word.startswith("SERVICE"):
            raise _refused(
                source,
                token,
                "SERVICE is refused: a query never reaches the network",
                "Get the other data first, import it into the case, and query the case.",
            )
        if word == "FROM":
            raise _refused(
                source,
                token,
                "FROM is refused: a query sees the case, and all of it",
                "Leave it out, or choose a part with GRAPH <source> { ... }.",
            )
        if word in _UPDATES:
            raise _refused(
                source,
                token,
                f"{word} is refused: a query reads and never changes anything",
                "Change the case with `claimgraph import`; query with SELECT, ASK or CONSTRUCT.",
            )


def _check_escapes(source: QueryText, read: Iterable[Token]) -> None:
    for token in read:
        if token.kind not in (Kind.STRING, Kind.IRI) or "\\" not in token.text:
            continue
        codes = [int(e[0][2:], 16) for e in ESCAPE.finditer(token.text) if e[0][1] in "uU"]
        if any(code > 0x10FFFF or 0xD800 <= code <= 0xDFFF for code in codes):
            message = "an escape that stands for no character"
            mend = "Write the character itself, or \\UXXXXXXXX with its code point."
            raise source.error(token.start, message, mend)


def _refused(source: QueryText, token: Token, message: str, mend: str) -> QueryError:
    return source.error(token.start, message, mend, QueryRefused)


def _check_nesting(source: QueryText, read: Iterable[Token]) -> int:
    """Return the greatest depth; raise where brackets don't pair or limits are passed."""
    opened: list[Token] = []
    deepest = run = links = 0
    for token in read:
        run = run + 1 if token.text in _PREFIX_OPERATORS else 0
        links += _is_link(token)
        if token.text in _CLOSING:
            opened.append(token)
        elif token.text in _OPENING:
            _close(source, opened, token)
        deepest = max(deepest, len(opened) + run)
        if deepest > MAX_DEPTH or links > MAX_LINKS:
            raise _too_large(source, token, links)
    if opened:
        raise source.error(
            opened[-1].start,
            f'"{opened[-1].text}" is never closed',
            f'Add the "{_CLOSING[opened[-1].text]}" that belongs to it.',
        )
    return deepest


def _is_link(token: Token) -> bool:
    signed = token.kind is Kind.NUMBER and token.text[0] in "+-"  # the "-1" of "?x -1"
    return signed or token.text.upper() in _LINKS


def _close(source: QueryText, opened: list[Token], token: Token) -> None:
    expected = _CLOSING[opened[-1].text] if opened else None
    if token.text != expected:
        mend = f'"{expected}" is due here.' if expected else "Take it out; nothing is open here."
        raise source.error(token.start, f'unexpected "{token.text}"', mend)
    opened.pop()


def _too_large(source: QueryText, token: Token, links: int) -> QueryError:
    if links > MAX_LINKS:
        message = f"more than {MAX_LINKS:,} operators and clauses"
        mend = "List values with VALUES or IN, or ask in several queries."
    else:
        message = f"nested more than {MAX_DEPTH} deep, which would crash the engine"
        mend = "Flatten the query."
    return _refused(source, token, message, mend)
