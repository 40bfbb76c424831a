"""What a computed question is, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimgraph.analysis.lineage import Ties
from claimgraph.analysis.lookup import Lookup
from claimgraph.analysis.survey import Survey
from claimgraph.graph.questions import Parameter, arguments_of
from claimgraph.graph.results import QueryResult
from claimgraph.graph.tables import Cell, table
from claimgraph.model.content import Content
from claimgraph.model.iri import Iri, Namespaces
from claimgraph.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Inquiry:
    """A case under a view, as computed questions see it.

    Attributes:
        content: Everything in the case.
        admitted: The claims that count under the view.
        vocabulary: The core's and the case's terms.
        namespaces: The case's.
        lookup: Finds out what arguments mean.
        ties: Returns who is no voice independent of whom, whatever the view.
    """

    content: Content
    admitted: frozenset[Iri]
    vocabulary: Vocabulary
    namespaces: Namespaces
    lookup: Lookup
    ties: Callable[[], Ties] = Ties

    @cached_property
    def survey(self) -> Survey:
        """The survey of what counts."""
        return Survey(self.content, self.vocabulary, self.namespaces, self.admitted)


Rows = Iterable[Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Computed:
    """A named question that is computed.

    Attributes:
        name: How it is asked for.
        summary: The question in words.
        description: What the answer holds and how to read it.
        parameters: Its blanks, in order.
        columns: The names of the columns of its answer; where they depend on the
            arguments, what returns them.
        rows: Computes them from arguments by parameter, each as it was written; what
            was left out and has no default is not among them.
    """

    name: str
    summary: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...] | Callable[[Mapping[str, str]], tuple[str, ...]]
    rows: Callable[[Inquiry, Mapping[str, str]], Rows]

    def answer(self, inquiry: Inquiry, arguments: Mapping[str, str]) -> QueryResult:
        """Return the answer.

        Raises:
            UsageError: an argument that there is no parameter for, or a required
                one is missing.
        """
        given = arguments_of(self.name, self.parameters, arguments)
        columns = self.columns(given) if callable(self.columns) else self.columns
        return table(columns, self.rows(inquiry, given), inquiry.namespaces.prefixes)
