"""How often proposals are accepted, by the rule that made them."""

from __future__ import annotations

from claimgraph.analysis.rule_rates import RuleRate, rule_rates, waiting
from claimgraph.model.iri import Namespaces
from claimgraph.model.judgement import EDITED, Judgement, Verdict
from claimgraph.model.proposal import Origin, Party, Proposal

NS = Namespaces("https://example.org/tea/")


def proposal(number: int, rule: str = "runs", extractor: str = "plain") -> Proposal:
    party = Party("Tea Board", (0, 9))
    origin = Origin(extractor, "1", rule)
    return Proposal(f"{number:024x}", NS.base + "s", "…", (0, 9), party, "p", party, origin)


def judged(number: int, verdict: Verdict, day: int, value: str = "") -> Judgement:
    about = [proposal(number).iri(NS), NS.mint("claim", "c")]
    at = f"2024-05-{day:02}T09:00:00Z"
    return Judgement.of(NS, verdict, about, NS.base + "me", at, value=value)


def test_rules_are_counted_apart_and_together() -> None:
    proposals = [proposal(1), proposal(2), proposal(3), proposal(4, "owns"), proposal(5, "", "b")]
    judgements = [
        judged(1, Verdict.ACCEPT, 1),
        judged(2, Verdict.ACCEPT, 2, EDITED),
        judged(4, Verdict.REJECT, 3),
    ]
    found = rule_rates(proposals, judgements, NS)
    assert found == (
        RuleRate("b", None, waiting=1),
        RuleRate("b", "", waiting=1),
        RuleRate("plain", None, waiting=1, accepted=1, edited=1, rejected=1),
        RuleRate("plain", "runs", waiting=1, accepted=1, edited=1),
        RuleRate("plain", "owns", rejected=1),
    )
    assert [each.proposed for each in found] == [1, 1, 4, 3, 1]
    assert [each.rate for each in found] == [None, None, 2 / 3, 1.0, 0.0]


def test_the_latest_judgement_in_force_counts() -> None:
    first = judged(1, Verdict.REJECT, 1)
    second = judged(1, Verdict.ACCEPT, 2)
    third = Judgement.of(NS, Verdict.UNDO, [second.iri], NS.base + "me", "2024-05-03T09:00:00Z")
    (whole, _) = rule_rates([proposal(1)], [first, second], NS)
    assert (whole.accepted, whole.rejected) == (1, 0)
    (whole, _) = rule_rates([proposal(1)], [first, second, third], NS)
    assert (whole.accepted, whole.rejected) == (0, 1)


def test_what_two_extractors_propose_waits_once() -> None:
    proposals = [proposal(1), proposal(1, extractor="other"), proposal(2)]
    assert waiting(proposals, [], NS) == 2
    assert waiting(proposals, [judged(1, Verdict.REJECT, 1)], NS) == 1
    assert waiting([], [], NS) == 0
