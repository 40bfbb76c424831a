// Packed blocks: characters back into bytes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import { bytes } from "../../../src/claimgraph/presentation/explorer/assets/js/data/blocks.js";

/** As the package writes it (blocks.py). */
const WRITTEN = "108 NIR@1lRv/\"0)J[)^,o*9\\8pQD,'eF8J(ifD4#cdxn1SS+EhyNq5L32JP}gOB/v%`w2,ehDN-P5MCp4iriiN4:d])GSn1,zDR%'x)$*ad$$K40F#!;#)/'v)QTY%vf}u`@P.XLl!!!!!!!!!!";

const SIGNS = Array.from({ length: 0x7f - 0x21 }, (_, n) => String.fromCharCode(0x21 + n)).filter((sign) => !"<>&".includes(sign));

/** Two signs for every 13 bits, and the last filled up with zeros. */
function written(data) {
  const bits = [...data].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.padEnd(Math.ceil(bits.length / 13) * 13, "0").match(/.{13}/g) ?? [];
  const numbers = groups.map((group) => parseInt(group, 2));
  return `${data.length} ${numbers.map((n) => SIGNS[Math.floor(n / 91)] + SIGNS[n % 91]).join("")}`;
}

test("what the package packed is unpacked", () => {
  const data = JSON.parse(inflateSync(bytes(WRITTEN)).toString());
  assert.deepEqual(data, { tea: "茶 & </script>", n: Array.from({ length: 30 }, (_, n) => n) });
});

test("any bytes come back, of any number", () => {
  assert.equal(SIGNS.length, 91);
  for (let size = 0; size < 60; size += 1) {
    const data = Uint8Array.from({ length: size }, (_, n) => (n * 151 + size * 31) % 256);
    assert.deepEqual(bytes(written(data)), data);
    assert.deepEqual(bytes(written(data.map(() => 255))), data.map(() => 255));
  }
});
