"""What a proofreader marks, and what he leaves alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimgraph.documents import proofreading
from claimgraph.documents.proofreading import Irregularity, Kind
from claimgraph.documents.proofreading.layout import LineNumbers, paragraphs, sentences

Proof = Callable[[str], list[Irregularity]]
PROOFS: tuple[Proof, ...] = (
    proofreading.quotation_marks,
    proofreading.brackets,
    proofreading.run_together,
    proofreading.doubled_words,
    proofreading.damaged_characters,
    proofreading.dates_without_year,
    proofreading.promised_days,
    proofreading.garbled_ranges,
    proofreading.speechless_subjects,
    proofreading.lost_antecedents,
    proofreading.other_nationalities,
    proofreading.other_document_kinds,
)


def marked(proof: Proof, text: str) -> list[str]:
    """Return the parts of `text` that are marked."""
    return [text[found.start : found.end] for found in proof(text)]


def kinds(text: str) -> list[tuple[Kind, int]]:
    return [(found.kind, found.start) for found in proofreading.quotation_marks(text)]


# --- quotation marks -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“Tea,“ she said. “Now.”", [(Kind.WRONG_WAY_MARK, 5)], id="opens-at-end"),
        pytest.param(
            "She calls it ”tea,” and he “soup.”", [(Kind.WRONG_WAY_MARK, 13)], id="closes-at-start"
        ),
        pytest.param("“He went ‘home,‘” she said.", [(Kind.WRONG_WAY_MARK, 15)], id="single"),
        pytest.param("“Tea is cold, she said.", [(Kind.UNBALANCED_QUOTATION, 0)], id="unclosed"),
        pytest.param("Tea is cold,” she said.", [(Kind.UNBALANCED_QUOTATION, 12)], id="unopened"),
        pytest.param('"Tea is cold, she said.', [(Kind.UNBALANCED_QUOTATION, 0)], id="straight"),
        pytest.param(
            "“Tea is good. It ranks first in ”Great Teas,” the paper said. He said “no.”",
            [(Kind.UNBALANCED_QUOTATION, 0), (Kind.WRONG_WAY_MARK, 32)],
            id="outer-one-has-no-mark-of-its-own",
        ),
        pytest.param("「茶が好きだ。と彼女は言った。", [(Kind.UNBALANCED_QUOTATION, 0)], id="cjk"),
        pytest.param("« Le thé est froid.", [], id="one-guillemet-may-be-an-arrow"),
        pytest.param(
            "« Le thé. Elle dit « non ».\nEt « oui ».\nIl » dort.",
            [(Kind.UNBALANCED_QUOTATION, 43)],
            id="french",
        ),
    ],
)
def test_a_quotation_mark_that_is_not_right_is_marked(
    text: str, expected: list[tuple[Kind, int]]
) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("She said “tea” and ‘coffee’ and “he said ‘milk.’”", id="nested"),
        pytest.param(
            "Don’t: the board’s cups’ handles, in the ’90s, rock ’n’ roll.", id="apostrophe"
        ),
        pytest.param("“One.\n\n“Two.\n\n“Three,” she said.", id="several-paragraphs"),
        pytest.param('"One.\n\n"Two.\n\n"Three," she said.', id="several-paragraphs-straight"),
        pytest.param("„Tee“, sagte sie. ‚Milch‘ und „wieder ‚Tee‘“.", id="german"),
        pytest.param("„Herbata”, powiedziała.", id="polish"),
        pytest.param("”Te”, sade hon. ”Kaffe”, sade han.", id="swedish"),
        pytest.param("« Du thé », dit-elle. « Il a dit « non ».", id="french-ends-together"),
        pytest.param("»Tee«, sagte sie. »Milch«, sagte er.", id="danish"),
        pytest.param("「茶」と『牛乳』と「彼は『茶』と言った」。", id="japanese"),
        pytest.param("她说：“茶凉了。”他说：“是‘凉’的。”", id="chinese"),
        pytest.param("「一。\n「二。\n「三」と。", id="japanese-paragraphs"),
        pytest.param('A 12" plate, 5’10” tall, a 7" record.', id="inches"),
        pytest.param("“…and tea,” she said. “Tea…” “Tea” … “$5 tea.”", id="ellipsis"),
        pytest.param("“Tea”—“milk”—‘sugar’", id="dashes"),
        pytest.param("“Tea" + '"' + " is closed by the other kind.", id="mixed"),
        pytest.param("Hawai‘i and ‘Ali and Ka‘ba and Ch‘ing.", id="transliteration"),
        pytest.param("(“Tea”) [“milk”] “‘Sugar’ it is.”", id="brackets"),
        pytest.param(
            "She said “tea\nis what we\nwant.” He\nagreed to that\nat once.", id="wrapped"
        ),
        pytest.param('<a href="x" title="y">z</a>', id="attributes"),
    ],
)
def test_quotation_marks_that_are_right_are_left_alone(text: str) -> None:
    assert kinds(text) == []


def test_what_may_be_quoted_is_given_with_a_mark_that_lacks_its_other_half() -> None:
    (found,) = proofreading.quotation_marks("Tea.\n“It is cold, she said.\nMilk.")
    assert found.parts == ("“", "closed")
    assert found.elsewhere == ((5, 27),)
    (found,) = proofreading.quotation_marks("Tea.\nIt is cold,” she said.\nMilk.")
    assert found.parts == ("”", "opened")
    assert found.elsewhere == ((5, 17),)


# --- brackets --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tea (green or black is served.", ["("]),
        ("Tea green or black) is served.", [")"]),
        ("Tea [sic is served.", ["["]),
        ("茶（绿茶。", ["（"]),
        ("One (two (three) four.", ["("]),
        ("Tea (green) [black] is served.", []),
        ("Choose: a) tea 2) milk iv) sugar", []),
        ("(see a) and b) or (c))", [")"]),
        ("Numbers in [0, 1) and (0; 5] :-) :(", []),
        ("It (as the clerk says\n\nin a letter) is cold.", []),
        ("（茶）【茶】《茶》", []),
    ],
)
def test_brackets(text: str, expected: list[str]) -> None:
    assert marked(proofreading.brackets, text) == expected


# --- ends of sentences, doubled words, characters ----------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He lives abroad.“Tea” is served.", ["abroad.“Tea"]),
        ("“We cease and desist.”Under the law it is so.", ["desist.”Under"]),
        ("Tea is served.The board left.", ["served.The"]),
        ("Is tea served?Nobody knows.", ["served?Nobody"]),
        ("It is in Paris.The board left.", ["Paris.The"]),
        ("(Tea is cold.)They left.", ["cold.)They"]),
    ],
)
def test_sentences_that_run_together(text: str, expected: list[str]) -> None:
    assert marked(proofreading.run_together, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The U.S.A. and the U.N.Charter and J.R.R.Tolkien.",
        "See www.Example.Com or https://example.org/a.The/b and Booking.Com for tea.",
        "Write to ann.Leaf@example.org.",
        "Open the file readme.Md or notes.Txt or System.Out or node.Js please.",
        "Version 2.Five and No.Ten and St.Petersburg and Dr.No and approx.Five.",
        "Wait... What? Yes! “Tea.” ‘Milk.’ (Sugar.) Oh.",
        "He said “no.” She left. “Yes.”",
        "Er sagte „nein.“ Sie ging.",
        "他说。他走了。Tea。",
        "wait...What",
        "foo.Bar() and a_b.Cd and `x.Yz`",
        "",
    ],
)
def test_what_looks_like_sentences_and_is_none(text: str) -> None:
    assert marked(proofreading.run_together, text) == []


def test_words_that_stand_twice() -> None:
    assert marked(proofreading.doubled_words, "It is the the tea. The\nthe board") == [
        "the the",
        "The\nthe",
    ]
    fine = "He had had tea. She said that that was it. He came in in May. the, the\n\nthe. The The"
    assert marked(proofreading.doubled_words, fine) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Caf\ufffd\ufffd and tea", ["\ufffd\ufffd"]),
        ("Itâ€™s cafÃ© tea", ["â€™", "Ã©"]),
        ("a\x00b\x92s", ["\x00", "\x92"]),
        ("SÃO PAULO, Âge, Ärger, „MENÜ“, «Ä», café\x0cé\tà la", []),
    ],
)
def test_damaged_characters(text: str, expected: list[str]) -> None:
    assert marked(proofreading.damaged_characters, text) == expected


# --- dates -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Dec. 5 report is long. The report of 5 December is green.", ["Dec. 5"]),
        ("It came on the 5th of May and on June 3rd.", ["5th of May", "June 3rd"]),
        ("It came on Nov. 29.\nIn 2019 it left.", ["Nov. 29"]),
        ("It came on May 5, 2019, and 6 June 2019, and on 7 July of 2019.", []),
        ("In 2019 it came on May 5 and left on June 6.", []),
        ("It lasts from 5 May to 6 June 2019 and from 7 to 9 July 2020.", []),
        ("It lasts from March 3 to 6, 2019, or April 3–6, 2020.", []),
        ("It is held every July 4 and each 5 May.", []),
        ("It had May 15,000 people, or May 5 million, or May 5% of them, at May 5:30.", []),
        ("On 5 May it came. It was 5 May 2019.", []),
        ("they may 5 march 6", []),
        ("It was the 45 May brothers, and Room 2,005 March.", []),
    ],
)
def test_days_without_a_year(text: str, expected: list[str]) -> None:
    assert marked(proofreading.dates_without_year, text) == expected


def test_further_mentions_of_a_day_are_kept() -> None:
    (found,) = proofreading.dates_without_year("The Dec. 5 report.\nThe 5 December report.")
    assert (found.start, found.elsewhere) == (4, ((23, 33),))


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("THE GAZETTE\n3 May 2024\n\nTea.", True),
        ("May 3rd, 2024. Tea.", True),
        ("3 May\n\nTea since 2019.", False),
        ("May 2024\n\nTea.", False),
        ("x" * 400 + " 3 May 2024", False),
    ],
)
def test_a_document_may_state_its_date(text: str, states: bool) -> None:
    assert proofreading.states_its_date(text) is states


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was published on May 2019 by the paper.", ["on May 2019"]),
        ("It came out on Dec. 2019.", ["on Dec. 2019"]),
        ("It came out in 5 May 2019.", ["in 5 May 2019"]),
        ("It came out in May 2019, on 5 May 2019 and on May 5, 2019.", []),
        ("It is based on May 2019 and on May 2019 figures, information on May 2019.", []),
        ("It rained on May. 2019 was dry.", []),
    ],
)
def test_prepositions_that_promise_another_date(text: str, expected: list[str]) -> None:
    assert marked(proofreading.promised_days, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ran between 2014 to 2016.", ["between 2014 to 2016"]),
        ("between $1,000 to $2,000 a day", ["between $1,000 to $2,000"]),
        ("between 5 May to 6 June 2019", ["between 5 May to 6 June 2019"]),
        ("Since 2014 and 2016, it ran.", ["Since 2014 and 2016"]),
        (
            "It ran since the start of it in 2014 and May 2016, they say.",
            ["since the start of it in 2014 and May 2016"],
        ),
        ("It ran between 2014 and 2016, from 2014 to 2016, since 2014.", []),
        ("They are members since 2014 and 2016, respectively.", []),
        ("It changed since the votes of 2014 and 2016.", []),
        ("Since 2014 and again in 2016 it ran. Since 2014, and 2016, it ran.", []),
        ("between 2 to 3 and 5; papers from 2014 and 2016", []),
    ],
)
def test_garbled_ranges(text: str, expected: list[str]) -> None:
    assert marked(proofreading.garbled_ranges, text) == expected


# --- words that do not fit ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("New information also identified at least one hut.", ["New information also identified"]),
        ("Tea is cold. The data claimed that it is hot.", ["The data claimed"]),
        ("The information identified in the study is old.", []),
        ("Evidence suggests that it is hot. Data show a rise.", []),
        ("A review of data identified three huts.", []),
        ("Officials with information said that it is hot.", []),
        ("Information, she said, is hot. Information was found.", []),
        ("The evidence: identified the hut.", []),
    ],
)
def test_subjects_that_cannot_speak(text: str, expected: list[str]) -> None:
    assert marked(proofreading.speechless_subjects, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They opened ten parlors and sold five such parlours.", ["parlors"]),
        ("They opened ten parlours and sold five such parlours.", []),
        ("Parlours exist; the parlours. They opened ten parlors and five such parlours.", []),
        ("They opened ten parlors. They sold five such parlours.", []),
        ("They have exports, and such experts.", []),
        ("They have exports and no such excerpts.", []),
        ("The station is such that nations meet.", []),
    ],
)
def test_such_without_its_noun(text: str, expected: list[str]) -> None:
    assert marked(proofreading.lost_antecedents, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dutch Ambassador Called\nThe French ambassador was called.", ["Dutch Ambassador"]),
        ("Dutch Ambassador Called\nThe Dutch and the French ambassador were called.", []),
        ("Dutch Ambassador Called\nThe Dutch ambassador met the French ambassador.", []),
        ("Ambassador Called\nThe French ambassador was called.", []),
        ("Dutch Ambassador Called\nTea.\nFrench News\nThe French ambassador left.", []),
        ("The Dutch ambassador was called.\nThe French ambassador was not.", []),
    ],
)
def test_headings_of_another_country(text: str, expected: list[str]) -> None:
    assert marked(proofreading.other_nationalities, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A statement was printed.\nThe news article also says so.", ["The news article"]),
        ("A statement was printed in an article. The article says so.", []),
        ("A statement was printed.\nTea.\nMilk.\nThe article says so.", []),
        ("A statement was printed. This article was changed. Article 5, the article of 2019.", []),
        ("The article says so. A statement was printed. The article says more.", []),
    ],
)
def test_a_document_of_two_kinds(text: str, expected: list[str]) -> None:
    assert marked(proofreading.other_document_kinds, text) == expected


# --- layout ----------------------------------------------------------------------------------


def test_lines_are_paragraphs_unless_they_are_wrapped() -> None:
    assert len(paragraphs("One.\nTwo.\n\n  \nThree.")) == 3
    wrapped = "One line goes\non in the next\none.\n\nAnother does\nso too."
    assert [wrapped[slice(*span)] for span in paragraphs(wrapped)] == wrapped.split("\n\n")


def test_sentences_end_where_they_end() -> None:
    text = "Dr. No of the U.S. left. “Why?” she said. “Tea.” Then\nMilk"
    assert [text[slice(*span)].strip() for span in sentences(text)] == [
        "Dr. No of the U.S. left.",
        "“Why?” she said.",
        "“Tea.”",
        "Then",
        "Milk",
    ]


def test_line_numbers_begin_at_one() -> None:
    numbers = LineNumbers("a\nb\n\nc")
    assert [numbers.of(at) for at in range(6)] == [1, 1, 2, 2, 3, 4]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The tea of the board is in the kettle, and it was hot.", True),
        ("Der Tee des Ausschusses ist im Kessel, und er war heiß.", False),
        ("Le thé est dans la bouilloire et il était chaud.", False),
        ("茶很热。", False),
        ("", False),
    ],
)
def test_english_is_recognised(text: str, english: bool) -> None:
    assert proofreading.is_english(text) is english


# --- laws ------------------------------------------------------------------------------------

MARKS = "“”‘’„‚\"'«»「」()[].!?,:;-–… \n\t\x00\ufffd茶ßİ"
WORDS = (
    "May on in 5 2019 since and between to such ten outlets outlits the The information said that "
    "Dutch Ambassador article statement th of â€™ U.S. a)"
)
PIECES = st.sampled_from([*MARKS, *WORDS.split(" ")])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=60).map(" ".join),
)


@given(TEXTS)
def test_every_place_lies_in_the_text_and_in_order(text: str) -> None:
    for proof in PROOFS:
        found = proof(text)
        assert [f.start for f in found] == sorted(f.start for f in found), proof
        for irregularity in found:
            for start, end in irregularity.spans:
                assert 0 <= start < end <= len(text), proof
        assert found == proof(text)
    assert isinstance(proofreading.is_english(text), bool)
    assert isinstance(proofreading.states_its_date(text), bool)


HOSTILE = {
    "open": "“",
    "close": "”",
    "marks": '“‘”’"«»「」([)]',
    "dots": ".",
    "blanks": " ",
    "lines": "\n",
    "open lines": "“\n",
    "capitals": ".A",
    "days": "May 5 ",
    "months": "on May 2019 ",
    "numbers": "1,",
    "since": "since 2014 and ",
    "between": "between 1,1 to ",
    "such": "parlors such parlours ",
    "one word": "a",
    "apostrophes": "a'",
    "heads": "Dutch Ambassador\nFrench ambassador\n",
    "headings": "Aa\n",
    "information": "Information also identified the x. ",
    "statement": "a statement. The article. ",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    """Eight times the text takes about eight times as long; squares would take 64."""

    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.process_time()
        for proof in PROOFS:
            proof(text)
        return time.process_time() - begin

    seconds(1_000)
    assert seconds(80_000) < 24 * seconds(10_000) + 0.5
