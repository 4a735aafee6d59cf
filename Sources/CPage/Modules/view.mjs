// What part of the earth is in view, and the links that name it.

/** The metres to a pixel of a web map at zoom 0 on the equator. */
const metersAtZoomZero = 156543.03392804097;

export class View {
  constructor(projection, latitude) {
    this.projection = projection;
    this.stretch = Math.cos((latitude * Math.PI) / 180);
    this.width = 1;
    this.height = 1;
    this.x = 0;
    this.y = 0;
    /** Pixels to a metre. */
    this.scale = 1;
    this.leastScale = 0;
  }

  resize(width, height) {
    [this.width, this.height] = [Math.max(1, width), Math.max(1, height)];
  }

  /** Shows a box in degrees, with a margin of a sixteenth around it. */
  fit([west, south, east, north]) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    const steps = 16;
    for (let step = 0; step <= steps; step += 1) {
      const longitude = west + ((east - west) * step) / steps;
      const latitude = south + ((north - south) * step) / steps;
      for (const [lon, lat] of [[longitude, south], [longitude, north], [west, latitude], [east, latitude]]) {
        const [x, y] = this.projection.forward(lon, lat);
        [minX, maxX] = [Math.min(minX, x), Math.max(maxX, x)];
        [minY, maxY] = [Math.min(minY, y), Math.max(maxY, y)];
      }
    }
    this.x = (minX + maxX) / 2;
    this.y = (minY + maxY) / 2;
    this.scale = 0.88 * Math.min(this.width / (maxX - minX), this.height / (maxY - minY));
    if (this.leastScale === 0) this.leastScale = Math.min(this.scale / 4, this.width / 2.4e6);
    this.limit();
  }

  limit() {
    this.scale = Math.max(this.leastScale, Math.min(0.5, this.scale));
    const most = 3e6;
    this.x = Math.max(-most, Math.min(most, this.x));
    this.y = Math.max(-most, Math.min(most, this.y));
  }

  toScreen(x, y) {
    return [this.width / 2 + (x - this.x) * this.scale, this.height / 2 - (y - this.y) * this.scale];
  }

  toPlane(screenX, screenY) {
    return [this.x + (screenX - this.width / 2) / this.scale, this.y - (screenY - this.height / 2) / this.scale];
  }

  toDegrees(screenX, screenY) {
    return this.projection.inverse(...this.toPlane(screenX, screenY));
  }

  panBy(dx, dy) {
    this.x -= dx / this.scale;
    this.y += dy / this.scale;
    this.limit();
  }

  /** Zooms so that a point of the screen stays where it is. */
  zoomAt(screenX, screenY, factor) {
    const [x, y] = this.toPlane(screenX, screenY);
    this.scale *= factor;
    this.limit();
    this.x = x - (screenX - this.width / 2) / this.scale;
    this.y = y + (screenY - this.height / 2) / this.scale;
    this.limit();
  }

  get zoom() {
    return Math.log2(metersAtZoomZero * this.stretch * this.scale);
  }

  set zoom(zoom) {
    this.scale = 2 ** zoom / (metersAtZoomZero * this.stretch);
    this.limit();
  }

  center(longitude, latitude) {
    [this.x, this.y] = this.projection.forward(longitude, latitude);
    this.limit();
  }
}

/** Returns `#2025-08-12/48.55/37.2/9.5`. */
export function linkTo(day, latitude, longitude, zoom) {
  const short = (number, digits) => String(Number(number.toFixed(digits)));
  return `#${day}/${short(latitude, 4)}/${short(longitude, 4)}/${short(zoom, 2)}`;
}

/** Returns the day and the place that a link names; null for what is no such link. */
export function placeOfLink(hash) {
  const match = /^#(\d{4}-\d{2}-\d{2})(?:\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?)?$/.exec(hash);
  if (!match) return null;
  const [day, latitude, longitude, zoom] = match.slice(1);
  const numbers = [latitude, longitude, zoom].map((text) => (text === undefined ? null : Number(text)));
  if (Math.abs(numbers[0] ?? 0) > 90 || Math.abs(numbers[1] ?? 0) > 180) return null;
  return { day, latitude: numbers[0], longitude: numbers[1], zoom: numbers[2] };
}

/** Returns the index of the last day up to a day; the first where all are later. */
export function dayIndex(days, day) {
  let found = 0;
  for (let index = 0; index < days.length; index += 1) if (days[index] <= day) found = index;
  return found;
}

/** Returns the days from one date to another. */
export function daysBetween(first, last) {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86400000);
}
