"""What must never happen: text of a case that runs in the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from tests.browser.explorer_vectors import VECTORS
from tests.browser.pointing import Opener, until
from tests.builders import NS, claim, content, entity, iri, record
from tests.hostile import hostile
from tests.presentation.explorer_contents import page_of

from claimgraph.graph.namespaces import CG
from claimgraph.model.claim import Attestation, Claim, Literal, Stance
from claimgraph.model.content import Content
from claimgraph.model.entity import Entity, Name, NameKind
from claimgraph.model.judgement import Judgement, Verdict
from claimgraph.model.source import Citation, Source

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from tests.conftest import PageLog


def hostile_board() -> Content:
    """Return a case in which every vector stands wherever a text of a case can stand."""
    entities, claims, said = [], [], []
    for number, vector in enumerate(VECTORS):
        following = iri(f"v{(number + 1) % len(VECTORS)}")
        names = (
            Name(vector, vector if number % 2 else "en", NameKind.PREFERRED),
            Name(f"also {vector}", "zh-Hans", NameKind.ALIAS, iri("paper")),
        )
        kind = (
            CG + "Person",
            f"https://example.org/class#{vector.encode('unicode_escape').decode()}",
        )
        entities.append(Entity(iri(f"v{number}"), kind, names, note=vector, see_also=(vector,)))
        own = [
            Claim.of(
                NS,
                iri(f"v{number}"),
                CG + "knows",
                following,
                qualifiers=[(CG + "says", following)],
            ),
            Claim.of(NS, iri(f"v{number}"), CG + "says", Literal(_hashable(vector), "en")),
        ]
        claims += own
        for one in own:
            passage = Citation(
                iri=f"{NS.base}passage/{number}",
                source=iri("paper"),
                exact=vector,
                prefix=vector,
                suffix=vector,
                digest=vector,
            )
            saying = Attestation.of(
                NS,
                one.iri,
                [iri(f"v{number}")],
                Stance.ASSERTS,
                source=iri("paper"),
                citation=passage,
                act=_hashable(vector),
                gloss=vector,
                note=vector,
                handle=vector,
            )
            said.append(saying)
    # Ids are validated at the door; a page is safe even where one got past it.
    entities.append(entity("x", "Person", "x"))
    wild = Entity(f"{NS.base}{VECTORS[1]}", (CG + "Person",), (Name("wild"),))
    claims.append(claim("x", "knows", wild.iri))
    source = Source(
        iri("paper"),
        title=VECTORS[8],
        url=VECTORS[43],
        archive=VECTORS[47],
        file_name=VECTORS[0],
        language=VECTORS[33],
        media_type=VECTORS[0],
    )
    judgement = Judgement.of(
        NS,
        Verdict.CREDIBILITY,
        [claims[0].iri],
        iri("v0"),
        VECTORS[8],
        reason=VECTORS[1],
        value=VECTORS[10],
    )
    paper = entity("paper", "Document", VECTORS[8])
    return content([*entities, wild, paper], [record("paper", claims, said)], [source], [judgement])


def _hashable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def test_the_vectors_do_run_where_nothing_guards(page: Page, page_log: PageLog) -> None:
    """The breaking twin: the same texts as markup, without a policy."""
    assert len(set(VECTORS)) >= 60
    running = 0
    for vector in VECTORS[:30]:
        page.goto("about:blank")
        page.set_content(f"<!DOCTYPE html><body>{vector}<p>x</p>", wait_until="domcontentloaded")
        page.wait_for_timeout(20)
        running += bool(page.evaluate("window.__pwned"))
    assert running >= 12
    for log in (page_log.requests, page_log.console_errors, page_log.page_errors):
        log.clear()


@pytest.mark.slow
@pytest.mark.parametrize("made", [hostile_board, hostile], ids=["browser", "any"])
def test_nothing_in_a_case_can_run(opened: Opener, page: Page, made: Callable[[], Content]) -> None:
    opened(page_of(made(), title=VECTORS[1], view=VECTORS[8]))
    _look_everywhere(page)
    assert page.evaluate("window.__pwned") is None
    assert page.locator("h1").inner_text() == VECTORS[1]
    assert len(page.frames) == 1


LOOK_EVERYWHERE = """async () => {
    const page = claimgraph;
    const ids = [...page.graph.numbers.keys(),
        ...Array.from({ length: page.evidence.claimCount }, (_, n) => page.evidence.claimId(n))];
    const seen = { panels: 0, elements: new Set(), attributes: new Set(), links: new Set() };
    const look = (root) => {
        for (const element of root.querySelectorAll("*")) {
            seen.elements.add(element.localName);
            for (const { name } of element.attributes) seen.attributes.add(name);
            const href = element.getAttribute("href");
            if (href) seen.links.add(href.startsWith("#") ? "#" : new URL(href).protocol);
        }
    };
    for (const folded of document.querySelectorAll("#legend details")) folded.open = true;
    for (const shown of [ids, ids.slice(0, 12)]) {
        document.getElementById("language").click();
        document.getElementById("theme").click();
        for (const id of shown) {
            page.go(id);
            await new Promise((done) => setTimeout(done, 0));
            for (const more of document.querySelectorAll("button.more")) more.click();
            if (!page.panel.isOpen) throw new Error(`no panel for ${id}`);
            seen.panels += 1;
            look(page.panel.box);
        }
        page.show("list");
        look(document);
        page.show("drawing");
    }
    page.go("");
    const box = document.getElementById("search");
    for (const text of ["<", "script", "javascript", "=", "a", "\\u0000"]) {
        box.value = text;
        box.dispatchEvent(new Event("input"));
        look(document);
    }
    page.search.close();
    const { facets } = page.state;
    for (const only of [true, false]) {
        const some = { only, ids: ids.slice(0, 3) };
        page.change({ facets: { ...facets, types: some, agents: some, from: ids[0], to: ids[1] } });
        look(document);
    }
    page.showAll();
    const settled = () => new Promise((done) => setTimeout(done, 0));
    page.change({ without: ids.slice(0, 9), ghosts: true, chosen: "" });
    for (const tier of ["lost", "meta", "relayed", "lost-by-dependency", "ambiguous"]) {
        page.change({ list: `fallen:${tier}` });
        await settled();
        look(document);
    }
    page.change({ without: [], list: "" });
    for (const to of ids.slice(1, 4)) {
        page.change({ path: [ids[0], to] });
        await settled();
        look(document);
    }
    page.change({ path: null, chosen: ids[0] });
    await settled();
    document.getElementById("path-to").click();
    document.getElementById("finder").value = "a";
    document.getElementById("finder").dispatchEvent(new Event("input"));
    look(document);
    page.go(ids[0]);
    page.focus(0, 3);
    page.drawing.fit();
    page.drawing.zoom(3);
    await new Promise((done) => setTimeout(done, 300));
    const { panels, elements, attributes, links } = seen;
    return { panels, elements: [...elements], attributes: [...attributes], links: [...links] };
}"""
"""Opens the panel of everything, the list and the search, in two languages and colours."""


def _look_everywhere(page: Page) -> None:
    found = page.evaluate(LOOK_EVERYWHERE)
    assert found["panels"] > 60
    assert set(found["links"]) <= {"#", "https:", "http:", "data:"}  # data: is the page's icon
    forbidden = {"iframe", "object", "embed", "img", "form", "base", "math", "marquee", "video"}
    assert not forbidden & set(found["elements"])
    # vis-network styles its canvas through the object model, which the policy allows.
    assert not [name for name in found["attributes"] if name.startswith("on") or name == "srcdoc"]


def test_hostile_text_is_shown_as_text(opened: Opener) -> None:
    page = opened(page_of(hostile_board()))
    number = VECTORS.index('<img src=x onerror="window.__pwned=1">')
    page.evaluate("(id) => { location.hash = id }", f"v{number}")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.locator("#panel-title").inner_text() == VECTORS[number]
    assert page.locator("#panel .note").inner_text() == VECTORS[number]
    page.locator("#panel .fact .claimlink").click()
    until(page, "() => document.getElementById('panel-label').textContent === 'Claim'")
    assert page.locator(".gloss").inner_text() == VECTORS[number]
    assert page.locator("blockquote mark").inner_text() == VECTORS[number]
