import assert from "node:assert/strict";
import { test } from "node:test";
import { Borders } from "../../../Sources/CPage/Modules/borders.mjs";
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

/** How often rings wind around a point. */
function winding(borders, rings, x, y) {
  let count = 0;
  for (const ring of rings.map((ring) => borders.coordinates(ring))) {
    for (let index = 0; index + 1 < ring.length; index += 1) {
      const [[ax, ay], [bx, by]] = [ring[index], ring[index + 1]];
      if (ay <= y === by <= y) continue;
      const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
      if (by > ay ? side > 0 : side < 0) count += by > ay ? 1 : -1;
    }
  }
  return count;
}

test("a change has no rings from a day to itself", () => {
  const borders = gridOf([parse("110", "110"), parse("011", "110")]);
  assert.deepEqual(borders.change(0, 1, 1), []);
});

test("borders that cross where they have no common corner wind 1 in what was gained and -1 in what was lost", () => {
  const square = (west, south) =>
    [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]].map(([x, y]) => [(west + x) * size, (south + y) * size]);
  const borders = new Borders(
    historyOf([[[[0, 0, 0, 1]], [square(0, 0)]], [[[0, 1, 1, 1]], [square(1, 1)]]]), 1, 2);
  const change = borders.change(0, 0, 1);
  const at = (x, y) => winding(borders, change, (x * size) / 1e7, (y * size) / 1e7);
  assert.equal(at(2.5, 2.5), 0);
  assert.equal(at(4.5, 4.5), 1);
  assert.equal(at(0.5, 0.5), -1);
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
        for (let y = 0; y < height; y += 1) {
          for (let x = 0; x < width; x += 1) {
            const expected = days[day][y][x] - days[other][y][x];
            assert.equal(winding(borders, change, ((x + 0.5) * size) / 1e7, ((y + 0.5) * size) / 1e7), expected);
          }
        }
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
