import assert from "node:assert/strict";
import { test } from "node:test";
import { NumberReader, bytesOf, linesOf } from "../../../Sources/CPage/Modules/bytes.mjs";
import { base64Of, signed, unsigned } from "./encoding.mjs";

test("numbers of all sizes come back", () => {
  const numbers = [0, 1, 127, 128, 16383, 16384, 1800000000, 3600000001, 2 ** 45];
  const reader = new NumberReader(Uint8Array.from(numbers.flatMap(unsigned)));
  assert.deepEqual(numbers.map(() => reader.number()), numbers);
  assert.ok(reader.isAtEnd);
  const both = [0, -1, 1, -64, 64, -1800000000, 1800000000];
  const second = new NumberReader(Uint8Array.from(both.flatMap(signed)));
  assert.deepEqual(both.map(() => second.signed()), both);
});

test("data that end within a number are an error, not an endless loop", () => {
  assert.throws(() => new NumberReader(Uint8Array.of(128, 128)).number(), RangeError);
});

test("lines are differences from position to position, also from line to line", () => {
  const text = base64Of([2, 2, ...[100, -50, 1, 1].flatMap(signed), 1, ...[-101, 49].flatMap(signed)]);
  assert.deepEqual(linesOf(text, 10).map((line) => [...line]), [[10, -5, 10.1, -4.9], [0, 0]]);
  assert.deepEqual([...bytesOf("")], []);
});
