import assert from "node:assert/strict";
import { test } from "node:test";
import { Borders, polygonsOf } from "../../../Sources/CPage/Modules/borders.js";
import { historyOf, random } from "./encoding.mjs";

const size = 1000;

/** Land of cells of a grid on some days, each side of a cell an arc of its own. */
function gridOf(days) {
  const groups = new Map();
  const width = days[0][0].length;
  const height = days[0].length;
  const cell = (day, x, y) => (y >= 0 && y < height && x >= 0 && x < width ? days[day][y][x] : 0);
  const add = (from, to, left, right) => {
    const spells = [];
    for (let day = 0; day < days.length; day += 1) {
      const weight = left(day) - right(day);
      const last = spells[spells.length - 1];
      if (weight === 0) continue;
      if (last && last[2] === day - 1 && last[3] === weight) last[2] = day;
      else spells.push([0, day, day, weight]);
    }
    if (spells.length === 0) return;
    const isForward = spells[0][3] > 0;
    const normal = isForward ? spells : spells.map(([layer, first, last, side]) => [layer, first, last, -side]);
    const key = JSON.stringify(normal);
    if (!groups.has(key)) groups.set(key, [normal, []]);
    groups.get(key)[1].push(isForward ? [from, to] : [to, from]);
  };
  for (let y = 0; y <= height; y += 1) {
    for (let x = 0; x <= width; x += 1) {
      const [here, east, north] = [[x * size, y * size], [(x + 1) * size, y * size], [x * size, (y + 1) * size]];
      if (x < width) add(here, east, (day) => cell(day, x, y), (day) => cell(day, x, y - 1));
      if (y < height) add(here, north, (day) => cell(day, x - 1, y), (day) => cell(day, x, y));
    }
  }
  return new Borders(historyOf([...groups.values()]), 1, days.length);
}

function areaOf(ring) {
  let sum = 0;
  for (let index = 0; index + 1 < ring.length; index += 1) {
    sum += ring[index][0] * ring[index + 1][1] - ring[index + 1][0] * ring[index][1];
  }
  return sum / 2;
}

/** The number of cells in polygons. */
function cellsIn(polygons) {
  return Math.round((polygons.flat().reduce((sum, ring) => sum + areaOf(ring), 0) * 1e14) / size ** 2);
}

const parse = (...rows) => rows.map((row) => [...row].map(Number));

test("a square with a hole, and another that touches it in a corner", () => {
  const borders = gridOf([parse("0001", "1110", "1010", "1110").reverse()]);
  const polygons = borders.polygons(0, 0);
  assert.equal(cellsIn(polygons), 9);
  assert.equal(polygons.length, 2);
  assert.equal(polygons.map((rings) => rings.length).sort().join(), "1,2");
  for (const ring of polygons.flat()) assert.deepEqual(ring[0], ring[ring.length - 1]);
});

test("what was gained and what was lost are told apart, where they share a side too", () => {
  const borders = gridOf([parse("110", "110"), parse("011", "110")]);
  const change = borders.change(0, 0, 1);
  const cells = (rings) => rings.map((ring) => Math.abs(areaOf(borders.coordinates(ring)) * 1e14) / size ** 2);
  assert.deepEqual(cells(change.gained).map(Math.round), [1]);
  assert.deepEqual(cells(change.lost).map(Math.round), [1]);
  assert.deepEqual(borders.change(0, 1, 1), { gained: [], lost: [] });
});

test("land that moves from one cell to the next leaves a side that counts twice", () => {
  const borders = gridOf([parse("10"), parse("01")]);
  const change = borders.change(0, 0, 1);
  assert.equal(change.gained.length, 1);
  assert.equal(change.lost.length, 1);
});

for (let seed = 1; seed <= 40; seed += 1) {
  test(`random land by day, seed ${seed}`, () => {
    const next = random(seed);
    const [width, height, dayCount] = [2 + Math.floor(next() * 7), 2 + Math.floor(next() * 7), 1 + Math.floor(next() * 6)];
    const days = [];
    for (let day = 0; day < dayCount; day += 1) {
      const before = days[day - 1];
      days.push(
        Array.from({ length: height }, (_, y) =>
          Array.from({ length: width }, (_, x) => (before && next() < 0.8 ? before[y][x] : next() < 0.5 ? 1 : 0)),
        ),
      );
    }
    if (days.flat(2).every((cell) => cell === 0)) return;
    const borders = gridOf(days);
    const count = (test) => {
      let cells = 0;
      for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (test(x, y)) cells += 1;
      return cells;
    };
    for (let day = 0; day < dayCount; day += 1) {
      assert.equal(cellsIn(borders.polygons(0, day)), count((x, y) => days[day][y][x] === 1), `area on day ${day}`);
      for (let other = 0; other < dayCount; other += 1) {
        const change = borders.change(0, other, day);
        const land = (rings) => polygonsOf(rings.map((ring) => borders.coordinates(ring)));
        assert.equal(cellsIn(land(change.gained)), count((x, y) => days[day][y][x] > days[other][y][x]), "gained");
        assert.equal(cellsIn(land(change.lost)), count((x, y) => days[day][y][x] < days[other][y][x]), "lost");
      }
    }
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const [history] = borders.history(((x + 0.5) * size) / 1e7, ((y + 0.5) * size) / 1e7);
        assert.deepEqual([...history].slice(0, dayCount), days.map((day) => day[y][x]), `history of ${x} ${y}`);
      }
    }
  });
}
