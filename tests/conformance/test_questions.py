"""Twenty-nine questions about the article and what the shipped case answers.

Numbers are those of the annotation that the case began with. Nothing here needs the article or
the annotation: the answers are written out. Handles such as ``p03-c04`` are rows of the case's
sheets; a handle with ``-x`` is a claim that the annotation lacks.
"""

from __future__ import annotations

import pytest
from tests.analysis.lineage_referee import sayings_by_passes
from tests.conformance.asking import annotated, ask, holds, whole

from claimgraph.case import Case

# --- counts and places ---------------------------------------------------------------------


def test_q01_who_runs_the_new_stations_and_how_many_each(police: Case) -> None:
    assert ask(police, "who-runs-what", "body count bound", whole="sg-48-new") == [
        ("nantong-psb", "29", "exactly"),
        ("wenzhou-psb", "12", "exactly"),
        ("qingtian-psb", "6", "exactly"),
        ("fuzhou-police", "1", "exactly"),
    ]


def test_q01_the_verbs_differ_and_are_kept(police: Case) -> None:
    rows = ask(police, "who-runs-what", "body relation", whole="sg-48-new")
    assert dict(rows)["qingtian-psb"] == "cg:operates"
    assert dict(rows)["nantong-psb"] == "cg:setUp"


def test_q02_how_many_are_known_in_how_many_countries(police: Case) -> None:
    assert ask(police, "numbers", "predicate number lower upper", thing="sg-all-102") == [
        ("cg:hasCount", "102 stations", "102", "102"),
        ("cg:presentIn", "53 countries", "53", "53"),
    ]


def test_q03_how_many_were_known_before_and_how_many_are_new(police: Case) -> None:
    assert ask(police, "who-found-what", "found number", finder="safeguard-defenders") == [
        ("sg-48-new", "48 stations"),
        ("sg-48-new", "at least 48 stations"),
        ("sg-54-earlier", "54 stations"),
    ]


def test_q04_which_stations_are_in_canada(police: Case) -> None:
    groups = ask(police, "where-is", "thing count place", within="canada", kind="term:StationGroup")
    assert groups == [("sg-canada-new-2", "2", "canada"), ("sg-toronto-3", "3", "toronto")]
    single = ask(
        police, "where-is", "thing place reason group", within="canada", kind="cg:Facility"
    )
    assert single == [
        ("station-canada-unknown", "place-canada-unknown", "not-found", "sg-canada-new-2"),
        ("station-vancouver", "vancouver", "", "sg-canada-new-2"),
    ]


def test_q05_where_the_second_new_one_in_canada_is(police: Case) -> None:
    """It is in Canada, and its place is unknown: that is not the same as no place stated."""
    rows = ask(police, "where-is", "place reason surrounding", thing="station-canada-unknown")
    assert rows == [("place-canada-unknown", "not-found", "canada")]
    gaps = dict(ask(police, "no-place-stated", "thing gap"))
    assert gaps == {
        "station-canada-unknown": "unknown: not-found",
        "station-fuzhou-1": "not stated",
    }


def test_q06_where_the_two_bureaus_are_based(police: Case) -> None:
    rows = ask(police, "where-is", "thing place", kind="cg:LawEnforcementAgency")
    assert rows == [("nantong-psb", "jiangsu"), ("wenzhou-psb", "zhejiang")]


def test_q07_which_cities_abroad_are_named(police: Case) -> None:
    stations = ask(police, "where-is", "place surrounding", kind="cg:Facility")
    assert ("vancouver", "canada") in stations
    assert ("paris", "france") in stations
    events = ask(police, "where-is", "thing place surrounding", kind="cg:Event")
    assert events == [
        ("milan-pilot-2016", "milan", "italy"),
        ("qingtian-overseas-operations", "milan", "italy"),
    ]
    assert ask(police, "where-is", "place", thing="sg-toronto-3") == [("toronto",)]


# --- who spoke, and what was asked ---------------------------------------------------------


def test_q08_who_spoke_for_canada(police: Case) -> None:
    rows = ask(
        police,
        "speakers",
        "speaker role occasion date reading audience",
        body="global-affairs-canada",
    )
    assert rows == [
        (
            "weldon-epp",
            "director general, Asia Pacific bureau, Global Affairs Canada",
            "epp-testimony",
            "XXXX-11-29",
            "2022?-11-29",
            "canadian-mps",
        )
    ]


def test_q09_what_canada_asked_and_of_whom(police: Case) -> None:
    account = "account for any activities in Canada outside the Vienna Conventions"
    cease = "see that such activities cease and desist"
    rows = ask(police, "requests", "asker request addressee reportedBy")
    assert {(asker, by) for asker, _, _, by in rows} == {("government-of-canada", "weldon-epp")}
    assert {(request, whom) for _, request, whom, _ in rows} == {
        (account, "chinese-ambassador"),
        (account, "chinese-embassy-canada"),
        (cease, "chinese-ambassador"),
        (cease, "chinese-embassy-canada"),
    }


def test_q10_how_many_people_for_how_many_stations(police: Case) -> None:
    numbers = [
        row
        for thing in ("staff-135", "sg-qingtian-first-21")
        for row in ask(police, "numbers", "thing number origin", thing=thing)
    ]
    assert numbers == [
        ("staff-135", "135 people", "qingtian-psb"),
        ("sg-qingtian-first-21", "21 stations", "qingtian-psb"),
    ]
    said = ask(police, "says", "handle part", agent="qingtian-psb")
    assert {part for _, part in said} == {"origin"}
    assert {handle for handle, _ in said} >= {"p11-c01", "p11-c02", "p11-c03"}
    ((word,),) = police.query(  # the scare quotes are noted where the claim is
        'SELECT ?note { ?saying dcterms:identifier "p11-c01" ; skos:note ?note }'
    ).cells()
    assert "quotation marks" in word.value


# --- time ----------------------------------------------------------------------------------


def test_q11_when_each_bureau_began(police: Case) -> None:
    assert ask(police, "starts", "body start place first", kind="term:PoliceBureau") == [
        ("wenzhou-psb", "2016", "milan", "milan-pilot-2016"),
        ("nantong-psb", "2016-02", "", ""),
        ("qingtian-psb", "2018", "milan", ""),
        ("fuzhou-police", "", "", ""),
    ]


def test_q11_a_year_and_a_month_in_it_are_not_put_in_order(police: Case) -> None:
    rows = ask(
        police,
        "order",
        "stated read",
        thing="wenzhou-overseas-operations",
        other="nantong-overseas-campaign",
    )
    assert rows == [("can't be told", "can't be told")]


def test_q12_a_timeline_of_everything(police: Case) -> None:
    rows = ask(police, "timeline", "date earliest handle reading")
    assert len(rows) == 23
    dated = [earliest for _, earliest, _, _ in rows if earliest]
    assert dated == sorted(dated)
    assert dated == [row[1] for row in rows[: len(dated)]]  # what has no first day comes last
    without_a_year = {handle: reading for date, _, handle, reading in rows if "XXXX" in date}
    assert without_a_year["p04-c08"] == "2022?-12-05"
    assert len(without_a_year) == 10
    assert all(without_a_year.values())


def test_q13_fox_hunt_in_figures(police: Case) -> None:
    rows = ask(police, "numbers", "number lower upper origin", thing="fox-hunt-ops-2014-2022")
    assert rows == [
        ("over 11,000 operations", "11000", "", "ccdi"),
        ("120 countries", "120", "120", "ccdi"),
    ]
    assert ask(police, "timeline", "date role", thing="fox-hunt") == [("2014", "value")]


# --- what they do --------------------------------------------------------------------------


def test_q14_in_what_the_stations_took_part(police: Case) -> None:
    rows = ask(police, "involvement", "agent relation what origin")
    assert {row for row in rows if row[0].startswith(("sg-", "station-"))} == {
        ("sg-nantong-overseas", "cg:assistedIn", "nantong-80-cases", "safeguard-defenders"),
        ("sg-qingtian-stations", "cg:assistedIn", "qingtian-overseas-pursuit", "ppsd"),
        ("sg-qingtian-stations", "cg:participatesIn", "fox-hunt", "ppsd"),
        ("sg-stations-generic", "cg:supports", "anti-telecom-fraud-campaign", "prc-authorities"),
        ("station-wenzhou-paris", "cg:carriedOut", "paris-operation", "safeguard-defenders"),
    }


def test_q15_the_forms_of_persuasion_to_return(police: Case) -> None:
    rows = ask(police, "methods", "form means usedBy", method="persuasion-to-return")
    forms = {form: {m for f, m, _ in rows if f == form} for form, _, _ in rows if form}
    assert forms == {
        "method-family-pressure": {
            "method-intimidation-of-relatives",
            "method-harassment-of-relatives",
            "method-detention-of-relatives",
            "method-imprisonment-of-relatives",
        },
        "method-direct-approach": {
            "method-online-contact",
            "method-agents-abroad",
            "method-threats-to-target",
        },
    }
    assert {user for _, _, user in rows if user} == {"involuntary-returns", "paris-operation"}


def test_q16_the_campaigns_and_how_they_relate(police: Case) -> None:
    rows = ask(police, "campaigns", "campaign partOf described supportedBy")
    assert set(rows) == {
        ("fox-hunt", "involuntary-returns", "", ""),
        ("sky-net", "involuntary-returns", "broader", ""),
        ("involuntary-returns", "", "", ""),
        ("anti-telecom-fraud-campaign", "", "", "sg-stations-generic"),
        ("nantong-overseas-campaign", "", "", ""),
    }
    kept_apart = ask(police, "open-identities", "verdict one other", thing="fox-hunt")
    assert kept_apart == [
        ("different", "anti-telecom-fraud-campaign", "fox-hunt"),
        ("different", "fox-hunt", "sky-net"),
    ]


def test_q17_what_state_media_reported_of_qingtian(police: Case) -> None:
    rows = ask(police, "claims-by-origin", "handle carriers", origin="ppsd")
    said = annotated(handle for handle, _ in rows)
    assert {f"p13-c0{n}" for n in range(1, 8)} <= said
    assert {through for _, through in rows} == {"Safeguard Defenders"}
    assert ask(police, "numbers", "number", thing="qingtian-6-cases") == [("6 criminal cases",)]
    facts = {
        (subject, relation, text)
        for _, subject, relation, text in ask(
            police, "says", "handle subject predicate object", agent="ppsd"
        )
    }
    assert ("person-red-notice", "cg:hasOutcome", "arrested") in facts
    assert ("person-red-notice", "cg:listedIn", "red-notice") in facts
    assert ("two-returnees", "cg:hasOutcome", "persuaded to return") in facts
    assert ("city-qiantian", "cg:rankedAs", "number one in Fox Hunt") in facts
    assert ("2018/..", "p13-c01") in ask(police, "timeline", "date handle", thing="qingtian-psb")


def test_q18_who_was_summoned(police: Case) -> None:
    rows = ask(police, "who-says", "subject object origin handle", predicate="cg:summonedBy")
    assert rows == [
        ("canadian-ambassador-heading", "summoner-heading-unknown", "seed-article", "p14-c01"),
        ("chinese-ambassador", "government-of-canada", "weldon-epp", "p15-c04"),
    ]
    ambassador = police.query("SELECT ?who { ?who cg:summonedBy ?by }", view="accepted")
    assert [str(who) for (who,) in ambassador.rows] == [
        police.namespaces.base + "chinese-ambassador"
    ]


def test_q19_what_schrader_says_of_the_centers(police: Case) -> None:
    rows = ask(police, "says", "handle part stance", agent="schrader")
    parts = {whole(handle): (part, stance) for handle, part, stance in rows}
    assert annotated(parts) == {
        *("p16-c01", "p16-c02", "p17-c01", "p17-c02", "p17-c03"),
        *(f"p18-c0{n}" for n in range(1, 9)),
    }
    assert parts["p17-c01"] == parts["p17-c02"] == ("relays", "relays")
    assert parts["p18-c01"] == parts["p18-c02"] == ("origin", "denies")
    assert parts["p18-c03"] == ("origin", "asserts")


def test_q20_what_is_left_out(police: Case) -> None:
    rows = ask(police, "denials", "agent subject predicate inner")
    assert rows == [
        ("schrader", "prc-embassy-sa", "cg:mentions", "p18-c03"),
        ("schrader", "centers-sa", "cg:mentions", "p18-c03"),
    ]
    assert holds(police, ":center-top-leader cg:leads :ufwd-body")  # what they leave out stands


# --- contradictions and origins ------------------------------------------------------------


def test_q21_who_says_merely_administrative_and_what_contradicts_it(police: Case) -> None:
    rows = ask(
        police, "contradictions", "saidBy relation strength by againstHandle", claim="p10-c01"
    )
    assert {speaker for speaker, *_ in rows} == {"prc-authorities"}

    def against(relation: str, strength: str) -> set[str]:
        return annotated(row[4] for row in rows if row[1:3] == (relation, strength))

    assert against("cg:contradicts", "stated") == {"p09-c03", "p09-c05"}
    assert against("cg:contradicts", "implied") == {"p11-c01", "p11-c04"}
    assert against("cg:contradicts", "analyst") == {
        "p06-c03",
        "p12-c01",
        "p12-c02",
        "p12-c03",
        "p13-c05",
    }
    assert against("cg:undermines", "analyst") == {"p15-c08"}
    assert len(rows) == 13
    carriers = ask(police, "who-says", "carriers handle", subject="sg-stations-generic")
    assert ("Safeguard Defenders", "p10-c01") in carriers


STATE_ORIGINS = {
    "prc-authorities": "p06-c03 p06-c04 p10-c01",
    "ccdi": "p08-c05 p08-c06 p08-c07 p08-c08 p08-c09",
    "qingtian-psb": "p11-c01 p11-c02 p11-c03 p11-c04 p11-c11",
    "ppsd": "p12-c01 p12-c02 p12-c03 p13-c01 p13-c02 p13-c03 p13-c04 p13-c05 p13-c06 p13-c07",
    "prc-embassy-sa": "p17-c01 p17-c02",
}
"""What goes back to a body of the Chinese state or party, by origin."""


def test_q22_what_goes_back_to_a_state_or_party_source(police: Case) -> None:
    rows = ask(police, "state-origins", "origin handle", source="seed-article")
    found = {origin: annotated(h for o, h in rows if o == origin) for origin, _ in rows}
    assert found == {origin: set(handles.split()) for origin, handles in STATE_ORIGINS.items()}
    assert len(set().union(*found.values()) - found["prc-embassy-sa"]) == 23
    added = {handle for _, handle in rows if "-x" in handle}
    assert sorted(added) == ["p06-x01", "p12-x01", "p12-x02", "p13-x01", "p13-x02", "p17-x01"]


OWN_VOICE = (
    "p01-c01 p01-c02 p01-c03 p01-c04 p01-c09 p01-c10 p01-c11 p01-c12 p01-c13 p01-c14 p02-c01 "
    "p02-c02 p02-c07 p03-c06 p03-c09 p04-c04 p04-c08 p06-c01 p06-c02 p06-c05 p08-c01 p08-c02 "
    "p08-c03 p08-c04 p09-c09 p11-c05 p11-c06 p11-c07 p11-c08 p11-c10 p12-c04 p14-c01 p15-c01 "
    "p15-c02 p15-c03 p15-c08"
)
"""What the article prints without a source."""


def test_q23_what_the_article_says_in_its_own_voice(police: Case) -> None:
    rows = ask(police, "attribution", "handle", status="silent", source="seed-article")
    assert len(rows) == 51
    assert annotated(handle for (handle,) in rows) == set(OWN_VOICE.split())
    assert len(OWN_VOICE.split()) == 36


TIERS = {
    "lost": (
        "p01-c05 p01-c06 p01-c07 p01-c08 p01-c15 p01-c16 p02-c03 p02-c04 p02-c05 p02-c06 p03-c01 "
        "p03-c02 p03-c03 p03-c04 p03-c05 p03-c07 p03-c08 p03-c10 p03-c11 p03-c12 p03-c13 p03-c14 "
        "p03-c15 p03-c18 p04-c01 p04-c02 p04-c03 p04-c05 p04-c09 p04-c10 p06-c06 p06-c07 p06-c08 "
        "p06-c09 p06-c10 p06-c11 p06-c12 p07-c01 p07-c02 p07-c03 p07-c04 p10-c02 p10-c03"
    ),
    "lost-by-dependency": "p01-c10 p01-c11 p02-c01 p02-c07",
    "relayed": (
        "p06-c03 p06-c04 p08-c02 p08-c03 p08-c05 p08-c06 p08-c07 p08-c08 p08-c09 p10-c01 p11-c01 "
        "p11-c02 p11-c03 p11-c04 p11-c05 p11-c10 p11-c11 p12-c01 p12-c02 p12-c03 p13-c01 p13-c02 "
        "p13-c03 p13-c04 p13-c05 p13-c06 p13-c07"
    ),
    "ambiguous": (
        "p02-c02 p03-c16 p03-c17 p04-c06 p04-c07 p04-c11 p06-c05 p09-c01 p09-c02 p09-c03 p09-c04 "
        "p09-c05 p09-c06 p09-c07 p09-c08 p09-c10 p11-c09"
    ),
    "meta": "p01-c09 p01-c14 p04-c08 p06-c01 p06-c02 p08-c01 p11-c08",
    "remains": (
        "p01-c01 p01-c02 p01-c03 p01-c04 p01-c12 p01-c13 p03-c06 p03-c09 p04-c04 p08-c04 p09-c09 "
        "p11-c06 p11-c07 p12-c04 p14-c01 p15-c01 p15-c02 p15-c03 p15-c04 p15-c05 p15-c06 p15-c07 "
        "p15-c08 p15-c09 p16-c01 p16-c02 p17-c01 p17-c02 p17-c03 p18-c01 p18-c02 p18-c03 p18-c04 "
        "p18-c05 p18-c06 p18-c07 p18-c08"
    ),
}
"""What becomes of each annotated claim when the NGO is withdrawn."""


def test_q24_what_remains_without_the_ngo(police: Case) -> None:
    rows = ask(
        police,
        "what-falls-without",
        "tier handle",
        withdrawn="safeguard-defenders",
        source="seed-article",
    )
    found = {tier: annotated(h for t, h in rows if t == tier) for tier, _ in rows}
    assert found == {tier: set(handles.split()) for tier, handles in TIERS.items()}
    assert {tier: len(handles) for tier, handles in found.items()} == {
        "lost": 43,
        "lost-by-dependency": 4,
        "relayed": 27,
        "ambiguous": 17,
        "meta": 7,
        "remains": 37,
    }


def test_q24_the_python_door_gives_the_same(police: Case) -> None:
    withdrawal = police.without("safeguard-defenders")
    sayings = police.content.attestations
    found: dict[str, set[str]] = {}
    for saying, tier in withdrawal.sayings.items():
        found.setdefault(str(tier), set()).update(annotated([sayings[saying].handle]))
    assert found == {tier: set(handles.split()) for tier, handles in TIERS.items()}


@pytest.mark.parametrize("name", ["police", "fog"])
def test_q24_the_question_gives_what_going_through_every_chain_gives_whoever_is_withdrawn(
    name: str, request: pytest.FixtureRequest
) -> None:
    """Every speaker and every document of the case, one after the other."""
    case: Case = request.getfixturevalue(name)
    said = case.content.attestations
    speakers = {agent for saying in said.values() for agent in saying.agents}
    speakers |= {saying.source for saying in said.values() if saying.source}
    assert len(speakers) > 12
    for speaker in sorted(speakers):
        rows = ask(case, "what-falls-without", "handle tier", withdrawn=speaker)
        tiers = sayings_by_passes(case.without(speaker))
        assert dict(rows) == {said[iri].handle: str(tier) for iri, tier in tiers.items()}, speaker


def test_q24_who_has_it_from_the_withdrawn_by_their_own_article_falls_too(fog: Case) -> None:
    """The Ladle has it from the Lantern, which has it from the Society, and the Society from it."""
    opera = {"el-c07", "ql-c10", "sr-c28"}
    for withdrawn in ("nine-mile-fog-society", "quagmouth-lantern", "lantern-article"):
        rows = ask(fog, "what-falls-without", "handle tier", withdrawn=withdrawn)
        assert {tier for handle, tier in rows if handle in opera} == {"lost"}, withdrawn
        claims = {a.claim for handle in opera for a in fog.content.handles[handle]}
        assert not claims & fog.under(f"without={withdrawn}").admitted
    others = ask(fog, "what-falls-without", "handle tier", withdrawn="dimmle-fog-office")
    assert {tier for handle, tier in others if handle in opera} == {"remains"}


def test_q25_which_facts_have_more_than_one_origin(police: Case) -> None:
    rows = ask(police, "multi-origin-facts", "strength handle origin otherHandle otherOrigin")
    found = {strength: [row[1:] for row in rows if row[0] == strength] for strength, *_ in rows}
    assert found["firm"] == [("p03-c10", "safeguard-defenders", "p11-c04", "qingtian-psb")]
    # The article's own voice is another origin whose lineage nobody knows: it may be an echo.
    assert found["no lineage"] == [("p06-c11", "safeguard-defenders", "p12-c04", "seed-article")]
    assert {(one, other) for one, _, other, _ in found["weak"]} == {
        ("p01-c01", "p15-c04"),
        ("p01-c05", "p15-c04"),
        ("p06-c06", "p13-c04"),
        ("p04-c06", "p13-c01"),
        ("p03-c10", "p11-c03"),  # ours
        ("p06-c11", "p08-c09"),  # ours
        ("p12-c04", "p08-c09"),  # the same claim, said in the article's own voice
    }
    carriers = ask(police, "multi-origin-facts", "strength otherCarriers")
    assert ("firm", "People's Public Security Daily; Safeguard Defenders") in carriers


def test_q25_every_other_edge_rests_on_a_single_origin(police: Case) -> None:
    rows = ask(police, "single-origin", "handle origin", source="seed-article")
    single = {handle for handle, _ in rows}
    every = {handle for handle in police.content.handles if handle.startswith("p")}
    more_than_one = {"p03-c10", "p06-c11", "p12-c04"}
    denied = {"p18-c01", "p18-c02"}
    assert single == every - more_than_one - denied
    origins = dict(rows)
    counts = ("p03-c05", "p03-c08", "p03-c11", "p03-c13", "p01-c15", "p01-c08", "p09-c06")
    assert {origins[handle] for handle in (*counts, "p02-c03")} == {"safeguard-defenders"}
    assert origins["p02-c02"] == "seed-article"
    assert origins["p08-c05"] == origins["p08-c06"] == "ccdi"
    assert origins["p11-c02"] == origins["p11-c03"] == "qingtian-psb"


def test_q25_one_origin_twice_is_one(police: Case) -> None:
    """48 in the first paragraph and at least 48 in the third are the NGO's, both of them."""
    voices = police.origins("sg-48-new", "hasCount")
    assert [voice.agents for voice in voices.origins] == [
        (police.namespaces.base + "safeguard-defenders",)
    ]
    assert voices.independent == 1


# --- sums, chains, gaps --------------------------------------------------------------------


def test_q26_whether_the_numbers_add_up(police: Case) -> None:
    rows = set(ask(police, "sums", "check whole stated computed verdict"))
    members = "parts of the members of Two further local police jurisdictions"
    named = "bodies named for The 48 newly found stations"
    likely_two = "less than stated"
    assert {
        ("all parts", "sg-all-102", "102 stations", "102", "adds up"),  # 54 + 48
        ("parts with an operator", "sg-48-new", "48 stations", "48", "adds up"),  # 29+12+6+1
        ("all parts", "sg-canada-new-2", "2 stations", "2", "adds up"),
        (members, "sg-48-new", "at least 48 stations", "41", likely_two),  # 29 + 12
        (named, "jurisdictions-2-additional", "2 police jurisdictions", "4", "more than stated"),
        (
            "another count",
            "sg-48-new",
            "48 stations",
            "at least 48 stations",
            "same number, other bounds",
        ),
        ("in one place", "canada", "", "5", "stated by nobody"),
    } <= rows


def test_q26_a_sum_is_nobodys_claim(police: Case) -> None:
    assert not holds(police, "?quantity cg:amount ?n FILTER(?n IN (5, 41, 50))")
    assert holds(police, "?quantity cg:amount ?n FILTER(?n = 48)")


def test_q27_the_longest_chain(police: Case) -> None:
    rows = ask(police, "chain", "distance agent document", claim="p11-c01")
    assert rows == [
        ("3", "qingtian-psb", "qingtian-psb-statement"),
        ("2", "ppsd", "ppsd-article-2019-05"),
        ("1", "safeguard-defenders", ""),
        ("0", "seed-article", "seed-article"),
    ]
    longest = ask(police, "longest-chains", "hops handle", least="4")
    assert longest == [("4", handle) for handle in STATE_ORIGINS["qingtian-psb"].split()]


def test_q28_who_and_what_is_left_unnamed(police: Case) -> None:
    reasons = dict(ask(police, "unknowns", "thing reason"))
    assert len(reasons) == 20
    assert reasons["station-canada-unknown"] == "not-found"
    assert reasons["schrader"] == reasons["prc-authorities"] == "not-stated"


def test_q29_whether_the_summons_was_a_reaction_to_the_report(police: Case) -> None:
    rows = ask(police, "order", "stated read", thing="ambassador-summons", other="sd-report-dec5")
    assert set(rows) == {("can't be told", "first")}


REMARKS = {
    "two-vs-four-jurisdictions": "two announced, four named",
    "exact-vs-lower-bound": "exact in one place, a lower bound in another",
    "also-in-zhejiang": "also, with nothing before it",
    "qiantian-spelling": "place misspelled",
    "unintroduced-schrader": "speaker not introduced",
    "centers-vs-stations": "centers not introduced",
    "missing-years": "year missing",
    "on-may-2019": "a day promised, a month given",
    "ownerless-information": "information without an owner",
    "quote-glyphs": "quotation mark the wrong way round",
    "missing-space": "space missing",
}
"""The inconsistencies that somebody should see, and under what remark they are."""


def test_q30_the_inconsistencies_are_remarked_on(police: Case) -> None:
    remarks = ask(police, "remarks", "remark on")
    assert set(REMARKS.values()) <= {remark for remark, _ in remarks}
    assert len(remarks) == 23


def test_q30_some_come_out_by_computation_too(police: Case) -> None:
    assert {whole for _, whole in ask(police, "sums", "verdict whole") if whole} >= {"sg-48-new"}
    alike = ask(police, "look-alike-names", "word otherWord marked")
    assert set(alike) == {("Qiantian", "Qingtian", "true")}
    dates = {date for (date,) in ask(police, "missing-years", "date")}
    assert dates == {"XXXX-12-05", "XXXX-10-27", "XXXX-11-29"}
    assert ("schrader", "", "") in ask(police, "speakers", "speaker role body")
    unclear = {handle for (handle,) in ask(police, "attribution", "handle", status="ambiguous")}
    assert {f"p09-c{n:02}" for n in range(1, 9)} <= unclear  # the information without an owner


# --- what must not be in the graph ---------------------------------------------------------

MUST_NOT = {
    "n01": (
        "that the stations are merely for administrative services, as the article's word or the "
        "NGO's",
        """?s cg:attests ?c ; cg:stance ?stance ; prov:wasAttributedTo ?who .
        ?c cg:subject :sg-stations-generic ; cg:predicate cg:hasPurpose
        VALUES ?who { :seed-article :safeguard-defenders }
        VALUES ?stance { code:asserts code:alleges }""",
        """?s cg:attests ?c ; cg:stance code:asserts ; prov:wasAttributedTo :prc-authorities .
        ?c cg:subject :sg-stations-generic ; cg:predicate cg:hasPurpose""",
    ),
    "n02": (
        "that a Canadian ambassador was summoned",
        ":canadian-ambassador-heading cg:summonedBy ?anyone",
        ":chinese-ambassador cg:summonedBy :government-of-canada",
    ),
    "n04": (
        "that the two embassies are the same",
        """?j cg:verdict code:same""",
        "?j cg:verdict code:different ; cg:target :prc-embassy-sa , :chinese-embassy-canada",
    ),
    "n05": (
        "that anybody denies that the leader leads the other body",
        "?s cg:stance code:denies ; cg:attests/cg:predicate cg:leads",
        ":center-top-leader cg:leads :ufwd-body",
    ),
    "n07": (
        "that Fox Hunt is a part of Sky Net",
        ":fox-hunt cg:partOf+ :sky-net",
        ":fox-hunt cg:partOf :involuntary-returns",
    ),
    "n08": (
        "that Epp says that activities outside the conventions took place",
        """?s cg:attests ?c ; prov:wasAttributedTo :weldon-epp . ?c cg:predicate ?relation
        FILTER(?relation NOT IN
            (cg:requested, cg:summonedBy, cg:describedAs, cg:carriedOut, cg:linkedTo))""",
        "?s prov:wasAttributedTo :weldon-epp ; cg:attests/cg:predicate cg:requested",
    ),
    "n10": (
        "that Nantong is in Zhejiang",
        ":nantong-psb cg:locatedIn+ :zhejiang",
        ":wenzhou-psb cg:locatedIn :zhejiang",
    ),
    "n11": (
        "that Wenzhou began before Nantong, or after",
        """:wenzhou-overseas-operations cg:startedOn/cg:latest ?to .
        :nantong-overseas-campaign cg:startedOn/cg:earliest ?from FILTER(?to < ?from)""",
        """:wenzhou-overseas-operations cg:startedOn/cg:latest ?to .
        :qingtian-overseas-operations cg:startedOn/cg:earliest ?from FILTER(?to < ?from)""",
    ),
    "n13": (
        "80 of anything but cases",
        "?q cg:amount ?n ; cg:unit ?unit FILTER(?n = 80 && ?unit != 'cases')",
        "?q cg:amount ?n ; cg:unit 'cases' FILTER(?n = 80)",
    ),
    "n14": (
        "that Qingtian runs 27 stations",
        "?q cg:amount ?n FILTER(?n = 27)",
        """:sg-qingtian-6 cg:hasCount/cg:amount ?six .
        :sg-qingtian-first-21 cg:hasCount/cg:amount ?more FILTER(?six = 6 && ?more = 21)""",
    ),
    "n16": (
        "that Qingtian is number one, as anybody's word but the state paper's",
        """?s cg:attests/cg:predicate cg:rankedAs ; cg:stance ?stance ; prov:wasAttributedTo ?who
        FILTER(?who != :ppsd && ?stance != code:relays)""",
        """?s cg:attests/cg:predicate cg:rankedAs ; cg:stance code:asserts ;
        prov:wasAttributedTo :ppsd""",
    ),
    "n17": (
        "a first name, a post or an employer of Schrader",
        """{ :schrader cg:hasRole|cg:partOf|cg:memberOf|cg:leads ?any }
        UNION { :schrader skos:prefLabel|skos:altLabel ?name FILTER(CONTAINS(?name, ' ')) }""",
        ":schrader skos:prefLabel ?name . :weldon-epp cg:hasRole ?role",
    ),
    "n19": (
        "that the count of 48 has another source",
        """?claim cg:subject :sg-48-new ; cg:predicate cg:hasCount .
        { ?link cg:predicate cg:corroborates ; cg:subject|cg:object ?claim }
        UNION { ?s cg:attests ?claim ; prov:wasAttributedTo ?who
                FILTER NOT EXISTS { ?s prov:wasDerivedFrom ?earlier }
                FILTER(?who != :safeguard-defenders) }""",
        """?claim cg:subject :sg-48-new ; cg:predicate cg:hasCount .
        ?s cg:attests ?claim ; prov:wasAttributedTo :safeguard-defenders""",
    ),
    "n20": (
        "Beijing as a city",
        "?it skos:prefLabel|skos:altLabel 'Beijing' ; a/rdfs:subClassOf* cg:Place",
        ":government-of-china skos:altLabel 'Beijing' ; a/rdfs:subClassOf* cg:Government",
    ),
}
"""What the graph must not say, and beside it what it does say, so that the question bites."""


@pytest.mark.parametrize("number", MUST_NOT)
def test_what_must_not_be_said_is_not(police: Case, number: str) -> None:
    what, never, instead = MUST_NOT[number]
    assert holds(police, instead), f"the check of {number} looks at nothing"
    assert not holds(police, never), f"the graph says {what}"


NO_CONFLICT = (
    ("p03-c11", "p11-c03"),
    ("p02-c02", "p08-c06"),
    ("p13-c01", "p09-c06"),
    ("p04-c01", "p04-c05"),
    ("p01-c06", "p02-c05"),
)
"""Claims that differ and do not disagree."""


@pytest.mark.parametrize("pair", NO_CONFLICT)
def test_what_only_looks_like_a_conflict_is_none(police: Case, pair: tuple[str, str]) -> None:
    for claim in pair:
        assert not set(ask(police, "contradictions", "againstHandle", claim=claim)) & {
            (handle,) for handle in pair
        }


# --- the invented case: others of the same kinds -------------------------------------------


def test_the_fog_banks_add_up_with_single_things_counted_as_one(fog: Case) -> None:
    rows = ask(fog, "sums", "check whole computed verdict")
    assert ("all parts", "fb-new", "11", "adds up") in rows  # 7 + 3 + 1
    assert ("all parts", "fb-all", "17", "adds up") in rows


def test_a_denial_is_no_origin(fog: Case) -> None:
    voices = fog.origins("dimmle-fog-office", "operates", "fb-squintham")
    assert voices.independent == 2
    against = [voice.agents for voice in voices.origins if not voice.affirms]
    assert against == [(fog.namespaces.base + "dimmle-fog-office",)]
    rows = ask(fog, "multi-origin-facts", "strength origin otherOrigin", thing="dimmle-fog-office")
    assert "dimmle-fog-office" not in {origin for row in rows for origin in row[1:]}
    assert ("firm", "nine-mile-fog-society", "witness-keeper") in rows
    assert ("no lineage", "ladle-article", "witness-keeper") in rows


def test_two_papers_that_have_it_from_each_other_are_an_echo(fog: Case) -> None:
    rows = ask(fog, "multi-origin-facts", "strength handle otherHandle", thing="fb-opera")
    assert rows == [("echo", "ql-c10", "el-c07"), ("echo", "ql-c10", "sr-c28")]
    voices = fog.origins("fb-opera", "locatedIn", "lower-oggle")
    assert (len(voices.origins), voices.independent) == (2, 0)


def test_joint_speakers_are_one_origin(fog: Case) -> None:
    assert ask(fog, "multi-origin-facts", thing="two-mayors") == []


def test_a_body_that_acted_before_it_began_shows(fog: Case) -> None:
    rows = ask(fog, "starts", "activity start", body="hushbottom-inspectorate")
    assert rows == [("fb-hushbottom", "2014"), ("", "2016")]
