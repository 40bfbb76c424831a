// Opening the case that the page holds.

import { block, isPlain, plain } from "./blocks.js";
import { columns } from "./columns.js";
import { Evidence } from "./evidence.js";
import { Graph } from "./graph.js";

/** @returns {Promise<{ graph: Graph, evidence: Evidence }>} */
export async function openCase() {
  const [data, ledger] = await Promise.all([block("graph"), block("ledger")]);
  ledger.claims = columns(ledger.claims);
  const graph = new Graph(data, ledger.claims);
  const evidence = new Evidence(ledger, graph, {
    atOnce: isPlain("graph"),
    now: (shard) => plain(`texts-${shard}`),
    soon: (shard) => block(`texts-${shard}`),
  });
  return { graph, evidence };
}
