"""Whatever words stand in whatever order: a text is read, and no sentence brings the rest down.

A document that can't be parsed as English is met every day: tables, lists, text that was
recognised badly, captions cut in the middle. What is proposed of it may be nothing.
"""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.documents.english.claims.stating import drafted

_POOL = """
the a an its their his her this these those some other others another both each none
Board Tea Ferry Harbour Marlow Quill Ann Orchard Ltd Inc Mr Ms Dr Minister Inspector
board ferry company minister officials spokesman report statement letter house houses minutes
who which that whose where when as if not no never without of in at on by for from to with
one two 12 3,000 about least half May 2019 Monday 4 £5m per cent
is was are were be been being has have had will would may might could must did
said says told wrote claimed denied asked added according cited called named known owns owned runs
run paid bought founded leads led met opened closed arrested accused reported found signed
he she it they we I you him them and or but because while although however also only even
, . ; : ( ) “ ” ‘ ’ " ' - – — / [ ] ? ! … § •
"""

words = st.lists(st.sampled_from(_POOL.split()), min_size=1, max_size=25)
lines = st.lists(words.map(" ".join), min_size=1, max_size=5)
joints = st.sampled_from([" ", ". ", "\n", "\n\n", "\n1. ", "\n- ", "\nQ: ", "\n> "])


@settings(max_examples=150)
@given(lines=lines, joint=joints)
@example(lines=["The Board met one of the two"], joint=" ")
@example(lines=["Others", "2 of"], joint="\n\n")
def test_any_words_in_any_order_are_read(lines: list[str], joint: str) -> None:
    text = joint.join(lines)
    for draft in drafted(text):
        start, end = draft.at or (0, 0)
        assert text[start:end] == draft.quote
