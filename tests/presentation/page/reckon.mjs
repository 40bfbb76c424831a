// Answers, a line each, what the page reckons of the data of a page: for tests/presentation/node_page.py.

import { createInterface } from "node:readline";
import { Case, Now } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/now.js";
import { Network, Search } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/paths.js";
import { TIERS } from "../../../src/claimgraph/presentation/explorer/assets/js/analysis/withdrawal.js";
import { columns } from "../../../src/claimgraph/presentation/explorer/assets/js/data/columns.js";
import { Evidence } from "../../../src/claimgraph/presentation/explorer/assets/js/data/evidence.js";
import { Graph } from "../../../src/claimgraph/presentation/explorer/assets/js/data/graph.js";

const lines = createInterface({ input: process.stdin });
let last = null;

for await (const line of lines) {
  let answer;
  try {
    answer = answered(JSON.parse(line));
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

function answered({ graph: data, ledger, texts, questions }) {
  if (data) {
    const graph = new Graph(data, columns(ledger.claims));
    last = new Case(graph, new Evidence(ledger, graph, { atOnce: true, now: (shard) => texts[shard] }));
  }
  return questions.map((question) => reckoned(last, question));
}

function reckoned(known, { view = 0, without = [], paths = [] }) {
  const { graph, evidence } = known;
  const began = performance.now();
  const now = new Now(known, graph.views[view], without.map((id) => graph.numbers.get(id)).filter((n) => n !== undefined));
  const took = performance.now() - began;
  const claims = Array.from({ length: evidence.claimCount }, (_, claim) => claim);
  const edges = Array.from({ length: graph.edgeCount }, (_, edge) => edge);
  const counting = edges.filter((edge) => graph.claimsOf(edge).some((claim) => now.counts(claim)));
  const name = (claim) => evidence.claimId(claim);
  const tiers = now.withdrawal?.tiers;
  const network = paths.length ? new Network(graph, (edge) => counting.includes(edge)) : null;
  return {
    took,
    counts: claims.filter((claim) => now.counts(claim)).map(name),
    tiers: tiers ? Object.fromEntries(claims.filter((c) => TIERS[tiers[c]]).map((c) => [name(c), TIERS[tiers[c]]])) : null,
    reasons: Object.fromEntries(claims.filter((c) => now.reason(c)).map((c) => [name(c), Object.values(now.reason(c))])),
    edges: counting.map((edge) => ({
      claims: graph.claimsOf(edge).filter((claim) => now.counts(claim)).map(name),
      standing: now.standing(edge),
      origins: now.origins(edge),
    })),
    costs: Object.fromEntries(claims.map((claim) => [name(claim), now.credibility.cost(claim)])),
    paths: paths.map(([from, to, order, limit]) => {
      const search = new Search(network, (edge) => now.cost(edge), order, graph.numbers.get(from) ?? -1, graph.numbers.get(to) ?? -1);
      return { found: search.upTo(limit).map(({ nodes, cost }) => ({ nodes: nodes.map((n) => graph.id(n)), cost })), complete: !search.gaveUp };
    }),
  };
}
