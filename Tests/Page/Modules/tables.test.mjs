import assert from "node:assert/strict";
import { test } from "node:test";
import { comparison, csvOf, geoJSONOf, isFormula, positionFields, tsvOf } from "../../../Sources/CPage/Modules/tables.mjs";

const table = {
  fields: ["name", "km2", "centroid_lon", "centroid_lat"],
  rows: [
    ['=HYPERLINK("https://e.example")', -1.5, 37.25, 48.5],
    ["Добропілля, \"місто\"", 0.1 + 0.2, 36, 47],
    ["two\tcells\nand lines", null, null, null],
  ],
};

test("CSV has all digits, quotes what it must, and runs nothing", () => {
  assert.equal(
    csvOf(table),
    "name,km2,centroid_lon,centroid_lat\n" +
      '"\'=HYPERLINK(""https://e.example"")",-1.5,37.25,48.5\n' +
      '"Добропілля, ""місто""",0.30000000000000004,36,47\n' +
      "two\tcells and lines,,,\n",
  );
});

test("each way to begin a formula is disarmed, a number is not", () => {
  for (const text of ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1"]) assert.ok(isFormula(text), text);
  for (const text of ["-", "a=1", "", "’=1"]) assert.ok(!isFormula(text), text);
  assert.ok(csvOf({ fields: ["a"], rows: [[-5]] }).endsWith("\n-5\n"));
});

test("tabs and line ends of a name stay in its cell", () => {
  const lines = tsvOf(table).replace(/\n$/, "").split("\n");
  assert.equal(lines.length, 4);
  for (const line of lines) assert.equal(line.split("\t").length, 4);
});

test("features have their points, and rows without one none", () => {
  const { features, sentence } = JSON.parse(geoJSONOf(table, "So it is."));
  assert.equal(sentence, "So it is.");
  assert.deepEqual(features[0].geometry, { type: "Point", coordinates: [37.25, 48.5] });
  assert.equal(features[2].geometry, null);
  assert.equal(features[1].properties.km2, 0.1 + 0.2);
  assert.deepEqual(positionFields(["a", "lon", "lat"]), [1, 2]);
  assert.equal(positionFields(["lonely", "salon"]), null);
});

test("numbers are sorted by size, names by the alphabet, what is missing comes last", () => {
  const sorted = (values, isDescending) => [...values].sort(comparison("uk", isDescending));
  assert.deepEqual(sorted([10, 9, null, -1], false), [-1, 9, 10, null]);
  assert.deepEqual(sorted([10, 9, null, -1], true), [10, 9, -1, null]);
  assert.deepEqual(sorted(["Яма", "Ірпінь", "Ґданцівка", "Авдіївка", "Гусарівка"], false), ["Авдіївка", "Гусарівка", "Ґданцівка", "Ірпінь", "Яма"]);
});
