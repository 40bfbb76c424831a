// Loops: what leads back to itself.

/**
 * The strongly connected components of some nodes, the innermost first (Tarjan 1972). Links out of
 * them are not followed.
 * @param {Iterable<number>} among
 * @param {(node: number) => ArrayLike<number>} links
 * @returns {number[][]}
 */
export function components(among, links) {
  /** @type {Map<number, number>} how early a node was met; Infinity once its component is found */
  const met = new Map([...among].map((node) => [node, -1]));
  /** @type {Map<number, number>} the earliest that a node leads back to */
  const low = new Map();
  /** @type {number[][]} */
  const found = [];
  /** @type {number[]} */
  const open = [];
  let clock = 0;
  for (const start of met.keys()) {
    if (met.get(start) !== -1) continue;
    const path = [enter(start)];
    while (path.length) {
      const step = path[path.length - 1];
      if (step.next < step.links.length) {
        const other = step.links[step.next++];
        const when = met.get(other);
        if (when === -1) path.push(enter(other));
        else if (when !== undefined) lower(step.node, when);
      } else {
        path.pop();
        if (path.length) lower(path[path.length - 1].node, /** @type {number} */ (low.get(step.node)));
        if (low.get(step.node) === met.get(step.node)) close(step.node);
      }
    }
  }
  return found;

  /** @param {number} node */
  function enter(node) {
    met.set(node, clock);
    low.set(node, clock++);
    open.push(node);
    return { node, links: links(node), next: 0 };
  }

  /** @param {number} node @param {number} when */
  function lower(node, when) {
    low.set(node, Math.min(when, /** @type {number} */ (low.get(node))));
  }

  /** @param {number} root */
  function close(root) {
    const component = open.splice(open.lastIndexOf(root));
    for (const node of component) met.set(node, Infinity);
    found.push(component);
  }
}
