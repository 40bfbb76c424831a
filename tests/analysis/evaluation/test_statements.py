"""Entities and claims of a gold file are read strictly, and all faults are said at once."""

from __future__ import annotations

import copy
from decimal import Decimal
from typing import Any

import pytest
from tests.analysis.evaluation.invented import GOLD, at, changed, read

from claimgraph.analysis.evaluation.gold import GoldHop, GoldNumber, GoldObject
from claimgraph.errors import InvalidInput
from claimgraph.model.claim import AttributionStatus, Modality
from claimgraph.model.proposal import Polarity


def problems(gold: Any) -> list[str]:
    with pytest.raises(InvalidInput) as raised:
        read(gold)
    return [problem.message for problem in raised.value.problems]


def test_entities_are_read_and_the_document_is_set_apart() -> None:
    gold = read()
    assert gold.itself is not None
    assert gold.itself.id == "tea-self"
    assert [entity.id for entity in gold.entities or ()][:2] == ["quill", "board"]
    porter = next(entity for entity in gold.entities or () if entity.id == "porter")
    assert porter.unknown
    assert [mention.kind for mention in porter.mentions] == ["nominal"]


def test_claims_are_read() -> None:
    first, second, third, fourth, fifth = read().claims or ()
    assert first.chain == (GoldHop(("quill",)),)
    assert first.modality is Modality.INTERESTED
    assert second.object == GoldObject(number=GoldNumber(Decimal(3), None, "at-least"))
    assert not second.core
    assert third.polarity is Polarity.DENIED
    assert third.time == "2019-05"
    assert fourth.chain == (GoldHop(("porter",)), GoldHop(("post",)))
    assert fifth.status is AttributionStatus.SILENT
    assert not fifth.attributed


def test_a_claim_about_a_claim_and_one_that_rests_on_claims() -> None:
    gold = changed("claims", 3, subject="c1", value={"kind": "claims", "claims": ["c2", "c5"]})
    fourth = (read(gold).claims or ())[3]
    assert fourth.subject == "c1"
    assert fourth.object.claims == ("c2", "c5")


def test_joint_speakers_and_a_document_that_nobody_is_named_for() -> None:
    hops = [{"agent": ["quill", "porter"]}, {"agent": None, "via": "post"}, {"agent": "tea-self"}]
    gold = changed("claims", 0, attribution={"status": "explicit", "chain": hops})
    assert (read(gold).claims or ())[0].chain == (
        GoldHop(("quill", "porter")),
        GoldHop((), "post"),
    )


def test_gold_with_one_of_the_kinds_alone() -> None:
    entities = {name: GOLD[name] for name in ("document", "entities")}
    assert read(entities).claims is None
    quotations = {"quotations": [at("The board", speaker="whoever")]}
    assert read(quotations).speakers == {}, "a speaker needs entities to lead to"
    assert read(
        GOLD | quotations | {"quotations": [at("The board", speaker="quill")]}
    ).speakers == {0: "quill"}


@pytest.mark.parametrize(
    ("section", "number", "fields", "message"),
    [
        ("entities", 1, {"id": 7}, "entities[1].id: it is no text"),
        ("entities", 1, {"id": "board"}, "entities[2].id: an earlier one has the same"),
        ("entities", 1, {"type": ""}, "entities[1].type: it is no text"),
        ("entities", 1, {"identity_unknown": "no"},
         "entities[1].identity_unknown: it is neither true nor false"),
        ("entities", 1, {"mentions": {}}, "entities[1].mentions: it is no list"),
        ("entities", 1, {"mentions": [{"start": 0}]},
         "entities[1].mentions[0]: start and end are no whole numbers"),
        ("entities", 1, {"mentions": [at("She", kind="verb")]},
         "entities[1].mentions[0].kind: it is none of name, nominal, pronoun"),
        ("claims", 0, {"quote": "otherwise"}, "claims[0]: its quote is not what stands at 42-79"),
        ("claims", 0, {"subject": "nobody"},
         "claims[0].subject: nothing in this file has the id “nobody”"),
        ("claims", 0, {"object": "nothing"},
         "claims[0].object: nothing in this file has the id “nothing”"),
        ("claims", 0, {"value": {"kind": "text", "text": "x"}},
         "claims[0]: it needs an object or a value, and not both"),
        ("claims", 0, {"object": None, "value": 7}, "claims[0].value: it is no object"),
        ("claims", 1, {"value": {"kind": "colour"}},
         "claims[1].value.kind: it is none of text, number, date, claims, unknown"),
        ("claims", 1, {"value": {"kind": "number", "number": "many"}},
         "claims[1].value.number: it is no number"),
        ("claims", 1, {"value": {"kind": "number", "number": 3, "bound": "some"}},
         "claims[1].value.bound: “some” is not known here"),
        ("claims", 1, {"value": {"kind": "claims", "claims": ["c9"]}},
         "claims[1].value.claims: nothing in this file has the id “c9”"),
        ("claims", 1, {"value": {"kind": "date", "edtf": "May"}},
         "claims[1].value.edtf: “May” is not known here"),
        ("claims", 0, {"amount": 7}, "claims[0].amount: it is no object"),
        ("claims", 0, {"time": "May"}, "claims[0].time: “May” is not known here"),
        ("claims", 0, {"polarity": "perhaps"}, "claims[0].polarity: “perhaps” is not known here"),
        ("claims", 0, {"modality": "loud"}, "claims[0].modality: “loud” is not known here"),
        ("claims", 0, {"attribution": []}, "claims[0].attribution: it is no object"),
        ("claims", 0, {"attribution": {"status": "loud"}},
         "claims[0].attribution.status: “loud” is not known here"),
        ("claims", 0, {"attribution": {"chain": [{"agent": "nobody"}]}},
         "claims[0].attribution.chain[0]: nothing in this file has the id “nobody”"),
        ("claims", 0, {"attribution": {"chain": [{"agent": 7}]}},
         "claims[0].attribution.chain[0].agent: it is neither a text nor a list of texts"),
        ("claims", 0, {"attribution": {"cues": [{"start": 3, "end": 2}]}},
         "claims[0].attribution.cues[0]: 3-2 is no span of a text of 250 code points"),
        ("claims", 0, {"context_spans": 7}, "claims[0].context_spans: it is no list"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_gold(section: str, number: int, fields: dict[str, Any], message: str) -> None:
    assert message in problems(changed(section, number, **fields))


def test_all_faults_are_said_at_once() -> None:
    gold = copy.deepcopy(GOLD)
    gold["entities"][1]["type"] = 7
    gold["claims"][0]["polarity"] = "perhaps"
    gold["claims"][4]["subject"] = "nobody"
    gold["quotations"] = [at("The board", speaker="nobody")]
    gold["document"]["relations"] = ["operates"]
    assert len(problems(gold)) == 5
