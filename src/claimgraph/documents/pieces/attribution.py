"""The cue beside a quotation: the words that say whose it is, where its sentence has them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimgraph.documents.pieces.lexicon import lexicon, one_of
from claimgraph.documents.pieces.piece import Sentence

Span = tuple[int, int]
_LEXICON = lexicon("attribution")
_VERBS = {word: each["id"] for each in _LEXICON["verbs"] for word in each["words"]}
_VERB = rf"(?P<cue>{one_of(_VERBS)})\b"
_INVERTS = [w for each in _LEXICON["verbs"] if each.get("inverts", True) for w in each["words"]]
_INVERTED = rf"(?P<cue>{one_of(_INVERTS)})\b"
_ACCORDING = rf"(?P<cue>{one_of(_LEXICON['according'])})"
_CAPITAL = r"[^\W\d_a-z][\w.’'&-]*"
_NAME = rf"{_CAPITAL}(?:[ ](?:[^\W\d_]{{1,12}}[ ]){{0,2}}?{_CAPITAL}){{0,5}}"
_NOUNS = (
    r"(?:[Tt]he|[Aa]n?|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Mm]y|[Oo]ur|[Dd]er|[Dd]ie|[Ee]ine?)"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Yy]ou|[Ii]t|[Ww]ho|[Ee]r|[Ss]ie|[Ii]l|[Ee]lle)\b"
_SPEAKER = (
    rf"(?P<who>{_NOUNS}[ ](?:[^\W\d_][\w’'-]*[ ]){{0,2}}?{_NAME}|{_PRONOUN}(?![ ]of)"
    rf"|{_NOUNS}(?:[ ]of[ ]them)?(?:[ ][^\W\d_][\w’'-]*){{1,3}}?|{_NAME})"
)
_ASIDE = r"(?:,[^,.;“”\"]{1,80},|[ ]\([^()]{1,40}\))?"
_ADVERBS = (
    r"(?:[ ](?:has|had|have|also|then|later|further|once|never|simply|only|[^\W\d_]{1,20}ly)){0,2}"
)

_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[ ,–—-]{{0,3}}{_ACCORDING}[ ]{_SPEAKER}(?=[ ,.;:)]|\Z)",
        rf"[ ,–—-]{{0,3}}{_INVERTED}[ ]{_SPEAKER}(?=[ ,.;:)]|\Z)",
        rf"[ ,–—-]{{0,3}}{_SPEAKER}{_ASIDE}{_ADVERBS}[ ]{_VERB}",
    )
)
_BEFORE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|(?<=[ ,;(]))(?={_SPEAKER}{_ASIDE}{_ADVERBS}[ ]{_VERB})",
        rf"(?:^|(?<=[ ,;(]))(?={_ACCORDING}[ ]{_SPEAKER}(?=[ ,.;:)]|\Z))",
    )
)
_REACH = 160


@dataclass(frozen=True, slots=True)
class Cue:
    """Who a quotation is ascribed to.

    Attributes:
        speaker: Where they are named, or None.
        cue: The verb or phrase, or None.
        rule: Id of the cue, or "".
    """

    speaker: Span | None = None
    cue: Span | None = None
    rule: str = ""


def attributed(text: str, sentences: Sequence[Sentence], quoted: Iterable[Span]) -> list[Cue]:
    """Return the cue of each quotation, an empty one where its sentence has none."""
    starts = [sentence.start for sentence in sentences]
    return [_cue(text, sentences, starts, span) for span in quoted]


def _cue(text: str, sentences: Sequence[Sentence], starts: list[int], span: Span) -> Cue:
    first = bisect_right(starts, span[0]) - 1
    last = bisect_right(starts, span[1] - 1) - 1
    if first < 0:
        return Cue()
    behind_end = min(sentences[last].end, span[1] + _REACH)
    for pattern in _BEHIND:
        match = pattern.match(text[span[1] : behind_end])
        if match and not _follows_stop(text, span[1]):
            return _of(match, span[1])
    begin = max(sentences[first].start, span[0] - _REACH)
    head = text[begin : span[0]]
    found = [m for pattern in _BEFORE for m in pattern.finditer(head)]
    if found:
        return _of(max(found, key=lambda match: (match.start("cue"), -match.start())), begin)
    label = sentences[first].speaker
    return Cue(label, None, "say.label") if label else Cue()


def _follows_stop(text: str, end: int) -> bool:
    """Return whether a quotation ended its sentence, so that what follows is another one."""
    return text[max(0, end - 2) : end - 1] == "." and text[end : end + 2].strip()[:1].isupper()


def _of(match: re.Match[str], begin: int) -> Cue:
    who, cue = match.span("who"), match.span("cue")
    who = (who[0], who[0] + len(match["who"].rstrip(".’'")))
    word = " ".join(match["cue"].split())
    return Cue(
        (begin + who[0], begin + who[1]),
        (begin + cue[0], begin + cue[1]),
        _VERBS.get(word, "say.according"),
    )
