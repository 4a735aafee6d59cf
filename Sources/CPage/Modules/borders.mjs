// The borders of every day: arcs that are sent once, each with the days on which it is part of a border.
import { NumberReader, bytesOf, exactParts } from "./bytes.mjs";

/** The winding of a point of a ring that is walked with its land on the left is 1 on that side. */
export class Borders {
  /** Reads what BorderHistory.data(layers:) writes. */
  constructor(base64, layerCount, dayCount) {
    this.layerCount = layerCount;
    this.dayCount = dayCount;
    const reader = new NumberReader(bytesOf(base64));
    // Of each list its spells: the layer, the first and the last day, and 1 or -1 for the side of the land.
    this.spells = [];
    const starts = [];
    const lists = [];
    const xs = [];
    const ys = [];
    for (let list = reader.number(), index = 0; index < list; index += 1) {
      const spells = [];
      for (let count = reader.number(); count > 0; count -= 1) {
        const code = reader.number();
        const first = reader.number();
        spells.push([code >> 1, first, first + reader.number(), code & 1 ? 1 : -1]);
      }
      this.spells.push(spells);
      for (let count = reader.number(); count > 0; count -= 1) {
        starts.push(xs.length);
        lists.push(index);
        for (let left = reader.number(); left > 0; left -= 1) {
          reader.advance();
          xs.push(reader.x);
          ys.push(reader.y);
        }
      }
    }
    starts.push(xs.length);
    this.x = Int32Array.from(xs);
    this.y = Int32Array.from(ys);
    this.starts = Int32Array.from(starts);
    this.lists = Int32Array.from(lists);
    this.arcCount = lists.length;
    this.measureBoxes();
    this.numberEnds();
    this.listDays();
  }

  measureBoxes() {
    const count = this.arcCount;
    this.minX = new Int32Array(count).fill(2147483647);
    this.minY = new Int32Array(count).fill(2147483647);
    this.maxX = new Int32Array(count).fill(-2147483648);
    this.maxY = new Int32Array(count).fill(-2147483648);
    for (let arc = 0; arc < count; arc += 1) {
      for (let index = this.starts[arc]; index < this.starts[arc + 1]; index += 1) {
        if (this.x[index] < this.minX[arc]) this.minX[arc] = this.x[index];
        if (this.x[index] > this.maxX[arc]) this.maxX[arc] = this.x[index];
        if (this.y[index] < this.minY[arc]) this.minY[arc] = this.y[index];
        if (this.y[index] > this.maxY[arc]) this.maxY[arc] = this.y[index];
      }
    }
  }

  /** Numbers the ends of arcs, so that arcs that meet can be found. */
  numberEnds() {
    const numbers = new Map();
    const number = (index) => {
      const key = `${this.x[index]} ${this.y[index]}`;
      let found = numbers.get(key);
      if (found === undefined) numbers.set(key, (found = numbers.size));
      return found;
    };
    this.from = new Int32Array(this.arcCount);
    this.to = new Int32Array(this.arcCount);
    for (let arc = 0; arc < this.arcCount; arc += 1) {
      this.from[arc] = number(this.starts[arc]);
      this.to[arc] = number(this.starts[arc + 1] - 1);
    }
    this.endCount = numbers.size;
  }

  /** Lists the arcs of each layer, so that a day looks at no others. */
  listDays() {
    const arcs = Array.from({ length: this.layerCount }, () => []);
    for (let arc = 0; arc < this.arcCount; arc += 1) {
      const layers = new Set(this.spells[this.lists[arc]].map((spell) => spell[0]));
      for (const layer of layers) arcs[layer].push(arc);
    }
    this.arcsOfLayer = arcs.map((list) => Int32Array.from(list));
    this.weightLists = new Int8Array(this.spells.length);
  }

  /** Sets the weight of every list of spells: that of a day less that of another, or of the day alone. */
  weighLists(layer, day, other) {
    const weights = this.weightLists;
    for (let list = 0; list < weights.length; list += 1) {
      let weight = 0;
      for (const spell of this.spells[list]) {
        if (spell[0] !== layer) continue;
        if (spell[1] <= day && day <= spell[2]) weight += spell[3];
        if (other >= 0 && spell[1] <= other && other <= spell[2]) weight -= spell[3];
      }
      weights[list] = weight;
    }
    return weights;
  }

  /**
   * Returns the rings around a layer's land on a day: lists of arcs, each as its number, or for one that is walked
   * backward as -1 less its number.
   */
  rings(layer, day) {
    return this.stitched(this.stepsOf(layer, this.weighLists(layer, day, -1)));
  }

  /** Returns each arc of a layer as often as it counts, walked forward or backward. */
  stepsOf(layer, weights) {
    const steps = [];
    for (const arc of this.arcsOfLayer[layer]) {
      const weight = weights[this.lists[arc]];
      for (let count = Math.abs(weight); count > 0; count -= 1) steps.push(weight > 0 ? arc : -1 - arc);
    }
    return steps;
  }

  /**
   * Returns the rings around what a layer gained or lost from one day to another: what remains of the border of one day
   * less that of the other.
   *
   * A point winds 1 in what was gained and -1 in what was lost. One ring may bound both, since borders that were redrawn
   * cross where they have no common corner: the land of the two days tells them apart.
   */
  change(layer, from, to) {
    return this.stitched(this.stepsOf(layer, this.weighLists(layer, to, from)));
  }

  startOf(step) {
    return step < 0 ? this.to[-1 - step] : this.from[step];
  }

  endOf(step) {
    return step < 0 ? this.from[-1 - step] : this.to[step];
  }

  /** Joins steps to rings, each of which bounds one piece of land on its left. */
  stitched(steps) {
    // The steps that leave each end, in lists that are linked.
    const first = new Int32Array(this.endCount).fill(-1);
    const next = new Int32Array(steps.length);
    for (let index = steps.length - 1; index >= 0; index -= 1) {
      const node = this.startOf(steps[index]);
      next[index] = first[node];
      first[node] = index;
    }
    const isUsed = new Uint8Array(steps.length);
    const rings = [];
    for (let begin = 0; begin < steps.length; begin += 1) {
      if (isUsed[begin]) continue;
      const ring = [];
      let index = begin;
      while (index >= 0 && !isUsed[index]) {
        isUsed[index] = 1;
        ring.push(steps[index]);
        index = this.following(steps, index, first[this.endOf(steps[index])], next, isUsed, begin);
        if (index === begin) break;
      }
      rings.push(ring);
    }
    return rings;
  }

  /** Returns the step that leaves where another ends: the first clockwise from it, which bounds the same land. */
  following(steps, index, head, next, isUsed, begin) {
    let best = -1;
    let bestTurn = Infinity;
    let count = 0;
    for (let other = head; other >= 0; other = next[other]) {
      if (isUsed[other] && other !== begin) continue;
      count += 1;
      best = other;
    }
    if (count < 2) return best;
    const [ax, ay] = this.direction(steps[index], true);
    const back = Math.atan2(-ay, -ax);
    for (let other = head; other >= 0; other = next[other]) {
      if (isUsed[other] && other !== begin) continue;
      const [bx, by] = this.direction(steps[other], false);
      let turn = back - Math.atan2(by, bx);
      while (turn <= 1e-12) turn += 2 * Math.PI;
      if (turn < bestTurn) [best, bestTurn] = [other, turn];
    }
    return best;
  }

  /** The direction in which a step leaves its start, or arrives at its end. */
  direction(step, isAtEnd) {
    const arc = step < 0 ? -1 - step : step;
    const [low, high] = [this.starts[arc], this.starts[arc + 1] - 1];
    const isForward = step >= 0;
    const atHigh = isForward === isAtEnd;
    const [a, b] = atHigh ? [high - 1, high] : [low, low + 1];
    const sign = isForward ? 1 : -1;
    return [sign * (this.x[b] - this.x[a]), sign * (this.y[b] - this.y[a])];
  }

  /**
   * Returns how often an arc crosses the ray from a point to the east: upward less downward. In a closed border the sum
   * is the winding of the point.
   */
  crossings(arc, x, y) {
    if (this.maxX[arc] < x || this.minY[arc] > y || this.maxY[arc] < y) return 0;
    const [low, high] = [this.starts[arc], this.starts[arc + 1] - 1];
    if (this.minX[arc] > x) return (this.y[low] <= y ? 1 : 0) - (this.y[high] <= y ? 1 : 0);
    let count = 0;
    for (let index = low; index < high; index += 1) {
      const [ay, by] = [this.y[index], this.y[index + 1]];
      if (ay <= y === by <= y) continue;
      const [ax, bx] = [this.x[index], this.x[index + 1]];
      const side = (bx - ax) * (y - ay) - (x - ax) * (by - ay);
      if (by > ay ? side > 0 : side < 0) count += by > ay ? 1 : -1;
    }
    return count;
  }

  /**
   * Returns the days on which a place lies in the land of each layer: one number for each day, not 0 on these.
   *
   * One ray tells it of all days: each arc that it crosses counts on the days that the arc has.
   */
  history(longitude, latitude) {
    const [x, y] = [longitude * exactParts, latitude * exactParts];
    const windings = Array.from({ length: this.layerCount }, () => new Int16Array(this.dayCount + 1));
    for (let arc = 0; arc < this.arcCount; arc += 1) {
      const crossings = this.crossings(arc, x, y);
      if (crossings === 0) continue;
      for (const [layer, first, last, side] of this.spells[this.lists[arc]]) {
        windings[layer][first] += crossings * side;
        windings[layer][last + 1] -= crossings * side;
      }
    }
    for (const days of windings) {
      for (let day = 1; day <= this.dayCount; day += 1) days[day] += days[day - 1];
    }
    return windings;
  }

  /** Returns the positions of a ring in degrees, the first again at the end. */
  coordinates(ring) {
    const positions = [];
    const add = (index) => positions.push([this.x[index] / exactParts, this.y[index] / exactParts]);
    for (const step of ring) {
      if (positions.length > 0) positions.pop();
      const arc = step < 0 ? -1 - step : step;
      const [low, high] = [this.starts[arc], this.starts[arc + 1] - 1];
      if (step >= 0) for (let index = low; index <= high; index += 1) add(index);
      else for (let index = high; index >= low; index -= 1) add(index);
    }
    return positions;
  }

  /** Returns the land of a layer on a day as the coordinates of a MultiPolygon (RFC 7946). */
  polygons(layer, day) {
    return polygonsOf(this.rings(layer, day).map((ring) => this.coordinates(ring)));
  }
}

function doubledArea(ring) {
  let sum = 0;
  const [x, y] = ring[0];
  for (let index = 0; index + 1 < ring.length; index += 1) {
    sum += (ring[index][0] - x) * (ring[index + 1][1] - y) - (ring[index + 1][0] - x) * (ring[index][1] - y);
  }
  return sum;
}

/** Returns whether a position lies in a ring. */
export function isInside([x, y], ring) {
  let isIn = false;
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [ax, ay] = ring[index];
    const [bx, by] = ring[index + 1];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  }
  return isIn;
}

/** Parts rings where they touch themselves, and gives each hole to the smallest exterior around it. */
export function polygonsOf(rings) {
  const simple = rings.flatMap(partedRing).filter((ring) => ring.length > 3);
  const exteriors = simple.filter((ring) => doubledArea(ring) > 0).map((ring) => [ring]);
  exteriors.sort((a, b) => doubledArea(a[0]) - doubledArea(b[0]));
  for (const hole of simple.filter((ring) => doubledArea(ring) <= 0)) {
    // The middle of an edge: a corner may touch the exterior.
    const middle = [(hole[0][0] + hole[1][0]) / 2, (hole[0][1] + hole[1][1]) / 2];
    const owner = exteriors.find((polygon) => isInside(middle, polygon[0]));
    if (owner) owner.push(hole);
  }
  return exteriors;
}

/** Cuts a ring where it comes to a place again. */
function partedRing(ring) {
  const rings = [];
  const open = [];
  const places = new Map();
  for (const position of ring.slice(0, -1)) {
    const key = `${position[0]} ${position[1]}`;
    const index = places.get(key);
    if (index !== undefined) {
      const loop = open.splice(index + 1);
      for (const dropped of loop) places.delete(`${dropped[0]} ${dropped[1]}`);
      rings.push([open[index], ...loop, open[index]]);
    } else {
      places.set(key, open.length);
      open.push(position);
    }
  }
  if (open.length > 0) rings.push([...open, open[0]]);
  return rings;
}
