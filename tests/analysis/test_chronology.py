"""What happened when: the order of events, and the dates that can't all be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import NS, claim, content, entity, iri, record, said
from tests.examples import examples
from tests.strategies import contents
from tests.strategies import vocabulary as drawn_vocabulary

import claimgraph as cg
from claimgraph import resources
from claimgraph.analysis import checks
from claimgraph.analysis.chronology import Chronology, Kind, Span, bound, chronology
from claimgraph.errors import UsageError
from claimgraph.graph.namespaces import CG
from claimgraph.graph.vocabulary import read_vocabulary
from claimgraph.model.claim import Attestation, Claim, Modality, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Source
from claimgraph.model.vocabulary import Vocabulary

CODES = [rule.code for rule in checks.RULES if "CG340" <= rule.code <= "CG349"]

days = st.dates().map(lambda day: EdtfDate(day.isoformat()))
points = st.builds(
    lambda year, rest, hedge: EdtfDate(f"{year}{rest}{hedge}"),
    st.integers(2010, 2020),
    st.sampled_from(["", "-02", "-02-14", "-12-31", "-21"]),
    st.sampled_from(["", "", "", "~", "?", "%"]),
)
odd = st.sampled_from(
    ["201X", "20XX", "XXXX-02-14", "2014/2016", "2015/..", "../2015", "2015/", "[2012,2016]"]
).map(EdtfDate)
dates = st.one_of(points, points, odd, days)


@cache
def core() -> Vocabulary:
    text = (resources.ontology_folder() / "claimgraph.ttl").read_bytes()
    return read_vocabulary(ox.parse(text, ox.RdfFormat.TURTLE))


def date(text: str) -> EdtfDate:
    return EdtfDate(text)


def case(
    *claims: Claim, sources: Sequence[Source] = (), more: Sequence[Attestation] = ()
) -> Content:
    """Return a case in which the paper says `claims`."""
    attested = [a for c in claims for a in said(c, "paper", handle=f"c-{c.iri[-6:]}")]
    return content(
        [
            entity("board", "StateBody", "The Tea Board"),
            entity("kettle", "Facility", "The Great Kettle"),
            entity("strike", "Event", "The strike"),
            entity("drought", "Event", "The drought"),
            entity("march", "Event", "The march"),
            entity("paper", "NewsArticle", "The Puddle Paper"),
            entity("report", "Report", "The report"),
        ],
        [record("paper", claims, [*attested, *more])],
        sources,
    )


def events(of: Content) -> Chronology:
    return chronology(of, frozenset(of.claims), core())


def found(code: str, of: Content) -> list[str]:
    """Return what a rule says of a case."""
    subject = checks.Subject(of, (), core(), NS)
    return [finding.message for finding in checks.check(subject, [checks.rule(code)]).findings]


# --- events and their order -----------------------------------------------------------------------


def test_events_are_sorted_by_what_is_known() -> None:
    texts = ["2016", "2016-02", "2014/2018", "../2015", "2016-02~", "2015/..", "-0044", "Y170000"]
    dated = [claim("board", "operates", "kettle", when=date(text)) for text in texts]
    order = [event.date.text for event in events(case(*dated)).dated]
    assert order == [
        "../2015",
        "-0044",
        "2014/2018",
        "2015/..",
        "2016",
        "2016-02",
        "2016-02~",
        "Y170000",
    ]


def test_a_year_that_is_not_stated_stands_apart_with_its_reading() -> None:
    came_out = claim("report", "publishedOn", date("XXXX-12-05"))
    (saying,) = said(came_out, "paper", handle="c01")
    of = case()
    of = replace(
        of,
        records={
            iri("paper"): record(
                "paper", [came_out], [replace(saying, inferred_date=date("2022?-12-05"))]
            )
        },
    )
    made = events(of)
    assert made.dated == ()
    (event,) = made.undated
    assert (event.kind, event.label) == (Kind.PUBLISHED, "The report was published")
    assert [reading.text for reading in event.readings] == ["2022?-12-05"]


def test_claims_that_date_the_same_alike_are_one_event() -> None:
    one = claim("board", "operates", "kettle", when=date("2016"))
    other = claim("board", "operates", "kettle", when=date("2016"), where=iri("puddle"))
    third = claim("board", "operates", "kettle", when=date("2016-02"))
    first, second = events(case(one, other, third)).dated
    assert first.claims == tuple(sorted([one.iri, other.iri]))
    assert second.claims == (third.iri,)


def test_what_is_published_and_said_is_no_happening() -> None:
    runs = claim("board", "operates", "kettle")
    spoke = Attestation.of(
        NS, runs.iri, [iri("board")], Stance.DENIES, said_on=date("2016-05-01"), handle="c02"
    )
    paper = Source(iri("paper"), published=date("2016-05-02"))
    made = events(case(runs, sources=[paper], more=[spoke]))
    assert [(e.kind, e.label) for e in made.dated] == [
        (Kind.SAID, "The Tea Board denies: The Tea Board operates The Great Kettle"),
        (Kind.PUBLISHED, "The Puddle Paper was published"),
    ]
    assert made.of(Kind.HAPPENED) == ()


def test_claims_that_do_not_count_date_nothing() -> None:
    of = case(claim("board", "operates", "kettle", when=date("2016")))
    assert len(chronology(of, frozenset(), core())) == 0


def test_between_leaves_out_only_what_is_certain() -> None:
    texts = ["2014", "2016", "2016-02", "201X", "2018/..", "2020", "XXXX-12-05"]
    made = events(case(*(claim("board", "operates", "kettle", when=date(t)) for t in texts)))
    kept = made.between(date("2016-03"), date("2019"))
    assert [event.date.text for event in kept] == ["201X", "2016", "2018/..", "XXXX-12-05"]
    assert made.between(None, None) == made


@pytest.mark.parametrize("text", ["20x6", "", "2016-13", "XXXX-12-05"])
def test_a_bound_is_a_date_with_a_year(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        bound(text)
    assert "2016-02" in (caught.value.mend or "")


@examples(0.3)
@given(contents(max_rows=4), st.randoms())
def test_the_order_is_that_of_the_content_alone(of: Content, random: object) -> None:
    admitted = frozenset(of.claims)
    records = list(of.records.items())
    random.shuffle(records)  # type: ignore[attr-defined]  # hypothesis's own Random
    other = replace(of, records=dict(records), sources=dict(reversed(of.sources.items())))
    one = chronology(of, admitted, drawn_vocabulary())
    assert one == chronology(other, admitted, drawn_vocabulary())
    earliest = [event.span.start_min for event in one.dated]
    assert earliest == sorted(earliest)


@given(dates, dates)
def test_before_is_never_found_where_the_extents_overlap(one: EdtfDate, other: EdtfDate) -> None:
    mine, theirs = Span.of(one), Span.of(other)
    if mine.certainly_before(theirs):
        assert one.before(other) is True
        assert one.overlaps(other) is False
        assert not theirs.certainly_before(mine)


@given(st.lists(dates, min_size=1, max_size=4), dates)
def test_of_several_dates_all_have_to_agree(several: list[EdtfDate], other: EdtfDate) -> None:
    around = Span.around(several)
    if around.certainly_before(Span.of(other)):
        assert all(Span.of(each).certainly_before(Span.of(other)) for each in several)
    if Span.of(other).certainly_before(around):
        assert all(Span.of(other).certainly_before(Span.of(each)) for each in several)


# --- the rules ------------------------------------------------------------------------------------


@given(dates, dates)
def test_an_act_is_before_its_actor_only_where_that_is_certain(
    when: EdtfDate, since: EdtfDate
) -> None:
    of = case(claim("board", "carriedOut", "strike", when=when), claim("board", "startedOn", since))
    hedged = any(d.approximate or d.uncertain for d in (when, since))
    if found("CG340", of):
        assert not hedged
        assert Span.of(when).start_max < Span.of(since).start_min
    elif not hedged and "/" not in when.text:
        assert when.before(since) is not True


@given(dates, dates)
def test_an_end_is_before_its_start_only_where_that_is_certain(
    start: EdtfDate, end: EdtfDate
) -> None:
    of = case(claim("board", "startedOn", start), claim("board", "endedOn", end))
    hedged = any(d.approximate or d.uncertain for d in (start, end))
    assert bool(found("CG345", of)) is (end.before(start) is True and not hedged)


def test_2016_and_february_2016_are_in_no_order() -> None:
    of = case(
        claim("board", "operates", "kettle", when=date("2016")),
        claim("board", "startedOn", date("2016-02")),
        claim("board", "endedOn", date("2016")),
    )
    assert {code: found(code, of) for code in CODES} == {code: [] for code in CODES}


def test_since_is_the_start_of_what_lasts_and_until_is_not() -> None:
    founded = claim("board", "startedOn", date("2016"))
    since = claim("board", "operates", "kettle", when=date("2014/.."))
    assert found("CG340", case(founded, since)) == [
        "The Tea Board acts (from 2014 on) before it began (2016)"
    ]
    lasting = claim("board", "operates", "kettle", when=date("2014/2018"))
    assert found("CG340", case(founded, lasting))
    within = claim("board", "carriedOut", "strike", when=date("2014/2018"))
    until = claim("board", "operates", "kettle", when=date("../2018"))
    assert found("CG340", case(founded, within, until)) == []


def test_an_act_has_the_date_of_what_was_done() -> None:
    founded = claim("board", "startedOn", date("2016"))
    took_part = claim("board", "participatesIn", "strike")
    struck = claim("strike", "occurredOn", date("2014-05"))
    set_up = claim("board", "setUp", "kettle")
    opened = claim("kettle", "startedOn", date("2015"))
    took_over = claim("board", "operates", "kettle")
    of = case(founded, took_part, struck, set_up, opened, took_over)
    assert sorted(found("CG340", of)) == [
        "The Tea Board acts (2015) before it began (2016)",
        "The Tea Board acts (May 2014) before it began (2016)",
    ]


def test_another_start_makes_it_uncertain() -> None:
    acts = claim("board", "operates", "kettle", when=date("2014"))
    one, other = (claim("board", "startedOn", date(text)) for text in ("2016", "2013"))
    assert found("CG340", case(acts, one))
    assert found("CG340", case(acts, one, other)) == []


def test_what_is_denied_or_rejected_conflicts_with_nothing() -> None:
    acts = claim("board", "operates", "kettle", when=date("2014"))
    founded = claim("board", "startedOn", date("2016"))
    of = case(acts, founded)
    at = "2026-11-25T00:00:00Z"
    rejected = Judgement.of(NS, Verdict.REJECT, [founded.iri], iri("paper"), at)
    assert found("CG340", of)
    assert found("CG340", replace(of, judgements=(rejected,))) == []
    denied = said(founded, "paper", [(["board"], "", Stance.DENIES)], handle="c02")
    spoken = [*said(acts, "paper", handle="c01"), *denied]
    of = replace(of, records={iri("paper"): record("paper", [acts, founded], spoken)})
    assert found("CG340", of) == []


def test_who_began_anew_may_act_after_the_end() -> None:
    acts = claim("board", "operates", "kettle", when=date("2019"))
    ended = claim("board", "endedOn", date("2016"))
    anew = claim("board", "startedOn", date("2018"))
    assert found("CG341", case(acts, ended)) == ["The Tea Board acts (2019) after it ended (2016)"]
    assert found("CG341", case(acts, ended, anew)) == []


def test_an_effect_may_be_in_view_of_what_was_foreseen() -> None:
    struck = claim("strike", "occurredOn", date("2016-05"))
    dry = claim("drought", "startedOn", date("2016-07"))
    (message,) = found("CG342", case(struck, dry, claim("strike", "causedBy", "drought")))
    assert message == (
        "The strike (May 2016) comes before what it is put down to, The drought (July 2016)"
    )
    (message,) = found("CG342", case(struck, dry, claim("strike", "motivatedBy", "drought")))
    assert message.endswith(", unless it was foreseen")
    later = claim("strike", "causedBy", "drought")
    assert found("CG342", case(claim("strike", "occurredOn", date("2016")), dry, later)) == []


def test_the_first_part_begins_with_the_whole() -> None:
    began = claim("strike", "startedOn", date("2016"))
    first = claim("strike", "startedWith", "march")
    for day, outside in (("2015-12-31", 1), ("2016-06-01", 0), ("2017-01-01", 1)):
        march = claim("march", "occurredOn", date(day))
        assert len(found("CG343", case(began, first, march))) == outside, day


def test_taking_part_is_during_the_event() -> None:
    struck = claim("strike", "occurredOn", date("2016-05"))
    for when, outside in (("2016-04", 1), ("2016", 0), ("2016-05-03", 0), ("2017/..", 1)):
        acts = claim("board", "participatesIn", "strike", when=date(when))
        asks = claim(
            "board",
            "operates",
            "kettle",
            when=date(when),
            qualifiers=[(CG + "inEvent", iri("strike"))],
        )
        assert len(found("CG344", case(struck, acts))) == outside, when
        assert len(found("CG344", case(struck, asks))) == outside, when


@pytest.mark.parametrize(
    ("modality", "count"), [(Modality.FACT, 1), (Modality.PLANNED, 0), (None, 0)], ids=str
)
def test_only_a_fact_can_come_too_early(modality: Modality | None, count: int) -> None:
    opens = claim("board", "setUp", "kettle", when=date("2025"))
    (saying,) = said(opens, "paper", handle="c01")
    of = case(sources=[Source(iri("paper"), published=date("2024-05-03"))])
    told = record("paper", [opens], [replace(saying, modality=modality)])
    assert len(found("CG346", replace(of, records={iri("paper"): told}))) == count


def test_a_pair_of_documents_is_found_once() -> None:
    claims = [claim("board", "operates", "kettle", when=date(str(year))) for year in (2001, 2002)]
    chains = [
        hop
        for number, each in enumerate(claims)
        for hop in said(each, "paper", [(["board"], "report", Stance.ASSERTS)], handle=f"c{number}")
    ]
    for published, count in (("2024-05-04", 1), ("2024-05-03", 0), ("2024", 0), ("2024-06~", 0)):
        of = case(
            sources=[
                Source(iri("paper"), published=date("2024-05-03")),
                Source(iri("report"), published=date(published)),
            ]
        )
        of = replace(of, records={iri("paper"): record("paper", claims, chains)})
        assert len(found("CG347", of)) == count, published


# --- the cases that ship --------------------------------------------------------------------------


def _of_case(repo: Path, name: str) -> list[tuple[str, str]]:
    report = cg.open(repo / "graphs" / name).check(select=CODES)
    return [(finding.code, finding.place) for finding in report.findings]


def test_the_fog_has_one_act_too_early_and_one_early_copy(repo: Path) -> None:
    """The Lantern says itself that it had an early copy of the report (README of the case)."""
    assert _of_case(repo, "fog-banks") == [("CG340", "sr-c07"), ("CG347", "lantern-article")]


def test_the_stations_have_no_false_alarm(repo: Path) -> None:
    assert _of_case(repo, "overseas-police-stations") == []
