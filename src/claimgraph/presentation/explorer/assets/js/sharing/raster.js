// From a drawing to the points of a picture.

/** Twice as fine as a screen of old, for print and for sharp screens. */
const FINE = 2;
/** What every browser can hold in a canvas, and a mailbox. */
const LONGEST = 10_000;
const MOST_POINTS = 40e6;

/** @returns {import("./picture.js").Measure} the width of texts in the page's own typeface */
export function measured() {
  const context = document.createElement("canvas").getContext("2d");
  const font = getComputedStyle(document.documentElement).getPropertyValue("--font").trim();
  return (text, size, bold) => {
    if (!context) return text.length * size * 0.55;
    context.font = `${bold ? 600 : 400} ${size}px ${font}`;
    return context.measureText(text).width;
  };
}

/**
 * How much finer than its measures a picture is made.
 * @param {number} width
 * @param {number} height
 * @returns {number}
 */
export function fineness(width, height) {
  const most = Math.min(LONGEST / Math.max(width, height), Math.sqrt(MOST_POINTS / (width * height)));
  return Math.min(FINE, most);
}

/**
 * @param {string} svg a drawing of our own, which names nothing outside of it
 * @param {number} width
 * @param {number} height
 * @returns {Promise<Blob>}
 */
export async function png(svg, width, height) {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = fineness(width, height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((/** @type {(blob: Blob | null) => void} */ made) =>
      canvas.toBlob(made, "image/png"),
    );
    if (!blob) throw new Error("no picture");
    return blob;
  } finally {
    URL.revokeObjectURL(address);
  }
}
