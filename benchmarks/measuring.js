// Put into every page before its own scripts: says in the console when the page is ready, when a
// move of the mouse was answered, how often the canvas was drawn, and when a quote came to be seen.
// The page's own clock is read throughout: what the driver of the browser takes does not count.
(() => {
  const tell = (what, number = 0) => console.debug(`bench:${what}:${number}`);
  /** Frames without a change after which a drawing has come to rest. */
  const STILL = 5;
  const frame = () => new Promise((then) => requestAnimationFrame(then));
  // The end of the task that paints follows upon a frame's callbacks.
  const painted = async () => {
    await frame();
    await new Promise((then) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(0);
    });
  };

  let readyAt = Infinity;
  let longest = 0;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      if (startTime + duration > readyAt) longest = Math.max(longest, duration);
  }).observe({ type: "longtask" });

  async function ready() {
    await frame();
    await frame();
    const at = (readyAt = performance.now());
    addEventListener(
      "mousemove",
      async (event) => {
        await painted();
        tell("answered", at + performance.now() - event.timeStamp);
      },
      { capture: true, once: true },
    );
    tell("ready", at);
  }

  /** Ours says in its root element that it is ready. */
  function watchOurs() {
    const seen = () => document.documentElement?.dataset.ready;
    const observer = new MutationObserver(() => {
      if (!seen()) return;
      observer.disconnect();
      ready();
    });
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });
  }

  /**
   * pyvis puts vis-network into a global variable: it is ready when its network was drawn, with
   * physics after the loading bar is gone.
   */
  function watchStock() {
    let network;
    Object.defineProperty(window, "network", {
      configurable: true,
      get: () => network,
      set: (made) => {
        network = made;
        const drawn = () => made.once("afterDrawing", ready);
        if (made.physics.options.enabled) made.once("stabilizationIterationsDone", drawn);
        else drawn();
      },
    });
  }

  /** Count the frames in which a canvas of the page was drawn, or moved by its style. */
  function watchFrames() {
    let touched = false;
    const prototypes = [
      [CanvasRenderingContext2D, ["clearRect", "fillRect", "drawImage", "putImageData"]],
      [ImageBitmapRenderingContext, ["transferFromImageBitmap"]],
      [WebGLRenderingContext, ["clear", "drawArrays", "drawElements"]],
      [WebGL2RenderingContext, ["clear", "drawArrays", "drawElements", "drawArraysInstanced"]],
    ];
    for (const [{ prototype }, names] of prototypes) {
      for (const name of names) {
        const original = prototype[name];
        prototype[name] = function (...given) {
          touched ||= this.canvas.isConnected;
          return original.apply(this, given);
        };
      }
    }
    const styles = new MutationObserver((changes) => {
      touched ||= changes.some(({ target }) => target instanceof HTMLCanvasElement);
    });
    styles.observe(document, { subtree: true, attributeFilter: ["style"] });
    const frames = { count: 0, from: 0, to: 0 };
    const tick = (now) => {
      if (touched) frames.count += 1;
      touched = false;
      frames.to = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    frames.start = () => Object.assign(frames, { count: 0, from: frames.to });
    return frames;
  }

  /** Say how long after the button was let go a passage with one of these quotes was painted. */
  function watchQuote(quotes) {
    let clicked = null;
    const seen = () =>
      [...document.querySelectorAll("#panel:not([hidden]) mark")].some((mark) =>
        quotes.includes(mark.textContent),
      );
    if (seen()) return false;
    const panel = document.querySelector("#panel");
    const observer = new MutationObserver(async () => {
      if (clicked === null || !seen()) return;
      observer.disconnect();
      await painted();
      tell("quote", performance.now() - clicked);
    });
    observer.observe(panel, { subtree: true, childList: true, characterData: true, attributes: true });
    addEventListener("pointerup", (event) => (clicked = event.timeStamp), { capture: true, once: true });
    return true;
  }

  /**
   * Go to a thing as a hit of the search does; say how long its surroundings and its panel took and,
   * once the drawing has come to rest, where on the page an edge can be clicked. Null for nowhere.
   */
  async function pointOn({ thing, ends, relation }) {
    const page = globalThis.claimgraph;
    const { graph } = page;
    const numbers = ends.map((id) => graph.numbers.get(id));
    const edge = graph.edgesOf[graph.numbers.get(thing)]?.find(
      (each) => String(graph.ends(each)) === String(numbers) && graph.relation(each).id === relation,
    );
    if (edge === undefined) return null;
    const panel = document.querySelector("#panel");
    const start = performance.now();
    if (page.open) page.open(thing);
    else page.go(thing);
    const seen = () => (panel.hidden ? null : page.drawing?.along(edge, 0.5)) ?? null;
    await until(seen);
    await painted();
    const took = performance.now() - start;
    let place = null;
    let still = 0;
    await until(() => {
      const next = seen();
      still = next && place && next.x === place.x && next.y === place.y ? still + 1 : 0;
      place = next;
      return still === STILL;
    });
    if (!place) return null;
    const canvas = document.querySelector("#canvas");
    const { left, top } = canvas.getBoundingClientRect();
    const point = { x: left + place.x, y: top + place.y, took };
    return canvas.contains(document.elementFromPoint(point.x, point.y)) ? point : null;
  }

  /** Wait frame by frame until something is so, or for ten seconds at most. */
  async function until(condition) {
    const end = performance.now() + 10000;
    while (!condition() && performance.now() < end) await frame();
  }

  /** The largest canvas that can be seen. */
  function canvas() {
    const area = (each) => each.clientWidth * each.clientHeight;
    const seen = [...document.querySelectorAll("canvas")].filter((each) => each.checkVisibility() && area(each));
    return seen.sort((a, b) => area(b) - area(a))[0];
  }

  /** Where it is, and the place nearest to its middle on which nothing lies; null without a canvas. */
  function place() {
    const element = canvas();
    if (!element) return null;
    const { x, y, width, height } = element.getBoundingClientRect();
    const shares = Array.from({ length: 19 }, (_, number) => (number + 1) / 20);
    const points = shares.flatMap((across) => shares.map((down) => [across, down]));
    const off = ([across, down]) => Math.hypot(across - 0.5, down - 0.5);
    const bare = points
      .sort((a, b) => off(a) - off(b))
      .map(([across, down]) => ({ x: x + across * width, y: y + down * height }))
      .find((point) => document.elementFromPoint(point.x, point.y)?.contains(element));
    return { box: { x, y, width, height }, bare: bare ?? null };
  }

  /** Whether there is more than one colour on the largest canvas that can be seen. */
  function drawn() {
    const element = canvas();
    if (!element) return false;
    const small = document.createElement("canvas").getContext("2d");
    small.drawImage(element, 0, 0, small.canvas.width, small.canvas.height);
    const { data } = small.getImageData(0, 0, small.canvas.width, small.canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 1;
  }

  /** Milliseconds of the longest task since the page was ready; tasks of less than 50 are none. */
  const busy = () => longest;

  Object.assign(globalThis, { bench: { watchOurs, watchStock, watchFrames, watchQuote, pointOn, place, drawn, busy } });
})();
