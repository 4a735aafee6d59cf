// Draws the map on canvases that lie on one another: what lies under the land, the land, and what lies over it.
import { Albers } from "./albers.mjs";
import { drawnParts, exactParts, linesOf } from "./bytes.mjs";
import { LabelPlacer } from "./labels.mjs";

/** Projects lines of degrees in place, and returns them with their boxes. */
function projected(lines, projection) {
  return lines.map((line) => {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let index = 0; index < line.length; index += 2) {
      const [x, y] = projection.forward(line[index], line[index + 1]);
      [line[index], line[index + 1]] = [x, y];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    return { points: line, box };
  });
}

/** Points nearer than this to the one before are left out: a part of a pixel of the screen. */
const leastStep = () => 0.6 / (globalThis.devicePixelRatio || 1);

export class Drawing {
  constructor(data, borders) {
    this.data = data;
    this.borders = borders;
    this.projection = new Albers(data.conic);
    const read = (base64) => projected(linesOf(base64, drawnParts), this.projection);
    this.base = Object.fromEntries(Object.entries(data.base).map(([key, text]) => [key, read(text)]));
    this.regions = data.regions.map((region) => ({ name: region.name, lines: read(region.lines) }));
    this.roads = data.roads.map((road) => ({ name: road.name, lines: read(road.lines) }));
    this.places = data.places.map(([name, longitude, latitude, people]) => {
      const [x, y] = this.projection.forward(longitude, latitude);
      return { name, x, y, people };
    });
    this.projectArcs();
    this.hatches = new Map();
    this.widths = new Map();
  }

  projectArcs() {
    const { borders } = this;
    const count = borders.x.length;
    this.x = new Float64Array(count);
    this.y = new Float64Array(count);
    for (let index = 0; index < count; index += 1) {
      const [x, y] = this.projection.forward(borders.x[index] / exactParts, borders.y[index] / exactParts);
      this.x[index] = x;
      this.y[index] = y;
    }
    const arcs = borders.arcCount;
    this.boxes = new Float64Array(4 * arcs);
    for (let arc = 0; arc < arcs; arc += 1) {
      let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
      for (let index = borders.starts[arc]; index < borders.starts[arc + 1]; index += 1) {
        minX = Math.min(minX, this.x[index]);
        maxX = Math.max(maxX, this.x[index]);
        minY = Math.min(minY, this.y[index]);
        maxY = Math.max(maxY, this.y[index]);
      }
      this.boxes.set([minX, minY, maxX, maxY], 4 * arc);
    }
  }

  /** Sets the size of a canvas to that of the view, in the pixels of the screen. */
  static prepare(canvas, view, ratio) {
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return context;
  }

  window(view) {
    const [left, top] = view.toPlane(-8, -8);
    const [right, bottom] = view.toPlane(view.width + 8, view.height + 8);
    return [left, bottom, right, top];
  }

  /** Adds lines to a path; those of rings are closed. */
  trace(context, lines, view, isClosed) {
    const window = this.window(view);
    const least = leastStep();
    const { scale } = view;
    const dx = view.width / 2 - view.x * scale;
    const dy = view.height / 2 + view.y * scale;
    for (const { points, box } of lines) {
      if (box[0] > window[2] || box[2] < window[0] || box[1] > window[3] || box[3] < window[1]) continue;
      let [lastX, lastY] = [Infinity, Infinity];
      for (let index = 0; index < points.length; index += 2) {
        const x = points[index] * scale + dx;
        const y = dy - points[index + 1] * scale;
        const isLast = index + 2 === points.length;
        if (!isLast && Math.abs(x - lastX) < least && Math.abs(y - lastY) < least) continue;
        if (index === 0) context.moveTo(x, y);
        else context.lineTo(x, y);
        [lastX, lastY] = [x, y];
      }
      if (isClosed) context.closePath();
    }
  }

  /** Adds rings of arcs to a path. An arc out of view is as good as a straight line. */
  traceRings(context, rings, view) {
    const [west, south, east, north] = this.window(view);
    const least = leastStep();
    const { scale } = view;
    const dx = view.width / 2 - view.x * scale;
    const dy = view.height / 2 + view.y * scale;
    const { starts } = this.borders;
    const { boxes, x: xs, y: ys } = this;
    for (const ring of rings) {
      let [lastX, lastY] = [Infinity, Infinity];
      let isFirst = true;
      for (const step of ring) {
        const arc = step < 0 ? -1 - step : step;
        const [low, high] = [starts[arc], starts[arc + 1] - 1];
        const isSeen =
          boxes[4 * arc] <= east && boxes[4 * arc + 2] >= west && boxes[4 * arc + 1] <= north && boxes[4 * arc + 3] >= south;
        const [from, to, by] = step < 0 ? [high, low, -1] : [low, high, 1];
        const stride = isSeen ? by : by * (high - low);
        for (let index = from; ; index += stride) {
          const x = xs[index] * scale + dx;
          const y = dy - ys[index] * scale;
          if (isFirst) context.moveTo(x, y);
          else if (Math.abs(x - lastX) >= least || Math.abs(y - lastY) >= least) context.lineTo(x, y);
          if (isFirst || Math.abs(x - lastX) >= least || Math.abs(y - lastY) >= least) [lastX, lastY] = [x, y];
          isFirst = false;
          if (index === to) break;
        }
      }
      context.closePath();
    }
  }

  // What lies under the land.

  drawBase(context, view, theme, layers) {
    context.fillStyle = theme.land;
    context.fillRect(0, 0, view.width, view.height);
    context.beginPath();
    this.trace(context, this.base.land, view, true);
    context.fillStyle = theme.sea;
    context.fill("evenodd");
    if (layers.rivers) {
      context.beginPath();
      this.trace(context, this.base.river, view, false);
      context.strokeStyle = theme.river;
      context.lineWidth = 0.9;
      context.stroke();
    }
    context.beginPath();
    this.trace(context, this.base.lake, view, true);
    context.fillStyle = theme.sea;
    context.fill("evenodd");
  }

  // The land.

  fill(context, rings, view, fill, ratio) {
    if (rings.length === 0) return;
    context.beginPath();
    this.traceRings(context, rings, view);
    context.fillStyle = this.paint(context, fill, ratio);
    context.fill("nonzero");
  }

  /** A colour, or a pattern of lines. */
  paint(context, [color, hatch], ratio) {
    if (!hatch) return color;
    const key = `${color} ${hatch} ${ratio}`;
    let pattern = this.hatches.get(key);
    if (!pattern) {
      const size = 6;
      const tile = document.createElement("canvas");
      [tile.width, tile.height] = [Math.round(size * ratio), Math.round(size * ratio)];
      const pen = tile.getContext("2d");
      pen.scale(tile.width / size, tile.height / size);
      pen.fillStyle = color;
      pen.globalAlpha = 0.25;
      pen.fillRect(0, 0, size, size);
      pen.globalAlpha = 1;
      pen.strokeStyle = color;
      pen.lineWidth = 1.4;
      pen.beginPath();
      for (const shift of [-size, 0, size]) {
        if (hatch !== "falling") pen.moveTo(shift - 1, size + 1), pen.lineTo(shift + size + 1, -1);
        if (hatch !== "rising") pen.moveTo(shift - 1, -1), pen.lineTo(shift + size + 1, size + 1);
      }
      pen.stroke();
      pattern = context.createPattern(tile, "repeat");
      pattern.setTransform(new DOMMatrix().scale(1 / ratio));
      this.hatches.set(key, pattern);
    }
    return pattern;
  }

  /** Draws the land of a day: by status, or as what changed since a day. */
  drawLand(context, view, theme, state, day, ratio) {
    const { borders, data } = this;
    if (state.content === "change") {
      this.fill(context, borders.rings(data.territory, state.base), view, theme.held, ratio);
      this.fillChange(context, borders.change(data.territory, state.base, day), state.base, day, view, theme, ratio);
    } else {
      data.layers.forEach((layer, index) => {
        this.fill(context, borders.rings(index, day), view, theme[layer.name], ratio);
      });
    }
    if (state.since >= 0 && state.since < day) {
      const change = borders.change(data.territory, state.since, day);
      if (change.length === 0) return;
      this.fillChange(context, change, state.since, day, view, theme, ratio);
      context.beginPath();
      this.traceRings(context, change, view);
      context.lineJoin = "round";
      context.strokeStyle = theme.text;
      context.lineWidth = 1.5;
      context.stroke();
    }
  }

  /** Fills what was gained where there is land on the later day, and what was lost where there was on the earlier. */
  fillChange(context, change, from, to, view, theme, ratio) {
    if (change.length === 0) return;
    for (const [day, fill] of [[to, theme.gained], [from, theme.lost]]) {
      context.save();
      context.beginPath();
      this.traceRings(context, this.borders.rings(this.data.territory, day), view);
      context.clip("nonzero");
      this.fill(context, change, view, fill, ratio);
      context.restore();
    }
  }

  // What lies over it.

  drawLines(context, view, theme, layers) {
    if (layers.regions) {
      context.beginPath();
      for (const region of this.regions) this.trace(context, region.lines, view, true);
      context.strokeStyle = theme.region;
      context.lineWidth = 0.9;
      context.stroke();
    }
    context.beginPath();
    this.trace(context, this.base.border, view, false);
    context.strokeStyle = theme.border;
    context.lineWidth = 1.2;
    context.setLineDash([6, 3, 1.5, 3]);
    context.stroke();
    context.setLineDash([]);
    if (layers.roads) {
      context.beginPath();
      for (const road of this.roads) this.trace(context, road.lines, view, false);
      context.strokeStyle = theme.road;
      context.lineWidth = 1.6;
      context.stroke();
    }
  }

  /** Draws the names of places where there is room. */
  drawPlaces(context, view, theme, placer) {
    const room = Math.max(6, Math.floor((view.width * view.height) / 9000));
    let shown = 0;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const place of this.places) {
      if (shown >= room) break;
      const [x, y] = view.toScreen(place.x, place.y);
      if (x < 0 || y < 0 || x > view.width || y > view.height) continue;
      const size = place.people >= 500000 ? 14 : place.people >= 100000 ? 12.5 : place.people >= 20000 ? 11.5 : 11;
      const font = `${place.people >= 500000 ? 700 : 400} ${size}px system-ui, sans-serif`;
      const radius = place.people >= 500000 ? 3.2 : place.people >= 100000 ? 2.6 : 1.9;
      if (context.font !== font) context.font = font;
      const key = `${font}${place.name}`;
      let width = this.widths.get(key);
      if (width === undefined) this.widths.set(key, (width = context.measureText(place.name).width));
      const origin = placer.place(x, y, radius, width, size * 1.25);
      shown += 1;
      if (!origin) continue;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = theme.text;
      context.strokeStyle = theme.halo;
      context.lineWidth = 1;
      context.fill();
      context.stroke();
      context.lineWidth = 3;
      context.strokeText(place.name, origin[0], origin[1]);
      context.fillText(place.name, origin[0], origin[1]);
    }
  }

  /** Returns what places labels, with the buttons and the scale bar kept free. */
  placerOf(view) {
    const placer = new LabelPlacer(view.width, view.height);
    placer.take([view.width - 56, 0, view.width, 148]);
    placer.take([view.width - 24 - Math.min(140, view.width * 0.3), view.height - 34, view.width, view.height]);
    return placer;
  }

  /** Draws the way from each target to the front on a day, with its length. */
  drawDistances(context, view, theme, placer, ways, unit) {
    context.lineJoin = "round";
    context.textBaseline = "middle";
    for (const { name, from, to, kilometers } of ways) {
      const [a, b] = [from, to].map((place) => view.toScreen(...this.projection.forward(...place)));
      for (const [color, width] of [[theme.halo, 4.5], [theme.overlay, 2]]) {
        context.strokeStyle = color;
        context.lineWidth = width;
        context.setLineDash(width < 3 ? [6, 4] : []);
        context.beginPath();
        context.moveTo(...a);
        context.lineTo(...b);
        context.stroke();
      }
      context.setLineDash([]);
      context.beginPath();
      context.arc(a[0], a[1], 5, 0, 2 * Math.PI);
      context.lineWidth = 2.5;
      context.fillStyle = theme.halo;
      context.fill();
      context.stroke();
      const text = `${name}: ${kilometers} ${unit}`;
      context.font = "600 12px system-ui, sans-serif";
      const origin = placer.place(a[0], a[1], 7, context.measureText(text).width, 16);
      if (!origin) continue;
      context.lineWidth = 3.5;
      context.strokeStyle = theme.halo;
      context.strokeText(text, ...origin);
      context.fillStyle = theme.overlay;
      context.fillText(text, ...origin);
    }
  }

  /** Draws a scale bar in the lower right corner. */
  drawScale(context, view, theme, unit) {
    const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500];
    const most = Math.min(140, view.width * 0.3) / view.scale / 1000;
    const kilometers = steps.filter((step) => step <= most).pop() ?? steps[0];
    const length = kilometers * 1000 * view.scale;
    const [x, y] = [view.width - 12 - length, view.height - 12];
    context.strokeStyle = theme.halo;
    context.lineWidth = 4;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + length, y);
    context.stroke();
    context.strokeStyle = theme.text;
    context.lineWidth = 2;
    context.stroke();
    context.font = "400 11px system-ui, sans-serif";
    context.textAlign = "right";
    context.textBaseline = "alphabetic";
    context.lineWidth = 3;
    context.strokeStyle = theme.halo;
    context.strokeText(`${kilometers} ${unit}`, x + length, y - 6);
    context.fillStyle = theme.text;
    context.fillText(`${kilometers} ${unit}`, x + length, y - 6);
    context.textAlign = "left";
  }
}
