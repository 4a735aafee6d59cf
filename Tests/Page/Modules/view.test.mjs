import assert from "node:assert/strict";
import { test } from "node:test";
import { Albers } from "../../../Sources/CPage/Modules/albers.mjs";
import { LabelPlacer } from "../../../Sources/CPage/Modules/labels.mjs";
import { View, dayIndex, daysBetween, linkTo, placeOfLink } from "../../../Sources/CPage/Modules/view.mjs";

const conic = [46.5, 49.5, 48, 36];

function viewOf(width = 800, height = 600) {
  const view = new View(new Albers(conic), conic[2]);
  view.resize(width, height);
  view.fit([33, 46, 39, 50]);
  return view;
}

test("a link comes back, and what is no link is none", () => {
  const link = linkTo("2025-08-12", 48.55, 37.2, 9.25);
  assert.equal(link, "#2025-08-12/48.55/37.2/9.25");
  assert.deepEqual(placeOfLink(link), { day: "2025-08-12", latitude: 48.55, longitude: 37.2, zoom: 9.25 });
  assert.equal(placeOfLink("#2025-08-12").day, "2025-08-12");
  assert.equal(placeOfLink("#2025-08-12").zoom, null);
  assert.equal(placeOfLink("#2025-08-12/-34.5/151.2/4").latitude, -34.5);
  for (const other of ["", "#", "#summary", "#2025-08-12/91/0/3", "#2025-08-12/0/181/3", "#2025-8-12", "#2025-08-12/<b>/0/1", "#2025-08-12/1e5/0/1"]) {
    assert.equal(placeOfLink(other), null, other);
  }
});

test("zooming keeps the point under the pointer, and panning moves all alike", () => {
  const view = viewOf();
  const before = view.toDegrees(200, 450);
  view.zoomAt(200, 450, 3.7);
  const after = view.toDegrees(200, 450);
  assert.ok(Math.abs(before[0] - after[0]) < 1e-9 && Math.abs(before[1] - after[1]) < 1e-9);
  const [x, y] = view.toPlane(10, 20);
  view.panBy(30, -40);
  const [screenX, screenY] = view.toScreen(x, y);
  assert.ok(Math.abs(screenX - 40) < 1e-9 && Math.abs(screenY + 20) < 1e-9);
});

test("a box is in view wholly, on pages of any shape", () => {
  for (const [width, height] of [[800, 600], [320, 900], [3840, 500]]) {
    const view = viewOf(width, height);
    for (const corner of [[33, 46], [39, 46], [33, 50], [39, 50], [36, 46]]) {
      const [x, y] = view.toScreen(...view.projection.forward(...corner));
      assert.ok(x >= 0 && x <= width && y >= 0 && y <= height, `${corner} at ${x} ${y}`);
    }
  }
});

test("no zoom leads out of what can be drawn", () => {
  const view = viewOf();
  for (let step = 0; step < 100; step += 1) view.zoomAt(1, 1, 10);
  assert.ok(Number.isFinite(view.zoom) && view.scale <= 0.5);
  for (let step = 0; step < 100; step += 1) view.zoomAt(700, 1, 0.1);
  assert.ok(Number.isFinite(view.zoom) && view.scale > 0);
  view.panBy(1e12, -1e12);
  assert.ok(view.toDegrees(400, 300).every(Number.isFinite));
});

test("a day without a map is shown as the last map before it", () => {
  const days = ["2025-01-02", "2025-01-05", "2025-02-01"];
  assert.deepEqual(["2024-01-01", "2025-01-02", "2025-01-04", "2025-01-05", "2026-01-01"].map((day) => dayIndex(days, day)), [0, 0, 0, 1, 2]);
  assert.equal(daysBetween("2024-02-28", "2024-03-01"), 2);
});

test("labels lie neither on one another nor beyond the edge", () => {
  const placer = new LabelPlacer(300, 200);
  const placed = [];
  for (let index = 0; index < 200; index += 1) {
    const origin = placer.place((index * 37) % 300, (index * 53) % 200, 2, 40, 12);
    if (origin) placed.push([origin[0], origin[1] - 6, origin[0] + 40, origin[1] + 6]);
  }
  assert.ok(placed.length > 5);
  placed.forEach((a, index) => {
    assert.ok(a[0] >= 0 && a[1] >= 0 && a[2] <= 300 && a[3] <= 200);
    for (const b of placed.slice(index + 1)) assert.ok(a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1]);
  });
});
