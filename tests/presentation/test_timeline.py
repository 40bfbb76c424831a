"""The drawn timeline: its axis, its bars, and that no text of a case gets out of its place."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.builders import NS, claim, content, entity, iri, record, said
from tests.hostile import TEXTS, hostile, in_xml

from claimgraph.analysis.chronology import chronology
from claimgraph.errors import UsageError
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.vocabulary import Vocabulary
from claimgraph.presentation import timeline_text
from claimgraph.presentation.exporting import Exporter
from claimgraph.presentation.timeline_export import export, format_of
from claimgraph.presentation.timeline_rows import Bar, Timeline, timeline
from claimgraph.presentation.timeline_scale import Scale, civil, position
from claimgraph.presentation.timeline_svg import wrapped

SVG = "{http://www.w3.org/2000/svg}"
NONE = Vocabulary([])


def dated(*texts: str, name: str = "The Tea Club") -> Content:
    """Return a case with a claim that holds at each date."""
    claims = [claim("ann", "leads", f"c{n}", when=EdtfDate(text)) for n, text in enumerate(texts)]
    things = [entity(f"c{n}", "Organisation", f"{name} {n}") for n in range(len(texts))]
    spoken = [a for n, c in enumerate(claims) for a in said(c, "paper", handle=f"h{n}")]
    people = [entity("ann", "Person", "Ann"), entity("paper", "Document", "The Paper")]
    return content([*people, *things], [record("paper", claims, spoken)])


def drawn(of: Content, limit: int | None = None) -> Timeline:
    found = chronology(of, frozenset(of.claims), NONE)
    return timeline(found, of, title=of.info.title, view="all", limit=limit)


def made(of: Content, format: str, limit: int | None = None) -> bytes:
    exporter = Exporter(of, tuple(of.claims), NONE, NS)
    return export(exporter, f"x.{format}", format, "all", limit, None, None).data


def bar(text: str, scale: Scale, width: int = 10) -> str:
    return timeline_text.bar(Bar.of(EdtfDate(text)), scale, width).rstrip()


DECADE = Scale(position((2010, 1, 1)), position((2020, 1, 1)))


# --- the axis -------------------------------------------------------------------------------------


@given(st.dates())
def test_days_are_counted_as_the_calendar_does(day: date) -> None:
    number = (day - date(1970, 1, 1)).days
    assert position((day.year, day.month, day.day)) == number
    assert civil(number) == (day.year, day.month, day.day)


@given(st.integers(-(10**9), 10**9))
def test_days_of_any_size_come_back(number: int) -> None:
    assert position(civil(number)) == number


@given(st.dates(), st.integers(2, 10**6), st.integers(1, 40))
def test_marks_lie_on_the_axis_and_do_not_crowd(start: date, days: int, most: int) -> None:
    low = (start - date(1970, 1, 1)).days
    scale = Scale(low, low + days)
    ticks = scale.ticks(most)
    assert ticks
    places = [tick.position for tick in ticks]
    assert places == sorted(set(places))
    assert all(scale.low <= place <= scale.high for place in places)
    assert len(ticks) <= most * 1.6 + 2
    assert len({tick.label for tick in ticks}) == len(ticks)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (3, ["2016-02-01", "2016-02-02", "2016-02-03", "2016-02-04"]),
        (70, ["2016-02", "2016-03", "2016-04"]),
        (2000, ["2017", "2018", "2019", "2020", "2021"]),
        (40_000, ["2020", "2040", "2060", "2080", "2100", "2120"]),
    ],
)
def test_marks_are_round_dates(days: int, labels: list[str]) -> None:
    low = position((2016, 2, 1))
    assert [tick.label for tick in Scale(low, low + days).ticks(6)] == labels


def test_the_labels_of_the_axis_do_not_touch() -> None:
    low = position((2016, 2, 1))
    for days in range(1, 4000, 7):
        labels, line = timeline_text.axis(Scale(low, low + days), 40)
        assert len(line) == 40
        assert len(labels) <= 40
        assert all(re.fullmatch(r"\d{4}(-\d\d){0,2}", label) for label in labels.split())


def test_without_a_year_there_is_no_axis() -> None:
    of = drawn(dated("XXXX-12-05"))
    assert of.scale is None
    assert "December" in made(dated("XXXX-12-05"), "svg").decode()


# --- bars -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2012", "  ▒"),
        ("2012~", "  ▒~"),
        ("2012?", "  ▒?"),
        ("2012%", "  ▒~?"),
        ("201X", "▒▒▒▒▒▒▒▒▒▒"),
        ("2012/2016", "  ▒███▒"),
        ("2012/..", "  ▒▒▒▒▒▒▒▶"),
        ("../2012", "◀▒▒"),
        ("2012-06-01", "  █"),
        ("1990/2030", "◀████████▶"),
        ("1990~/2030", "◀████████~"),
        ("2019~", "        ~▒"),
    ],
)
def test_an_uncertain_date_is_the_range_that_it_is(text: str, shown: str) -> None:
    assert bar(text, DECADE) == shown


def test_a_reading_is_no_date() -> None:
    read = timeline_text.bar(Bar.of(EdtfDate("2012?-06")), DECADE, 10, is_reading=True)
    assert read.rstrip() == "  ░?"


@given(
    st.sampled_from(["2012", "2012-06-01", "2005/2015", "2015/..", "../2011~", "XXXX", "1700"]),
    st.integers(1, 60),
)
def test_a_bar_is_as_wide_as_the_axis(text: str, width: int) -> None:
    assert len(timeline_text.bar(Bar.of(EdtfDate(text)), DECADE, width)) == width


def test_what_is_left_out_is_said_and_counted() -> None:
    start = date(2016, 1, 1)
    days = [(start + timedelta(n)).isoformat() for n in range(1000)]
    of = drawn(dated(*days), limit=20)
    assert (len(of.rows), of.left_out, of.total) == (20, 980, 1000)
    assert of.scale == drawn(dated(*days)).scale
    assert timeline_text.density(of.starts, of.scale or DECADE, 10) == "█" * 10
    data = made(dated(*days), "svg", 20).decode()
    assert "980 more are not drawn" in data
    assert data.count('class="row ') == 20
    exporter = Exporter(dated(*days), tuple(dated(*days).claims), NONE, NS)
    (loss,) = export(exporter, "x.svg", "svg", "all", 20, None, None).losses
    assert (loss.concept, loss.count) == ("event", 980)


# --- the files ------------------------------------------------------------------------------------


def test_the_format_is_that_of_the_ending() -> None:
    assert [format_of(name, None) for name in ("a.svg", "b.HTML", "c.htm")] == [
        "svg",
        "html",
        "html",
    ]
    assert format_of("-", "svg") == "svg"
    for name in ("a.png", "-", ""):
        with pytest.raises(UsageError, match=r"ending|format"):
            format_of(name, None)


@pytest.mark.parametrize("format", ["svg", "html"])
def test_the_same_case_gives_the_same_bytes(format: str) -> None:
    assert made(hostile(), format) == made(hostile(), format)


def test_a_drawing_is_well_formed_and_says_what_it_is() -> None:
    root = etree.fromstring(made(dated("2016", "2016-02"), "svg"))
    assert root.get("role") == "img"
    named = (root.get("aria-labelledby") or "").split()
    assert [element.tag for element in root if element.get("id") in named] == [
        f"{SVG}title",
        f"{SVG}desc",
    ]
    tips = [
        row.findtext(f"{SVG}title") for row in root.iter(f"{SVG}g") if row.get("class") != "plain"
    ]
    assert "Ann leads The Tea Club 0\n2016 (2016)\nThe Paper\nh0" in tips


def test_no_text_of_a_case_becomes_markup_in_the_drawing() -> None:
    root = etree.fromstring(made(hostile(), "svg"))
    known = {"svg", "title", "desc", "style", "rect", "text", "path", "g"}
    assert {etree.QName(element).localname for element in root.iter()} == known
    names = {name for element in root.iter() for name in element.attrib}
    assert not {
        name for name in names if name.startswith("on") or "href" in name or name == "style"
    }
    tips = " ".join("".join(title.itertext()) for title in root.iter(f"{SVG}title"))
    for text in (TEXTS["markup"], TEXTS["script"], TEXTS["cdata-end"], TEXTS["chinese"]):
        assert in_xml(text) in tips


class Tags(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]


def test_no_text_of_a_case_becomes_markup_in_the_page() -> None:
    tags = Tags(made(hostile(), "html"))
    assert not tags.tags & {"script", "img", "a", "b", "iframe", "object", "form", "base", "x"}
    for tag, name, value in tags.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name != "style", tag
        if name in ("href", "src"):
            assert (tag, value[:5]) == ("link", "data:")


def test_the_page_lets_in_its_own_style_and_nothing_else() -> None:
    page = made(dated("2016"), "html").decode()
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "http://www.w3.org/2000/svg" in page
    assert not re.findall(r"https?://(?!www\.w3\.org/2000/svg)", page)


def test_the_page_has_a_table_that_says_the_same() -> None:
    page = made(dated("2016~", "2018/.."), "html").decode()
    for cell in ("about 2016", "2016~", "2016-01-01", "2016-12-31", "from 2018 on", "h0"):
        assert f"<td><bdi>{cell}</bdi></td>" in page
    assert "<caption>What happened</caption>" in page
    assert page.count('<th scope="col">') == 7


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_long_words_are_cut_to_fit(text: str) -> None:
    lines = wrapped(text, 20)
    assert len(lines) <= 2
    assert all(len(line) <= 21 for line in lines)


def test_ideographs_take_twice_the_room() -> None:
    assert wrapped("南通市公安局海外警务服务站", 10) == ["南通市公安", "局海外警…"]


def test_a_case_is_dated_by_its_documents_too() -> None:
    of = dated("2016")
    assert iri("paper") in of.records
    assert [section.heading for section in drawn(of).sections] == ["What happened"]
