"""What a model says becomes proposals, or is refused as a whole, and is kept word for word."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from hashlib import sha256

import pytest
from tests.documents.endpoint.harbour import (
    CARRIED,
    RUNS,
    TEXT,
    TRUST,
    honest_claims,
    liar,
    read_by,
)
from tests.documents.endpoint.reading import read, vocabulary
from tests.documents.endpoint.scripted_server import (
    Asked,
    Handling,
    answer,
    completion,
    saying,
    serving,
    thing,
)

from claimgraph.documents.endpoint.extractor import EndpointExtractor
from claimgraph.documents.proposing.draft import Extractor, KeepsReplies, KnownName
from claimgraph.errors import DataError, UsageError
from claimgraph.model.claim import AttributionStatus, Stance
from claimgraph.model.proposal import Party, Polarity, ProposedQuantity
from claimgraph.model.vocabulary import Term, TermKind, Vocabulary


def test_what_is_true_is_proposed() -> None:
    found = read_by(liar())
    assert found.reasons == []
    runs, opened, carried, bought = found.proposals
    assert runs.subject.name == TRUST
    assert runs.where is not None
    assert runs.where.name == "Lake Ostrey"
    assert (opened.subject.name, TEXT[slice(*opened.subject.surface)]) == (TRUST, "It")
    assert opened.when is not None
    assert opened.when.stated.text == "2019"
    assert isinstance(carried.object, ProposedQuantity)
    assert carried.object.quantity.amount == 4200
    assert carried.status is AttributionStatus.EXPLICIT
    assert [hop.agents[0].name for hop in carried.chain] == ["Ines Calloway"]
    assert carried.chain[0].act == "said"
    assert bought.polarity is Polarity.DENIED
    assert bought.chain[0].stance is Stance.ASSERTS
    assert {p.origin.extractor for p in found.proposals} == {"endpoint"}
    assert len({p.origin.rule for p in found.proposals}) == 1


# --- answers that make no sense -----------------------------------------------------------------

GOOD = answer(RUNS)
NO_ANSWERS = {
    "words": "The text says that the trust runs ferries.",
    "words before it": f"Here you are:\n{GOOD}",
    "words behind it": f"{GOOD}\nI hope that helps.",
    "cut": GOOD[:-40],
    "nothing": "",
    "another key": answer(RUNS | {"start": 3, "end": 20}),
    "positions": answer(RUNS | {"quote": [3, 20]}),
    "a missing key": answer({key: RUNS[key] for key in RUNS if key != "polarity"}),
    "another relation": answer(RUNS | {"predicate": "ownsEverything"}),
    "an IRI": answer(RUNS | {"predicate": "https://w3id.org/claimgraph/ontology#operates"}),
    "another class": answer(RUNS | {"subject": thing(TRUST, type="Villain")}),
    "another sentence": answer(RUNS | {"sentence": "s99"}),
    "a sentence that was for understanding": answer(RUNS | {"sentence": "-"}),
    "a number that JSON does not know": GOOD.replace("null", "NaN", 1),
    "a depth": '{"claims": ' + "[" * 200 + "]" * 200 + "}",
    "half a character": GOOD.replace("three ferries", "three \\ud83d", 1),
    "more claims than there may be": answer(*[RUNS] * 61),
    "a long quote": answer(RUNS | {"quote": "a" * 2001}),
    "one good claim and one that is none": answer(RUNS, RUNS | {"status": "sure"}),
}


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_an_answer_of_another_form_is_asked_for_once_more(name: str) -> None:
    with serving(saying(NO_ANSWERS[name], GOOD)) as server:
        found = read(TEXT, server.options())
        first, second = (asked.said for asked in server.asked)
    assert [proposal.quote for proposal in found.proposals] == [RUNS["quote"]]
    assert found.extractor.remarks() == ()
    assert second.startswith(first)
    assert "An earlier answer was refused:\n- " in second
    assert dict(found.proposals[0].reasons)["first answer"] == 0.5


@pytest.mark.parametrize("name", NO_ANSWERS)
def test_after_two_such_answers_a_part_is_given_up_and_told(name: str) -> None:
    with serving(saying(NO_ANSWERS[name])) as server:
        found = read(TEXT, server.options())
        assert len(server.asked) == 2
    assert found.proposals == ()
    (remark,) = found.extractor.remarks()
    assert remark.startswith("s0 to s5 given up after 2 answers: ")
    assert remark.isprintable()
    assert len(found.extractor.replies()) in (1, 2)


def test_an_answer_that_was_cut_at_its_length_is_told_to_be_shorter() -> None:
    def script(asked: Asked, handling: Handling) -> None:
        handling.send(completion(GOOD, finish="length"))

    with serving(script) as server:
        found = read(TEXT, server.options())
        assert "write fewer claims" in server.asked[1].said
    assert found.proposals == ()


def test_a_fenced_answer_is_one() -> None:
    assert len(read_by(saying(f"```json\n{GOOD}\n```")).proposals) == 1


def test_a_document_is_not_half_read() -> None:
    long = TEXT + "".join(f"The ferry left the quay at noon on day {n}. " for n in range(200))

    def script(asked: Asked, handling: Handling) -> None:
        if len(server.asked) < 3:
            handling.send(completion(answer(*honest_claims(asked))))
        else:
            handling.send(b"{}", 401)

    with serving(script) as server, pytest.raises(UsageError):
        read(long, server.options())


def test_a_stalling_server_ends_the_reading() -> None:
    with serving(lambda *_: time.sleep(6)) as server, pytest.raises(DataError, match="after 1 s"):
        read(TEXT, server.options(timeout="1"))


# --- what is kept -------------------------------------------------------------------------------


def test_each_answer_is_kept_under_its_digest() -> None:
    found = read_by(saying("no JSON", answer(RUNS, CARRIED)))
    replies = found.extractor.replies()
    assert len(replies) == 2
    for digest, data in replies.items():
        assert sha256(data).hexdigest() == digest
    contents = {digest: json.loads(data)["content"] for digest, data in replies.items()}
    assert sorted(contents.values()) == sorted(["no JSON", answer(RUNS, CARRIED)])
    for proposal in found.proposals:
        assert contents[proposal.origin.reply] == answer(RUNS, CARRIED)


def test_a_second_reading_is_the_same_to_the_byte() -> None:
    one, two = read_by(liar()), read_by(liar())
    assert one.passed == two.passed
    assert one.extractor.replies() == two.extractor.replies()


def test_only_the_document_read_last_is_spoken_of() -> None:
    extractor = EndpointExtractor()
    assert extractor.replies() == {}
    assert extractor.remarks() == ()
    assert isinstance(extractor, Extractor)
    assert isinstance(extractor, KeepsReplies)


def test_a_version_hangs_on_the_model_and_on_no_address() -> None:
    version = EndpointExtractor().version
    options = {"url": "http://127.0.0.1:1", "model": "m"}
    assert version(options) == version(options | {"url": "http://localhost:2/v1", "timeout": "9"})
    assert version(options) != version(options | {"model": "n"})
    assert version(options) != version(options | {"max_tokens": "9"})
    assert version(options).startswith("claims-1 m ")


# --- the case's own -----------------------------------------------------------------------------


def test_names_of_the_case_are_recognised_and_not_sent() -> None:
    trust, other = "https://cases.example/harbour/trust", "https://cases.example/harbour/other"
    names = [
        KnownName("Marrow Lane Trust", trust, ()),
        KnownName("Ines Calloway", trust + "/director", ()),
        KnownName("Lake Ostrey", trust, ()),
        KnownName("Lake Ostrey", other, ()),
        KnownName("Secret Informant", other, ()),
    ]
    with serving(liar()) as server:
        found = read(TEXT, server.options(), names)
        assert "Secret Informant" not in json.dumps([asked.body for asked in server.asked])
    runs, opened, carried, _ = found.proposals
    assert found.reasons == []
    assert runs.subject.entity == opened.subject.entity == trust
    assert runs.where is not None
    assert runs.where.entity == ""
    assert carried.chain[0].agents[0].entity.endswith("/director")
    assert isinstance(runs.object, Party)
    assert runs.object.entity == ""
    assert dict(runs.reasons)["known"] == 0.5


def test_the_case_s_own_terms_are_offered() -> None:
    own = "https://cases.example/harbour/term/"
    core = "https://w3id.org/claimgraph/ontology#"
    english: Callable[[str], dict[str, str]] = lambda label: {"en": label}  # noqa: E731
    terms = [
        Term(f"{own}Ferry", TermKind.CLASS, english("ferry"), parents=(f"{core}Vessel",)),
        Term(
            f"{own}tows",
            TermKind.OBJECT_RELATION,
            english("tows"),
            "Pulls another vessel; only where a rope is mentioned.",
            parents=(f"{core}linkedTo",),
        ),
        Term(f"{own}retracts", TermKind.OBJECT_RELATION, {}, "", (f"{core}contradicts",)),
    ]
    both = Vocabulary([*vocabulary(), *terms])
    told = RUNS | {"predicate": "tows", "object": thing("three ferries", type="Ferry")}
    with serving(saying(answer(told))) as server:
        found = read(TEXT, server.options(), terms=both)
        rules = server.asked[0].body["messages"][0]["content"]
    assert "\ntows (thing): Pulls another vessel\n" in rules
    assert "retracts" not in rules
    (proposal,) = found.proposals
    assert proposal.predicate == f"{own}tows"
