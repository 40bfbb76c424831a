"""Texts that break careless software, and a case made of them.

Every way in and out of claimgraph has to bring these through unchanged, or say in a loss
report what it could not carry. Nothing here may execute, reach a network, or open a file.
"""

from __future__ import annotations

from tests.builders import NS, claim, content, entity, iri, record

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, AttributionStatus, Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.edtf import EdtfDate
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.quantity import Quantity
from claimgraph.model.source import Citation, Source

TEXTS: dict[str, str] = {
    "markup": '<b onmouseover="alert(1)">bold</b><img src=x onerror=alert(2)>',
    "script": "</script><script>alert(3)</script>",
    "comment": "<!-- --> --!> <?php echo 1 ?>",
    "cdata-end": "]]> <![CDATA[x]]>",
    "entities": "&amp; &lt; &#65; &nbsp; &bogus; AT&T",
    "doctype": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///nowhere">]>&e;',
    "quotes": "\"double\" 'single' “curly” `tick` ''",
    "backslash": "C:\\new\\table\\",
    "escapes": "\\N \\G \\L \\n \\u0041 \\x41 %41 %s {0} {{7*7}} ${7*7}",
    "formula": '=HYPERLINK("https://example.org/","click")',
    "plus": "+1 416 555 0100",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*2",
    "apostrophe": "'=1+1",
    "tab": "\t=1+1",
    "separators": "a | b \\| c || d; e, f",
    "lines": "two\nlines\r\nand\rthree",
    "spaces": "  before,   within and after  ",
    "unicode-lines": "next\u0085line\u2028separator\u2029paragraph\x0b\x0c",
    "json": '{"a": [1, null, "\\u0000"]}',
    "csv": '1,2\t3;"4"',
    "turtle": '""" . <x> "y"@en ^^',
    "link": "javascript:alert(4)",
    "bidi": "\u202egnp.exe\u202c \u2066isolated\u2069 \u200fmark",
    "control": "bell\x07 null\x00 escape\x1b[31mred\x1b[0m delete\x7f c1\x9b31m",
    "noncharacters": "\ufffe and \uffff and \U0001fffe",
    "null-like": "\u2400 \ufeff \u00ad \u200b NULL None nan true 0",
    "replacement": "\ufffd",
    "combining": "Z\u0351\u036b\u0343a\u0334\u0321l\u0322\u0315go e\u0301 o\u0302\u0323",
    "composed": "é and e\u0301 are one letter, Å and \u212b too",
    "chinese": "南通市公安局海外警务服务站",
    "mixed-scripts": "Łukasz Żółć, Ёлкин, Ελλάς, שלום עליכם, مرحبا, สวัสดี, 한국어",
    "emoji": "🕵️‍♀️ 👮🏽 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🇨🇳",
    "astral": "𠮷野家 𝒳 𐍈",
    "long": "long" * 2_500,
    "long-word-chinese": "长" * 10_000,
}
"""What each text is to break, and the text."""


def in_xml(text: str) -> str:
    """Return what is left of `text` in XML 1.0: U+FFFD for each character that it forbids."""
    return "".join(char if _is_legal_in_xml(ord(char)) else "\ufffd" for char in text)


def _is_legal_in_xml(code: int) -> bool:
    if code < 0x20:
        return code in (0x9, 0xA, 0xD)
    return code not in (0xFFFE, 0xFFFF) and not 0xD800 <= code <= 0xDFFF


def hostile() -> Content:
    """Return a case in which every text stands wherever a text can stand.

    For each text there are an entity of that name, a claim that it knows the next one
    (an edge), the same at another date (a parallel edge) and a claim whose object is the
    text. Passages keep their words, for every text once.
    """
    keys = list(TEXTS)
    entities = [_entity(key) for key in keys]
    claims: list[Claim] = []
    said: list[Attestation] = []
    for key, following in zip(keys, [*keys[1:], keys[0]], strict=True):
        own = [
            claim(key, "knows", following),
            claim(key, "knows", following, when=EdtfDate("2016-02")),
            claim(key, "says", Literal(TEXTS[key])),
            claim(key, "hasCount", Quantity.parse("at least 80 cases")),
        ]
        claims += own
        said += [_said(one, key) for one in own]
    document = Source(iri("paper"), title=TEXTS["markup"], file_name="=cmd.txt")
    return content(
        [*entities, entity("paper", "Document", TEXTS["script"])],
        [record("paper", claims, said)],
        [document],
        [_judgement(claims[0])],
    )


def _entity(key: str) -> Entity:
    names = (
        Name(TEXTS[key], kind=NameKind.PREFERRED),
        Name(f"also {TEXTS[key]}", "zh-Hans", NameKind.TRANSLATION),
    )
    return Entity(iri(key), (CG + "Person",), names, note=TEXTS[key])


def _said(what: Claim, key: str) -> Attestation:
    text = TEXTS[key]
    start = 100 * list(TEXTS).index(key)
    passage = Citation.of(
        NS, iri("paper"), start=start, end=start + len(text), exact=text, prefix=text, suffix=text
    )
    return Attestation.of(
        NS,
        what.iri,
        [iri("paper")],
        Stance.ASSERTS,
        source=iri("paper"),
        citation=passage,
        status=AttributionStatus.SILENT,
        act=text,
        handle=f"{key}-{what.iri[-8:]}",
        gloss=text,
        note=text,
    )


def _judgement(what: Claim) -> Judgement:
    at = "2026-11-25T00:00:00Z"
    reason = TEXTS["script"]
    return Judgement.of(NS, Verdict.ACCEPT, [what.iri], iri("paper"), at, reason=reason)
