// What is taken along of a page, from its data, a line each: for tests/presentation/test_explorer_taken.py.

import { createInterface } from "node:readline";

const js = (name) => import(`../../../src/claimgraph/presentation/explorer/assets/js/${name}.js`);

const { columns } = await js("data/columns");
const { Evidence } = await js("data/evidence");
const { Graph, range, value } = await js("data/graph");
const { asFiled } = await js("state/reckoning");
const { Identities } = await js("sharing/identities");
const { jsonLd, withThoseSpokenOf } = await js("sharing/records");
const { sheet } = await js("sharing/sheet");
const { chronology } = await js("twins/chronology");

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await taken(JSON.parse(line));
  } catch (error) {
    answer = { error: error.stack };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

async function taken({ graph: data, ledger, texts }) {
  const graph = new Graph(data, columns(ledger.claims));
  const evidence = new Evidence(ledger, graph, { atOnce: false, soon: async (shard) => texts[shard] });
  const page = { graph, evidence, now: asFiled(graph, evidence) };
  const ids = new Identities(page);
  await evidence.need(range(evidence.claimCount));
  const claims = range(evidence.claimCount).filter((claim) => evidence.inView(claim));
  const every = withThoseSpokenOf(page, claims);
  const dates = (row) => value(evidence.dates, "text", row);
  return {
    jsonld: jsonLd(page, every, (claim) => evidence.inView(claim)),
    csv: sheet(page, claims),
    events: chronology(page, claims).map(({ kind, date, subject, claims, agents, stance, readings, bar, yearless }) => ({
      kind, date: dates(date), yearless, stance, bar,
      subject: Number.isNaN(subject) || kind === "said" ? "" : ids.end(subject),
      agents: agents.map((agent) => ids.thing(agent)),
      claims: claims.map((claim) => ids.claim(claim)).sort(),
      readings: readings.map(dates),
    })),
  };
}
