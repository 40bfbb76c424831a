"""What the rows of tables say."""

from __future__ import annotations

from tests.documents.english.claims.stating import drafted, told

VESSELS = """\
Annex

Vessel | Flag | Owner | Built
Aurelia | Panama | Norvane Shipping Ltd | 1998
Dawn Star | Belize | Petra Quist | 2004

Prison\t2019\t2020
Tarsk Central\t412\t530
"""


def test_a_cell_is_about_the_name_of_its_row() -> None:
    assert told(VESSELS) >= {
        ("Aurelia", "registeredIn", "Panama"),
        ("Norvane Shipping Ltd", "owns", "Aurelia"),
        ("Dawn Star", "startedOn", "2004"),
    }


def test_a_number_below_a_year_is_of_that_year() -> None:
    counts = [d for d in drafted(VESSELS) if d.predicate == "hasCount"]
    told_ = [(d.subject.text, d.object.text, d.when and d.when.text) for d in counts]
    assert told_ == [("Tarsk Central", "412", "2019"), ("Tarsk Central", "530", "2020")]


def test_a_table_without_known_heads_says_nothing() -> None:
    assert not told("Alpha | Beta | Gamma\nOne | two | three\nFour | five | six\n")
