// The other side of bytes.mjs, for tests.

export function unsigned(number) {
  const bytes = [];
  let rest = number;
  while (rest >= 128) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

export function signed(number) {
  return unsigned(number >= 0 ? 2 * number : -2 * number - 1);
}

export function base64Of(bytes) {
  return Buffer.from(bytes).toString("base64");
}

/** Writes a history as BorderHistory.data(layers:) does: a list of [spells, arcs]. */
export function historyOf(groups) {
  const bytes = unsigned(groups.length);
  let [x, y] = [0, 0];
  for (const [spells, arcs] of groups) {
    bytes.push(...unsigned(spells.length));
    for (const [layer, first, last, side] of spells) {
      bytes.push(...unsigned(layer * 2 + (side > 0 ? 1 : 0)), ...unsigned(first), ...unsigned(last - first));
    }
    bytes.push(...unsigned(arcs.length));
    for (const arc of arcs) {
      bytes.push(...unsigned(arc.length));
      for (const [nextX, nextY] of arc) {
        bytes.push(...signed(nextX - x), ...signed(nextY - y));
        [x, y] = [nextX, nextY];
      }
    }
  }
  return base64Of(bytes);
}

/** A generator of numbers from 0 to 1 that a seed fixes (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
