"""What each verb prints for people, on the cases that ship."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from tests.cli.conftest import Cli, called

ACCEPTED = "in the view 'accepted'\n"


def test_find_shows_the_name_the_id_and_what_was_found(police: Cli) -> None:
    done = police("find", "南通")
    assert done.code == 0
    head, rule, row = done.out.splitlines()
    assert head.split() == ["name", "id", "found", "as", "is", "a"]
    assert set(rule) == {"─"}
    assert row.split("  ")[0] == "Nantong Public Security Bureau"
    assert "nantong-psb" in row
    assert "南通市公安局" in row
    assert done.err == "1 thing found\n"


def test_find_says_that_there_is_more(police: Cli) -> None:
    assert police("find", "station", "--limit", "2").err == "the best 2; there are more (--limit)\n"


def test_show_is_a_tree_of_everything_about_a_thing(police: Cli) -> None:
    done = police("show", "南通市公安局")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "Nantong Public Security Bureau  nantong-psb"
    assert "├── police bureau" in lines
    assert "│   └── 南通市公安局  translation, zh-hans" in lines
    assert "│   └── Nantong's 29 stations  p03-c04  according to Safeguard Defenders" in lines
    assert done.err.endswith(ACCEPTED)


def test_show_tells_of_a_document_what_was_registered(fog: Cli) -> None:
    lines = fog("show", "lantern-article").out.splitlines()
    assert any("title Fog Banks Next Door, Says Society" in line for line in lines)
    assert any("file lantern-article.txt" in line for line in lines)


def test_show_of_a_claim_is_its_receipt(police: Cli) -> None:
    assert police("show", "p03-c04").out == police("trace", "p03-c04").out


def test_trace_leads_from_the_claim_down_to_the_passage(fog: Cli) -> None:
    done = fog("trace", "sr-c22")
    lines = done.out.splitlines()
    assert lines[0] == "The tellers who mind the branches — has the count — 23 tellers  sr-c22"
    assert lines[1].startswith("├── Municipal Fog Office of Dimmle asserts")
    assert lines[2].startswith("│   └── Ministry of Low Visibility relays")
    assert lines[3].startswith("│       └── Nine-Mile Fog Society relays")
    assert lines[4].startswith("│           └── Banking on Fog relays  [explicit; ")
    assert lines[5] == "│               ├── Banking on Fog, 828–838: “23 tellers”"
    assert lines[-1] == "└── 1 independent origin"
    assert done.err == f"1 claim {ACCEPTED}"


def test_trace_takes_ids_and_names_for_ends_and_relation(police: Cli) -> None:
    by_id = police("trace", "nantong-psb", "setUp", "sg-nantong-29")
    by_name = police("trace", "南通市公安局", "set up", "Nantong's 29 stations")
    assert by_id.code == 0
    assert by_id.out == by_name.out


def test_trace_finds_relations_under_the_one_named(police: Cli) -> None:
    out = police("trace", "nantong-psb", "runs").out
    assert " — set up — " in out
    assert " — operates — " in out


def test_trace_takes_several_claims(police: Cli) -> None:
    handles = ["p03-c04", "p03-c05", "p03-c06", "p03-c07"]
    done = police("trace", *handles)
    heads = [block.splitlines()[0] for block in done.out.split("\n\n")]
    assert [head.rpartition("  ")[2] for head in heads] == handles
    assert done.err == f"4 claims {ACCEPTED}"


def test_trace_takes_a_claim_for_an_end(police: Cli) -> None:
    done = police("trace", "p03-c03", "qualifies")
    assert done.code == 0
    assert " — qualifies — " in done.out


def test_trace_of_what_nobody_claims_says_what_to_try(police: Cli) -> None:
    done = police("trace", "nantong-psb", "leads")
    assert done.code == 1
    assert done.out == ""
    assert done.err.startswith("nobody claims 'nantong-psb leads' in the view 'accepted'\n")
    assert "claimgraph show nantong-psb" in done.err


def test_query_prints_names_with_ids_and_relations_in_words(police: Cli) -> None:
    done = police(
        "query", "-e", "SELECT ?who ?how { ?who ?how :sg-nantong-29 ; a term:PoliceBureau }"
    )
    assert done.out.splitlines()[-1] == "Nantong Public Security Bureau [nantong-psb]  set up"
    assert done.err == f"1 row {ACCEPTED}"


def test_query_reads_a_file_and_stdin(police: Cli, tmp_path: Path) -> None:
    text = "SELECT ?b { ?b a term:PoliceBureau } ORDER BY ?b"
    file = tmp_path / "bureaus.rq"
    file.write_text(text)
    from_file = police("query", str(file))
    assert from_file.code == 0
    assert from_file.out.count("\n") == 6
    for arguments in (["query", "-"], ["query"]):
        assert police(*arguments, stdin=text.encode()).out == from_file.out


@pytest.mark.parametrize(
    ("form", "query", "expected"),
    [
        ("csv", "SELECT ?b { ?b cg:setUp :sg-nantong-29 }", "b\r\n"),
        ("tsv", "SELECT ?b { ?b cg:setUp :sg-nantong-29 }", "?b\n"),
        ("xml", "SELECT ?b { ?b cg:setUp :sg-nantong-29 }", "<?xml"),
        ("turtle", "CONSTRUCT WHERE { ?b cg:setUp :sg-nantong-29 }", "@prefix"),
        ("ntriples", "CONSTRUCT WHERE { ?b cg:setUp :sg-nantong-29 }", "<https://"),
        ("rdfxml", "CONSTRUCT WHERE { ?b cg:setUp :sg-nantong-29 }", "<?xml"),
    ],
)
def test_query_prints_the_formats_of_the_w3c(
    police: Cli, form: str, query: str, expected: str
) -> None:
    done = police("query", "-e", query, "--format", form)
    assert done.code == 0
    assert done.out.startswith(expected)
    assert done.err == ""


def test_query_answers_yes_or_no(police: Cli) -> None:
    assert police("query", "-e", "ASK { ?s cg:setUp ?o }").out == "yes\n"
    assert police("query", "-e", "ASK { :milan cg:setUp ?o }").out == "no\n"


def test_query_without_an_answer_says_so(police: Cli) -> None:
    done = police("query", "-e", "SELECT ?o { :milan cg:setUp ?o }")
    assert (done.code, done.out) == (0, "")
    assert done.err == f"nothing answers this {ACCEPTED}"


def test_the_view_decides_what_a_query_sees(police: Cli) -> None:
    count = "SELECT (COUNT(*) AS ?n) { GRAPH graph:_view { ?s ?p ?o } }"
    counts = [police("query", "-e", count, "--view", view).out for view in ("accepted", "all")]
    assert counts[0] != counts[1]


def test_ask_lists_the_questions(police: Cli) -> None:
    done = police("ask")
    assert done.out.count("\n") > 30
    assert "who-runs-what" in done.out
    assert "thing*" in done.out
    assert "* has to be given" in done.err


def test_ask_answers_and_says_what_no_row_has(fog: Cli) -> None:
    done = fog("ask", "who-runs-what", "body=dimmle-fog-office")
    assert done.out.startswith("Who runs what, and how many of it?\n\n")
    assert "The new fog banks of the Dimmle office" in done.out
    assert done.err.endswith(f"rows {ACCEPTED}")


def test_ask_takes_bare_values_in_order(police: Cli) -> None:
    named = police("ask", "about", "thing=nantong-psb")
    bare = police("ask", "about", "nantong-psb")
    assert named.code == 0
    assert bare.out == named.out


def test_ask_shows_a_claim_by_its_handle_and_only_once(police: Cli) -> None:
    done = police("ask", "what-falls-without", "safeguard-defenders")
    assert done.out.splitlines()[2].split() == ["handle", "tier", "gloss"]
    assert "claim:" not in done.out


def test_ask_explains_a_question(police: Cli) -> None:
    out = police("ask", "sums", "--explain").out
    assert out.startswith("Do the numbers add up?\n")
    assert "SELECT" in out


def test_path_walks_claim_by_claim(police: Cli) -> None:
    done = police("path", "nantong-psb", "Operation Fox Hunt", "--limit", "1", "--by", "length")
    lines = done.out.splitlines()
    assert lines[0].startswith("1. Nantong Public Security Bureau  to Operation Fox Hunt in ")
    assert any("→ " in line for line in lines)
    assert any("← " in line for line in lines)
    assert done.err == f"1 path {ACCEPTED}"


def test_the_best_attested_path_comes_first_and_says_what_it_rests_on(police: Cli) -> None:
    best = police("path", "milan", "sg-48-new", "--limit", "1").out
    shortest = police("path", "milan", "sg-48-new", "--limit", "1", "--by", "length").out
    head = "1. Milan  to The 48 newly found stations in"
    assert best.splitlines()[0] == f"{head} 5 hops, cost 6.12"
    assert shortest.splitlines()[0] == f"{head} 4 hops, cost 8.98"
    assert "├── The news article, 1238–1269\n" in best
    assert best.count("└── cost ") == best.count(" 1 independent origin") == 5
    assert shortest.count("no established origin, as allegation, attribution ambiguous") == 3


def test_a_hop_shows_denials_as_denials_and_five_claims_at_most(fog: Cli) -> None:
    out = fog("path", "dimmle-fog-office", "fb-squintham", "--limit", "1").out
    assert "denies: Corrections, 14 March 2023, 478–519: “it does not run the fog bank in" in out
    assert "2 independent origins, as allegation, source B, credibility 2, denied\n" in out
    assert out.count("── cost ") == 3
    assert "more claim" not in out


def test_path_where_there_is_none_says_what_to_try(police: Cli) -> None:
    done = police("path", "fox-hunt", "weldon-epp")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        "no claims connect 'fox-hunt' with 'weldon-epp' in the view 'accepted'",
        "see what is said of each: claimgraph show fox-hunt; claimgraph show weldon-epp",
        "or look among denied and rejected claims too: "
        "claimgraph --view all path fox-hunt weldon-epp",
    ]


def test_path_to_oneself(police: Cli) -> None:
    assert police("path", "fox-hunt", "fox-hunt").out == "they are the same thing\n"


def test_stats_is_short_and_all_of_it_on_request(police: Cli) -> None:
    short, whole = police("stats"), police("stats", "--all")
    assert short.out.count("\n") < 65
    assert "more" in short.out
    assert "more" not in whole.out
    assert whole.out.count("\n") > short.out.count("\n")
    assert "the first 5 of each; --all shows all\n" in short.err
    assert short.err.endswith(ACCEPTED)


def test_stats_says_what_is_in_the_middle_and_what_hangs_on_it(
    police: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in ("60", "80", "100", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        done = police("stats")
        words = " ".join(done.out.split())
        assert "In between (share of ways)" in words
        assert "Bridges (things cut off)" in words
        assert "Safeguard Defenders; The 48 newly" in words
        assert all(len(line) <= int(columns) for line in done.out.splitlines())
    assert "16 communities, 3 in none\n" in done.err
    assert "estimated" not in done.err


def test_stats_of_nothing_reads_well(cli: Cli) -> None:
    assert cli("init", "mine").code == 0
    done = cli("-C", "mine", "stats")
    assert done.code == 0
    assert "0 connected parts; 0 communities, 0 in none\n" in done.err


def test_stats_of_many_things_says_that_it_is_an_estimate(
    police: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claimgraph.analysis import centrality

    monkeypatch.setattr(centrality, "EXACT", 50)
    monkeypatch.setattr(centrality, "SAMPLE", 20)
    done = police("stats")
    assert "what is in between is estimated from 20 of the things\n" in done.err
    assert police("stats", "--json").json["betweenness_estimated_from"] == 20


def test_status_counts_and_says_what_to_do_next(police: Cli) -> None:
    done = police("status")
    assert done.out.startswith("Overseas police stations\n")
    assert "not verified, no document at hand" in done.out
    assert "claimgraph check --sources FOLDER" in done.err
    assert "claimgraph explore -o overseas-police-stations.html" in done.err


def test_status_names_the_case_in_the_commands(fog_copy: Path, cli: Cli) -> None:
    done = cli("-C", str(fog_copy), "status")
    assert "96 verified" in done.out
    assert f"claimgraph -C {fog_copy} check " in done.err


def test_check_reads_like_a_linter(police: Cli) -> None:
    done = police("check")
    assert done.code == 0
    place, message = done.out.splitlines()[0].split(": CG109 ")
    assert place == "seed-article"
    assert "not at hand" in message
    assert done.out.splitlines()[1].startswith("    Name the folder")
    assert "CG1  the receipt                    1 note\n" in done.err
    assert "\n0 errors, " in done.err


def test_check_finds_a_fault_and_mends_what_it_can(own: Path) -> None:
    (own / "graph.ttl").write_text("# nothing\n")
    found = called("check")
    assert found.code == 1
    assert found.out.startswith("graph.ttl: CG004 ")
    mended = called("check", "--fix")
    assert mended.code == 0
    assert mended.err.startswith("wrote graph.ttl anew\n")
    assert called("check", "--fix").err.startswith("graph.ttl was up to date\n")


def test_check_verifies_passages_where_the_documents_are(police: Cli, seeds: Path) -> None:
    done = police("check", "--sources", str(seeds))
    assert done.code == 0
    assert "passages verified against the documents" in done.err


def test_check_explains_a_rule(police: Cli) -> None:
    out = police("check", "--explain", "cg106").out
    assert out.startswith("CG106  a passage with other words\nseverity: error\n")
    assert "Bad:" in out
    assert "Good:" in out


def test_check_runs_the_rules_that_are_chosen(fog: Cli) -> None:
    some = fog("check", "--select", "CG1", "--ignore", "CG104,CG105", "--json").json
    codes = [rule["code"] for rule in some["rules"]]
    assert codes[:3] == ["CG101", "CG102", "CG103"]
    assert not {"CG104", "CG105"} & set(codes)
    assert all(code.startswith("CG1") for code in codes)


def test_explore_writes_a_page(fog: Cli, tmp_path: Path) -> None:
    page = tmp_path / "fog.html"
    done = fog("explore", "-o", str(page), "--about", "fb-opera")
    assert (done.code, done.out) == (0, f"{page}\n")
    assert done.err.endswith(": 1 claim about 7 things; edges by the view 'accepted'\n")
    assert page.read_text().lower().startswith("<!doctype html>")


def test_export_says_what_was_lost(fog: Cli, tmp_path: Path) -> None:
    target = tmp_path / "opera.graphml"
    done = fog("export", "--about", "fb-opera", "-o", str(target))
    assert (done.code, done.out) == (0, f"{target}\n")
    assert done.err.startswith("lost: ")
    assert "1 claim about 7 things; edges by the view 'accepted'" in done.err
    assert target.read_bytes().startswith(b"<?xml")


def test_export_reads_a_construct_query_from_a_file(fog: Cli, tmp_path: Path) -> None:
    query = tmp_path / "edges.rq"
    query.write_text("CONSTRUCT WHERE { ?a cg:partOf ?b }")
    fog("export", "--construct", f"@{query}", "-o", str(tmp_path / "edges.nt"))
    triples = (tmp_path / "edges.nt").read_text().splitlines()
    assert len(triples) == 7
    assert all("ontology#partOf" in triple for triple in triples)


def test_import_shows_the_difference_row_by_row(own: Path) -> None:
    sheet = own / "claims.yaml"
    assert called("export", "-o", str(sheet)).code == 0
    text = sheet.read_text()
    assert "name: Squintham\n" in text
    sheet.write_text(text.replace("name: Squintham\n", "name: Squintham-on-Sea\n", 1))
    shown = called("import", str(sheet), "--dry-run")
    assert shown.code == 0
    assert shown.out.splitlines() == [
        "things",
        "  ~ squintham  Squintham-on-Sea",
        "      names - Squintham (preferred)",
        "            + Squintham-on-Sea (preferred)",
    ]
    assert shown.err == "would change 1 thing\nnothing was written; it is without --dry-run\n"
    assert called("find", "Squintham-on-Sea").code == 1
    done = called("import", str(sheet))
    assert done.out == shown.out
    assert done.err == "changed 1 thing\n"
    assert called("find", "Squintham-on-Sea").code == 0
    again = called("import", str(sheet))
    assert (again.code, again.out, again.err) == (0, "", "nothing changed\n")


def test_import_reads_stdin_as_yaml_or_as_what_is_said(own: Path) -> None:
    for form in ("yaml", "csv"):
        sheet = called("export", "-o", "-", "--format", form).data
        done = called("import", "-", "--format", form, stdin=sheet)
        assert (done.code, done.err) == (0, "nothing changed\n")


def test_init_makes_a_case_whose_sheet_imports(cli: Cli) -> None:
    done = cli("init", "my case", "--title", "The Harbour Permits")
    assert (done.code, done.out) == (0, "my case\n")
    assert "claimgraph -C 'my case' import 'my case/claims.yaml' --dry-run" in done.err
    assert cli("-C", "my case", "status").out.startswith("The Harbour Permits\n")
    assert "import 'my case/claims.yaml' --dry-run" in cli("-C", "my case", "status").err
    would = cli("-C", "my case", "import", "my case/claims.yaml", "--dry-run")
    assert would.code == 0
    assert "The Harbour Board — operates — North Pier" in would.out
    assert cli("-C", "my case", "import", "my case/claims.yaml").out == would.out
    assert cli("-C", "my case", "check").code == 0


@pytest.mark.parametrize("name", ["fog-banks", "overseas-police-stations"])
def test_demo_runs_in_any_folder_and_again(cli: Cli, tmp_path: Path, name: str) -> None:
    first = cli("demo", "--example", name)
    assert first.code == 0
    page = tmp_path / "claimgraph-demo" / f"{name}.html"
    assert f"Open  {page.as_uri()}\n" in first.err
    assert page.is_file()
    assert "independent origin" in first.out
    made = {file: file.read_bytes() for file in (tmp_path / "claimgraph-demo").glob("*.*")}
    second = cli("demo", "--example", name)
    assert (second.code, second.out, second.err) == (0, first.out, first.err)
    assert {file: file.read_bytes() for file in made} == made


def test_what_demo_says_to_try_runs(cli: Cli) -> None:
    lines = cli("demo", "--example", "fog-banks").err.split("Then try\n")[1].splitlines()
    assert len(lines) == 8
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "claimgraph"
        assert cli(*arguments).code == 0, line


def test_quiet_says_nothing_and_verbose_what_is_done(police: Cli) -> None:
    assert police("find", "fox", "-q").err == ""
    said = police("find", "fox", "-v").err.splitlines()
    assert said[0].startswith("opening the case: ")
    assert said[1].startswith("searching: ")
    assert said[1].endswith(" s")
