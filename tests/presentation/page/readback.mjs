// Reads the data of pages, a line each, and tells all that is in them: for tests/presentation/test_explorer_readback.py.

import { createInterface } from "node:readline";
import { columns } from "../../../src/claimgraph/presentation/explorer/assets/js/data/columns.js";
import { Evidence } from "../../../src/claimgraph/presentation/explorer/assets/js/data/evidence.js";
import { Graph, list, range, value } from "../../../src/claimgraph/presentation/explorer/assets/js/data/graph.js";

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await told(JSON.parse(line));
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer, (_, cell) => cell ?? null)}\n`);
}

async function told({ graph: data, ledger, texts }) {
  const graph = new Graph(data, columns(ledger.claims));
  const evidence = new Evidence(ledger, graph, { atOnce: false, soon: async (shard) => texts[shard] });
  await evidence.need(range(evidence.claimCount));
  const thing = (number) => (number === undefined || number === null ? null : graph.iri(graph.id(number)));
  const claim = (number) => graph.iri(evidence.claimId(number));
  const end = (number) => (number < 0 ? claim(-1 - number) : thing(number));
  const object = (cell) => (Array.isArray(cell) ? cell : end(cell));
  const row = (table, names, number) => names.map((name) => value(table, name, number));
  const passage = (number) =>
    number === undefined ? null : [
      thing(value(evidence.citations, "source", number)),
      ...row(evidence.citations, ["start", "end", "page", "exact", "prefix", "suffix", "digest", "before", "after"], number),
    ];
  return {
    things: range(graph.nodeCount).map((node) => [
      thing(node), graph.label(node), graph.typesOf(node).map((type) => graph.iri(graph.types[type].id)),
      list(graph.nodes, "names", node).map(([text, language, kind, source]) => [text, language, kind, thing(source)]),
      graph.unknown(node), value(graph.nodes, "protected", node) === true, value(graph.nodes, "note", node) || "",
      list(graph.nodes, "seeAlso", node), graph.isDrawn(node),
    ]),
    edges: range(graph.edgeCount).map((edge) => [
      ...graph.ends(edge).map(thing), graph.iri(graph.relation(edge).id), graph.standing(edge), graph.claimsOf(edge).map(claim),
      graph.origins(edge), graph.claimsOf(edge).every((one) => graph.edgeOf(one) === edge),
    ]),
    claims: range(evidence.claimCount).map((number) => [
      claim(number), end(value(evidence.claims, "subject", number)),
      graph.iri(graph.relations[value(evidence.claims, "relation", number)].id),
      object(value(evidence.claims, "object", number)),
      ...row(evidence.claims, ["when", "earliest", "latest"], number), thing(value(evidence.claims, "where", number)),
      list(evidence.claims, "qualifiers", number).map(([relation, what]) => [graph.iri(graph.relations[relation].id), what === null ? null : end(what)]),
      list(evidence.claims, "dependsOn", number).map(claim), evidence.standing(number),
      value(evidence.claims, "credibility", number), evidence.inView(number), evidence.claimNumber(evidence.claimId(number)) === number,
    ]),
    sayings: range(evidence.attestationCount).map((number) => [
      claim(value(evidence.attestations, "claim", number)),
      list(evidence.attestations, "agents", number).map(thing), thing(value(evidence.attestations, "source", number)),
      ...row(evidence.attestations, ["stance", "status", "modality"], number),
      value(evidence.attestations, "inferred", number) === true, list(evidence.attestations, "from", number),
      ...["act", "gloss", "note", "handle"].map((name) => value(evidence.attestations, name, number) ?? ""),
      ...row(evidence.attestations, ["saidOn", "inferredDate"], number),
      passage(value(evidence.attestations, "citation", number)),
      list(evidence.attestations, "context", number).map(passage), list(evidence.attestations, "cues", number).map(passage),
    ]),
    sources: range(evidence.sources.entity?.length ?? 0).map((number) => [
      thing(value(evidence.sources, "entity", number)),
      ...["title", "url", "archive", "language", "fileName", "mediaType", "sha256", "textSha256", "reliability"].map((name) => value(evidence.sources, name, number) ?? ""),
      ...["publisher", "gradedBy"].map((name) => thing(value(evidence.sources, name, number))), list(evidence.sources, "authors", number).map(thing),
      ...row(evidence.sources, ["published", "retrieved", "gradedOn"], number), value(evidence.sources, "textWithheld", number) === true,
    ]),
    judgements: range(evidence.judgements.verdict?.length ?? 0).map((number) => [
      ...row(evidence.judgements, ["verdict", "at"], number), list(evidence.judgements, "targets", number).map(end),
      thing(value(evidence.judgements, "by", number)), ...["reason", "value"].map((name) => value(evidence.judgements, name, number) ?? ""),
    ]),
    views: graph.views.map(({ name, leftOut, reasons }) => [
      name, range(evidence.claimCount).filter((number) => leftOut[number]).map((number) => [claim(number), reasons[leftOut[number] - 1].criterion]),
    ]),
  };
}
