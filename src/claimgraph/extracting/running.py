"""Has the documents of a case read by an extractor, and keeps what it proposes as it comes."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from claimgraph.documents.proposing.registry import known
from claimgraph.documents.text import Document
from claimgraph.errors import InvalidIri, MissingExtra, UsageError
from claimgraph.extracting import stored
from claimgraph.extracting.answers import Answer, Fault
from claimgraph.extracting.configuration import Configuration, read_configuration
from claimgraph.extracting.processes import read_in_processes
from claimgraph.extracting.reading import reaches_network, the_extractor
from claimgraph.extracting.result import Extracted, ExtractedDocument, Outcome
from claimgraph.extracting.tasks import Setting, Task, known_names, run_of
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, valid_short_id
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Vocabulary

SCHEDULERS = ("local", "dask")
OnRead = Callable[[int, int, str], None]
"""Told how many documents are done, of how many, and the last one."""
Write = Callable[[Mapping[str, bytes | None]], object]
"""Puts files into the case's folder, all together, by relative path; None removes one."""
_MOST_SECONDS = 10_000_000
_NO_SOURCE, _NO_SOURCE_MEND = "it is no document", "Name a document that was taken in with add."
_NO_TEXT = "its text is not at hand"
_FOREIGN = "it is a source of another case, by its IRI"
_FOREIGN_MEND = "Take the document in as a source of this one: claimgraph add FILE"
_NO_TEXT_MEND = "Add the document to the case: claimgraph add FILE --source {}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """The documents of a case, and what is known of them.

    Attributes:
        root: The case's folder.
        content: What it holds.
        vocabulary: Its terms.
        texts: Source to its text, where that is at hand.
    """

    root: Path
    content: Content
    vocabulary: Vocabulary
    texts: Mapping[Iri, Document]

    def local(self, source: Iri) -> str:
        """Return the local id of a source."""
        return source.removeprefix(self.content.info.base)

    def is_own(self, source: Iri) -> bool:
        """Return whether a source has an id of the case, by which files can be named."""
        try:
            return source == self.content.info.base + valid_short_id(self.local(source))
        except InvalidIri:
            return False


@dataclass(frozen=True, slots=True)
class Request:
    """How documents are to be read.

    Attributes:
        extractor: The id of the extractor.
        again: Whether those that were read with all that matters the same are read too.
        scheduler: One of :data:`SCHEDULERS`.
        address: Where a Dask scheduler listens, or "".
        jobs: How many are read at once; as many as there are cores where None.
        seconds: CPU time that one may take; by its length where None.
    """

    extractor: str
    again: bool = False
    scheduler: str = "local"
    address: str = ""
    jobs: int | None = None
    seconds: float | None = None

    def check(self) -> None:
        """Refuse what does not go together.

        Raises:
            UsageError: it does not.
        """
        if self.scheduler not in SCHEDULERS:
            mend = f"Choose one of: {', '.join(SCHEDULERS)}."
            raise UsageError(f"there is no scheduler {self.scheduler!r}", mend=mend)
        if self.address and self.scheduler != "dask":
            mend = "Leave the address out, or say --scheduler dask."
            raise UsageError("an address is that of a Dask scheduler", mend=mend)
        if self.jobs is not None and self.jobs < 1:
            raise UsageError("at least one document has to be read at a time", mend="Say --jobs 1.")
        if self.seconds is not None and not 0 < self.seconds < _MOST_SECONDS:
            most = f"{_MOST_SECONDS:,}"
            mend = "Leave it out: the limit is by the length of the document then."
            raise UsageError(f"a time limit has to be above 0 and below {most} s", mend=mend)


def extract(
    corpus: Corpus,
    named: Sequence[Iri],
    request: Request,
    *,
    write: Write | None,
    on_read: OnRead | None = None,
) -> Extracted:
    """Have documents read, and keep what is proposed of each as soon as it is there.

    Args:
        corpus: The documents.
        named: The sources that a person named; all whose text is at hand where empty.
        request: How they are to be read.
        write: Keeps files; None to keep nothing.
        on_read: Told after each document how many are done, of how many, and which.

    Raises:
        UsageError: there is no such extractor, or its options do not fit.
        InvalidInput: ``extractors.toml`` can't be read.
        MissingExtra: what reads is not installed.
    """
    request.check()
    configuration = read_configuration(corpus.root)
    setting = _setting(corpus, request, configuration)
    plan = [_planned(corpus, source, setting, request) for source in _sources(corpus, named)]
    tasks = [each.task for each in plan if each.task is not None]
    run = _Run(corpus, setting, write)
    done: list[ExtractedDocument] = []
    with closing(_results(tasks, setting, request)) as results:
        for number, each in enumerate(plan, 1):
            done.append(each.told or run.kept(each, next(results)))
            if on_read:
                on_read(number, len(plan), corpus.local(each.source.iri))
    unused = tuple(sorted(set(configuration.options) - set(known())))
    return Extracted(setting.extractor, setting.version, tuple(done), unused, frozenset(named))


def _setting(corpus: Corpus, request: Request, configuration: Configuration) -> Setting:
    extractor = the_extractor(request.extractor)
    options = configuration.of(extractor.id)
    return Setting(
        extractor=extractor.id,
        version=extractor.version(options),
        options=options,
        names=known_names(corpus.content, corpus.texts),
        vocabulary=corpus.vocabulary,
        seconds=request.seconds,
    )


def _sources(corpus: Corpus, named: Sequence[Iri]) -> list[Source]:
    """Return the sources to read: those named, or else all that have or had a text."""
    known_sources = corpus.content.sources
    if named:
        return [known_sources.get(iri, Source(iri)) for iri in dict.fromkeys(named)]
    return [
        source
        for iri, source in sorted(known_sources.items())
        if iri in corpus.texts or source.text_sha256
    ]


@dataclass(frozen=True, slots=True)
class _Planned:
    """A document and what is to be done with it.

    Attributes:
        source: Its source.
        told: What became of it, where nothing is to be done.
        task: What is to be read, else.
    """

    source: Source
    told: ExtractedDocument | None = None
    task: Task | None = None


def _planned(corpus: Corpus, source: Source, setting: Setting, request: Request) -> _Planned:
    document = corpus.texts.get(source.iri)
    if not corpus.is_own(source.iri):
        told = ExtractedDocument(source.iri, Outcome.FAILED, message=_FOREIGN, mend=_FOREIGN_MEND)
        return _Planned(source, told)
    if document is None:
        return _Planned(source, _absent(corpus, source.iri))
    task = Task(source, document)
    before = stored.lines_of(corpus.root, corpus.local(source.iri), setting.extractor)
    is_same = before is not None and before.run.counting(()) == run_of(task, setting)
    if before is None or not is_same or request.again:
        return _Planned(source, task=task)
    refused = {str(reason): count for reason, count in before.run.refusals}
    told = ExtractedDocument(source.iri, Outcome.KNOWN, len(before.proposals), refused)
    return _Planned(source, told)


def _absent(corpus: Corpus, source: Iri) -> ExtractedDocument:
    message, mend = _NO_TEXT, _NO_TEXT_MEND.format(corpus.local(source))
    if source not in corpus.content.sources:
        message, mend = _NO_SOURCE, _NO_SOURCE_MEND
    return ExtractedDocument(source, Outcome.ABSENT, message=message, mend=mend)


def _results(
    tasks: Sequence[Task], setting: Setting, request: Request
) -> Generator[Answer | Fault, None, None]:
    jobs = request.jobs or os.cpu_count() or 1
    if not tasks:
        return
    if request.scheduler == "dask":
        from claimgraph.extracting.cluster import read_on_dask

        yield from read_on_dask(tasks, setting, jobs=jobs, address=request.address)
    else:
        has_network = reaches_network(the_extractor(setting.extractor))
        yield from read_in_processes(tasks, setting, jobs=jobs, has_network=has_network)


@dataclass(frozen=True, slots=True)
class _Run:
    """Keeps what was read.

    Attributes:
        corpus: The documents.
        setting: What they are read with.
        write: Keeps files, or None.
    """

    corpus: Corpus
    setting: Setting
    write: Write | None

    def kept(self, planned: _Planned, result: Answer | Fault) -> ExtractedDocument:
        """Return what became of a document, once what was proposed is kept.

        Raises:
            MissingExtra: what reads is not installed.
        """
        source = planned.source
        if isinstance(result, Fault):
            if result.is_general:
                raise MissingExtra(result.message, mend=result.mend)
            place = f"{result.place}: " if result.place else ""
            return ExtractedDocument(
                source.iri, Outcome.FAILED, message=place + result.message, mend=result.mend
            )
        local = self.corpus.local(source.iri)
        files = stored.files_of(self.corpus.root, local, self.setting.extractor, result)
        if not source.text_may_be_shared:
            files |= stored.kept_out_of_git(self.corpus.content)
        has_changed = stored.differ(self.corpus.root, files)
        if has_changed and self.write is not None:
            self.write(files)
        return ExtractedDocument(
            source.iri,
            Outcome.READ,
            result.proposals,
            result.refused,
            changed=has_changed,
            remarks=result.remarks,
        )
