// Numbers and lines as the page's data has them: see LineData.swift.

/** Returns the bytes of a text in Base64. */
export function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** Reads whole numbers one after the other: seven bits in a byte, the lowest first. */
export class NumberReader {
  constructor(bytes) {
    this.bytes = bytes;
    this.position = 0;
    this.x = 0;
    this.y = 0;
  }

  get isAtEnd() {
    return this.position >= this.bytes.length;
  }

  number() {
    let value = 0;
    let scale = 1;
    for (;;) {
      if (this.isAtEnd) throw new RangeError("the data end within a number");
      const byte = this.bytes[this.position];
      this.position += 1;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }

  /** 0, 1, 2, 3, … are 0, −1, 1, −2, … */
  signed() {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** Moves on by a difference to the next position, which is in `x` and `y`. */
  advance() {
    this.x += this.signed();
    this.y += this.signed();
  }
}

/** Returns lines as arrays of longitudes and latitudes in turn, in degrees. */
export function linesOf(base64, partsOfDegree) {
  const reader = new NumberReader(bytesOf(base64));
  const lines = [];
  for (let count = reader.number(); count > 0; count -= 1) {
    const line = new Float64Array(2 * reader.number());
    for (let index = 0; index < line.length; index += 2) {
      reader.advance();
      line[index] = reader.x / partsOfDegree;
      line[index + 1] = reader.y / partsOfDegree;
    }
    lines.push(line);
  }
  return lines;
}

/** The parts of a degree of what is exact, and of what is only drawn. */
export const exactParts = 1e7;
export const drawnParts = 1e5;
