"""In what mode reporting puts what it reports."""

from __future__ import annotations

import pytest
from tests.documents.english.attribution.marked import asked

from claimgraph.model.claim import Modality, Stance

pytest.importorskip("spacy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court finds that [[the barn was empty]].", Modality.FACT),
        ("The tribunal is not satisfied that [[the barn was empty]].", Modality.NOT_PROVED),
        ("The register shows that [[the barn was sold]].", Modality.FACT),
        ("The agency estimates that [[the mill grinds 300 tonnes]].", Modality.ESTIMATE),
        ("The prosecution alleges that [[the barn was burned]].", Modality.ALLEGATION),
        ("A villager said that [[the barn was burned]].", Modality.ALLEGATION),
        ("Her lawyer said that [[the barn was empty]].", Modality.INTERESTED),
        ("The lawyer of the firm denied that [[the barn was empty]].", Modality.INTERESTED),
        ("The owner admitted that [[the barn was empty]].", Modality.FACT),
        ("The witness believes that [[the barn was empty]].", Modality.POSSIBILITY),
        ("The firm promised that [[the barn would be rebuilt]].", Modality.PLANNED),
        ("[[The barn is empty]].", None),
    ],
)
def test_modes(text: str, expected: Modality | None) -> None:
    (found,) = asked(text)
    assert found.modality is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The owner denied that [[the barn was empty]].", Stance.DENIES),
        ("The owner does not deny that [[the barn was empty]].", None),
        ("The agency estimates that [[the mill grinds 300 tonnes]].", Stance.ESTIMATES),
        ("The prosecution alleges that [[the barn was burned]].", Stance.ALLEGES),
        ("The clerk said that [[the barn was burned]].", None),
    ],
)
def test_stances(text: str, expected: Stance | None) -> None:
    (found,) = asked(text)
    assert found.chain[0].stance is expected
