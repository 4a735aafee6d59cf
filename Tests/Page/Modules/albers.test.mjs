import assert from "node:assert/strict";
import { test } from "node:test";
import { Albers } from "../../../Sources/CPage/Modules/albers.mjs";

// By PROJ 9.5.1: +proj=aea +datum=WGS84.
const cases = [
  [[46.5, 49.5, 48.0, 36.0], [36, 48], [0.00000, 0.00000]],
  [[46.5, 49.5, 48.0, 36.0], [22.14, 52.37], [-941572.69168, 570589.61509]],
  [[46.5, 49.5, 48.0, 36.0], [40.2, 44.39], [334999.20567, -392027.14595]],
  [[46.5, 49.5, 48.0, 36.0], [37.2000001, 48.55], [88564.40072, 61866.68806]],
  [[48.4, 48.4, 48.4, 37], [37.5, 48.1], [37240.75247, -33236.89097]],
  [[48.4, 48.4, 48.4, 37], [30, 50], [-501373.69040, 200837.02715]],
];

test("the projection is that of PROJ, to a tenth of a millimetre", () => {
  for (const [conic, [longitude, latitude], [x, y]] of cases) {
    const found = new Albers(conic).forward(longitude, latitude);
    assert.ok(Math.abs(found[0] - x) < 1e-4 && Math.abs(found[1] - y) < 1e-4, `${longitude} ${latitude}: ${found}`);
  }
});

test("the inverse comes back", () => {
  for (const [conic, [longitude, latitude]] of cases) {
    const albers = new Albers(conic);
    const found = albers.inverse(...albers.forward(longitude, latitude));
    assert.ok(Math.abs(found[0] - longitude) < 1e-10 && Math.abs(found[1] - latitude) < 1e-10);
  }
});

test("a map of the southern half of the earth is no mirror image", () => {
  const albers = new Albers([-35, -33, -34, 150]);
  assert.ok(albers.forward(151, -34)[0] > 0 && albers.forward(150, -33)[1] > 0);
  const [longitude, latitude] = albers.inverse(...albers.forward(151.5, -33.2));
  assert.ok(Math.abs(longitude - 151.5) < 1e-9 && Math.abs(latitude + 33.2) < 1e-9);
});
