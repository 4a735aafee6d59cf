// Rebuilds the land of every day from a page, and compares it with the files: node rebuild.mjs PAGE FOLDER.
// The border is compared edge by edge, rounded to 1e-7 degrees, without the edges that cancel.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Borders } from "../../../Sources/CPage/Modules/borders.mjs";

const [page, folder] = process.argv.slice(2);
const text = readFileSync(page, "utf8");
const data = JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text)[1]);
const { days, borders: encoded, territory, layers } = data.map;
const borders = new Borders(encoded, layers.length + (territory > 0 ? 1 : 0), days.length);

function add(edges, a, b, weight) {
  if (a[0] === b[0] && a[1] === b[1]) return;
  const isForward = a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  const key = isForward ? `${a} ${b}` : `${b} ${a}`;
  const sum = (edges.get(key) ?? 0) + (isForward ? weight : -weight);
  if (sum === 0) edges.delete(key);
  else edges.set(key, sum);
}

function addRing(edges, ring, isHole) {
  const whole = ring.map(([x, y]) => [Math.round(x * 1e7), Math.round(y * 1e7)]);
  let area = 0;
  for (let index = 0; index + 1 < whole.length; index += 1) {
    const [ax, ay, bx, by] = [...whole[index], ...whole[index + 1]].map((value, place) => value - whole[0][place % 2]);
    area += ax * by - bx * ay;
  }
  const sign = area > 0 === !isHole ? 1 : -1;
  for (let index = 0; index + 1 < whole.length; index += 1) add(edges, whole[index], whole[index + 1], sign);
}

let compared = 0;
for (const name of readdirSync(folder).sort()) {
  const match = /(\d{4})-?(\d{2})-?(\d{2})\.geojson$/.exec(name);
  const day = match ? days.indexOf(match.slice(1).join("-")) : -1;
  if (day < 0) continue;
  const collection = JSON.parse(readFileSync(join(folder, name), "utf8"));
  const [fromFile, fromPage] = [new Map(), new Map()];
  for (const { geometry } of collection.features) {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    for (const rings of polygons) rings.forEach((ring, index) => addRing(fromFile, ring, index > 0));
  }
  for (const rings of borders.polygons(territory, day)) rings.forEach((ring, index) => addRing(fromPage, ring, index > 0));
  const differing = [...fromFile].filter(([key, weight]) => fromPage.get(key) !== weight).length;
  if (differing > 0 || fromFile.size !== fromPage.size) {
    console.error(`${name}: ${fromFile.size} edges in the file, ${fromPage.size} in the page, ${differing} differ`);
    process.exitCode = 1;
  }
  compared += 1;
}
if (compared !== days.length) process.exitCode = 1;
console.log(`${compared} of ${days.length} days compared`);
