"""The sheet that a new case starts with."""

TEMPLATE = """\
# Claims of this case. Change it, then:  claimgraph import claims.yaml
# Importing it twice changes nothing; --dry-run shows what would change.
claimgraph-sheet: 1
source: the-article            # where the claims below are said

entities:                      # the things that are spoken of
  - id: harbour-board          # a short id of your choice
    type: Organisation         # a class; term:… is one of your own (terms.ttl)
    name: The Harbour Board
    names:                     # other names, in any script
      - {text: Hafenrat, lang: de, kind: translation}
  - {id: north-pier, type: Facility, name: North Pier}
  - {id: port-town, type: City, name: Port Town}
  - {id: anna-quay, type: Person, name: Anna Quay}
  - {id: the-article, type: NewsArticle, name: Who runs the pier?}
  - {id: the-report, type: Report, name: The board's annual report}

sources:                       # the documents that you have at hand
  - id: the-article
    title: Who runs the pier?
    published: 2024-03-05      # EDTF: 2024-03, 2024?, XXXX-12-05, 2014/2022-10
    language: en

claims:                        # one row a claim: what is said, and by whom
  - id: c01                    # the row's own id: import it again to change it
    subject: harbour-board
    predicate: operates
    object: north-pier
    when: "2019/.."            # said to hold since 2019
    # Who said it first, in which document; then each who passed it on. The article
    # itself is the last and not written.  ? marks your own reading.
    chain: anna-quay via the-report (states) > harbour-board (repeats) ?
    status: explicit           # or carried, agent-only, ambiguous, silent
    quote: the board has run North Pier since 2019
    gloss: The board runs the pier, says its report.

  - id: c02
    subject: north-pier
    predicate: locatedIn
    object: port-town          # no chain: the article says so in its own voice

  - id: c03
    subject: harbour-board
    predicate: owns
    object: north-pier
    chain: "anna-quay : denies"  # or asserts, estimates, alleges, questions
"""
