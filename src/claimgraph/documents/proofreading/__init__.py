"""Proofreading: what is irregular in a text, whatever it says.

Pure functions from a text to the irregularities in it. They know no claims. Those
about marks and characters hold for any language, those about words for English.
"""

from claimgraph.documents.proofreading.brackets import brackets
from claimgraph.documents.proofreading.characters import damaged_characters
from claimgraph.documents.proofreading.dates import (
    dates_without_year,
    garbled_ranges,
    promised_days,
    states_its_date,
)
from claimgraph.documents.proofreading.irregularity import Irregularity, Kind
from claimgraph.documents.proofreading.layout import is_english
from claimgraph.documents.proofreading.quotations import quotation_marks
from claimgraph.documents.proofreading.references import (
    lost_antecedents,
    other_document_kinds,
    other_nationalities,
)
from claimgraph.documents.proofreading.sentence_ends import doubled_words, run_together
from claimgraph.documents.proofreading.speakers import speechless_subjects

__all__ = [
    "Irregularity",
    "Kind",
    "brackets",
    "damaged_characters",
    "dates_without_year",
    "doubled_words",
    "garbled_ranges",
    "is_english",
    "lost_antecedents",
    "other_document_kinds",
    "other_nationalities",
    "promised_days",
    "quotation_marks",
    "run_together",
    "speechless_subjects",
    "states_its_date",
]
