// The map to slide through: its controls, and what they do.
import { Borders } from "./borders.mjs";
import { Controls } from "./controls.mjs";
import { Drawing } from "./drawing.mjs";
import { Pointing } from "./pointing.mjs";
import { copyText, make, save, say } from "./tables.mjs";
import { Telling } from "./telling.mjs";
import { View, dayIndex, daysBetween, linkTo, placeOfLink } from "./view.mjs";

/** The map, what it shows, and where; see controls.mjs, pointing.mjs and telling.mjs for what is around it. */
export class DayMap {
  constructor(stage, data) {
    [this.stage, this.data, this.map, this.words] = [stage, data, data.map, data.words];
    const days = this.map.days;
    this.borders = new Borders(this.map.borders, this.map.layers.length + (this.map.territory > 0 ? 1 : 0), days.length);
    this.drawing = new Drawing(this.map, this.borders);
    this.view = new View(this.drawing.projection, this.map.conic[2]);
    this.state = {
      day: days.length - 1,
      base: 0,
      content: days.length > 1 ? "change" : "status",
      since: -1,
      span: 0,
      swipe: null,
      before: 0,
      layers: { places: true, distances: true, regions: true, roads: false, rivers: true },
    };
    this.number = new Intl.NumberFormat(data.language, { maximumFractionDigits: 0 });
    this.dirty = new Set();
    this.telling = new Telling(this);
    this.controls = new Controls(this);
    this.frame = this.controls.frame;
    new Pointing(this, this.frame);
    this.listen();
    this.resize();
    this.view.fit(this.map.extent);
    this.follow(location.hash);
    this.update();
  }

  get isSeries() {
    return this.map.days.length > 1;
  }

  word(key, values = {}) {
    return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), this.words[key]);
  }

  /** A date in figures, as the report has them. */
  date(day) {
    return this.data.language === "uk" ? day.split("-").reverse().join(".") : day;
  }

  // What is done to it.

  listen() {
    new ResizeObserver(() => this.resize()).observe(this.frame);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.update());
    addEventListener("hashchange", () => this.follow(location.hash) && this.update());
  }

  pan(dx, dy) {
    this.view.panBy(dx, dy);
    this.hideTip();
    this.moved();
  }

  zoom(factor, x = this.view.width / 2, y = this.view.height / 2) {
    this.view.zoomAt(x, y, factor);
    this.hideTip();
    this.moved();
  }

  reset() {
    this.view.fit(this.map.extent);
    this.moved();
  }

  moved() {
    this.redraw("base", "land", "top");
    this.remember();
  }

  step(count) {
    this.play(false);
    this.goTo(this.state.day + count);
  }

  goTo(day) {
    const next = Math.max(0, Math.min(this.map.days.length - 1, day));
    if (next === this.state.day) return;
    this.set({ day: next });
  }

  /** Changes what is shown, and draws it. */
  set(changes) {
    Object.assign(this.state, changes);
    this.hideTip();
    this.redraw("land");
    if ("swipe" in changes || "content" in changes || "before" in changes || this.telling.hasDistances) this.redraw("top");
    if ("content" in changes) this.controls.fillLegend();
    this.tellState();
    this.remember();
  }

  get isPlaying() {
    return this.timer !== undefined;
  }

  play(isOn) {
    if (!this.isSeries || isOn === this.isPlaying) return;
    if (isOn) {
      if (this.state.day === this.map.days.length - 1) this.goTo(0);
      const next = () => {
        if (this.state.day === this.map.days.length - 1) return this.play(false);
        this.goTo(this.state.day + 1);
        this.timer = setTimeout(next, 1000 / Number(this.controls.speed.value));
      };
      this.timer = setTimeout(next, 1000 / Number(this.controls.speed.value));
    } else {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    const label = isOn ? this.words.pause : this.words.play;
    this.controls.playButton.textContent = isOn ? "❚❚" : "▶";
    this.controls.playButton.setAttribute("aria-label", label);
    this.controls.playButton.title = label;
  }

  // Links.

  /** Shows what a link names; returns whether it names anything. */
  follow(hash) {
    const place = placeOfLink(hash);
    if (!place) return false;
    this.state.day = dayIndex(this.map.days, place.day);
    if (place.zoom !== null) this.view.zoom = place.zoom;
    if (place.latitude !== null) this.view.center(place.longitude, place.latitude);
    this.tellState();
    return true;
  }

  get link() {
    const [longitude, latitude] = this.view.toDegrees(this.view.width / 2, this.view.height / 2);
    return linkTo(this.map.days[this.state.day], latitude, longitude, this.view.zoom);
  }

  /** Puts the view into the address, without a step back for each. */
  remember() {
    clearTimeout(this.remembering);
    this.remembering = setTimeout(() => history.replaceState(null, "", this.link), 250);
  }

  async copyLink() {
    clearTimeout(this.remembering);
    history.replaceState(null, "", this.link);
    say((await copyText(location.href)) ? this.words.copied : this.words.notCopied);
  }

  /** The sentence is of the whole report, so it stands beside the features and not in them. */
  saveDay() {
    const { day } = this.state;
    const { layers, days, source } = this.map;
    const features = layers.map((layer, index) => ({
      type: "Feature",
      properties: { status: layer.name, date: days[day], source },
      geometry: { type: "MultiPolygon", coordinates: this.borders.polygons(index, day) },
    }));
    const drawn = features.filter((one) => one.geometry.coordinates.length > 0);
    const collection = { type: "FeatureCollection", "frontline:report": this.data.sentence, features: drawn };
    save(`front-${days[day]}.geojson`, "application/geo+json", JSON.stringify(collection));
  }

  // What is told.

  figures() {
    const table = this.data.tables.days;
    if (!table) return null;
    const row = table.rows.find((one) => one[table.fields.indexOf("date")] === this.map.days[this.state.day]);
    const first = table.rows.find((one) => one[table.fields.indexOf("date")] === this.map.days[this.state.base]);
    if (!row || !first) return null;
    const value = (one, name) => one[table.fields.indexOf(name)];
    return { area: value(row, "area_km2"), gap: value(row, "gap_days") ?? 0, base: value(first, "area_km2") };
  }

  tellState() {
    if (!this.isSeries || !this.controls) return;
    const { state, map, words } = this;
    const parts = [this.date(map.days[state.day])];
    const found = this.figures();
    if (found) {
      parts.push(`${this.number.format(found.area)} ${words.squareKilometers}`);
      const net = found.area - found.base;
      if (state.day !== state.base) {
        parts.push(`${net > 0 ? "+" : ""}${this.number.format(net)} ${words.since} ${this.date(map.days[state.base])}`);
      }
      if (found.gap > 0) parts.push(this.word("gap", { n: found.gap }));
    }
    const text = parts.join(" · ");
    this.controls.slider.value = String(state.day);
    this.controls.slider.setAttribute("aria-valuetext", text);
    this.controls.dayOutput.textContent = text;
    const isOn = state.swipe !== null;
    this.controls.swipeSlider.disabled = !isOn;
    this.controls.beforeSelect.disabled = !isOn;
    this.controls.beforeSelect.value = String(state.before);
    if (isOn) this.controls.swipeSlider.value = String(Math.round(state.swipe * 100));
    this.controls.line.hidden = !isOn;
    if (isOn) this.controls.line.style.left = `${state.swipe * 100}%`;
  }

  /** Returns what is known of a point of the frame. */
  about(x, y) {
    const { swipe, before, day } = this.state;
    const isBefore = swipe !== null && x < swipe * this.view.width;
    return this.telling.about(...this.view.toDegrees(x, y), isBefore ? before : day);
  }

  showTip(x, y) {
    const lines = this.about(x, y);
    this.controls.tip.replaceChildren(...lines.map((line) => make("div", {}, line)));
    this.controls.tip.hidden = false;
    const box = this.controls.tip.getBoundingClientRect();
    const left = Math.max(4, Math.min(this.view.width - box.width - 4, x + 14));
    const top = y + 14 + box.height > this.view.height ? Math.max(4, y - 14 - box.height) : y + 14;
    this.controls.tip.style.left = `${left}px`;
    this.controls.tip.style.top = `${top}px`;
  }

  hideTip() {
    this.controls.tip.hidden = true;
  }

  /** Says it to who can't see it. */
  tell(x, y) {
    this.controls.told.textContent = this.about(x, y).join("; ");
  }

  // Drawing.

  get theme() {
    return this.map.themes[this.dark.matches ? "dark" : "light"];
  }

  resize() {
    const { clientWidth, clientHeight } = this.frame;
    if (clientWidth === 0 || clientHeight === 0) return;
    const [longitude, latitude] = this.view.toDegrees(this.view.width / 2, this.view.height / 2);
    const isFirst = this.view.width <= 1;
    const share = clientWidth / this.view.width;
    this.view.resize(clientWidth, clientHeight);
    if (!isFirst) {
      this.view.scale *= share;
      this.view.center(longitude, latitude);
    }
    this.redraw("base", "land", "top");
  }

  update() {
    this.controls.fillLegend();
    this.tellState();
    this.redraw("base", "land", "top");
  }

  redraw(...layers) {
    for (const layer of layers) this.dirty.add(layer);
    this.frameRequest ??= requestAnimationFrame(() => {
      this.frameRequest = undefined;
      this.draw();
    });
  }

  draw() {
    const start = performance.now();
    const { view, drawing, state, theme, map } = this;
    const ratio = Math.min(3, devicePixelRatio || 1);
    const [base, land, top] = this.controls.canvases;
    if (this.dirty.has("base")) drawing.drawBase(Drawing.prepare(base, view, ratio), view, theme, state.layers);
    if (this.dirty.has("land")) this.drawLand(Drawing.prepare(land, view, ratio), ratio);
    if (this.dirty.has("top")) {
      const context = Drawing.prepare(top, view, ratio);
      context.clearRect(0, 0, view.width, view.height);
      drawing.drawLines(context, view, theme, state.layers);
      const ways = state.layers.distances ? this.telling.ways(map.days[state.day]) : [];
      const placer = drawing.placerOf(view);
      drawing.drawDistances(context, view, theme, placer, ways, this.words.kilometers);
      if (state.layers.places) drawing.drawPlaces(context, view, theme, placer);
      drawing.drawScale(context, view, theme, this.words.kilometers);
    }
    this.dirty.clear();
    this.stage.dataset.drawn = this.map.days[state.day];
    this.stage.dataset.milliseconds = String(performance.now() - start);
    this.stage.dataset.ready ??= String(performance.now());
  }

  drawLand(context, ratio) {
    const { view, drawing, state, theme, map } = this;
    context.clearRect(0, 0, view.width, view.height);
    state.since = state.span > 0 ? this.dayBefore(state.day, state.span) : -1;
    if (state.swipe === null) return drawing.drawLand(context, view, theme, state, state.day, ratio);
    const x = state.swipe * view.width;
    for (const [day, left, width] of [[state.before, 0, x], [state.day, x, view.width - x]]) {
      context.save();
      context.beginPath();
      context.rect(left, 0, width, view.height);
      context.clip();
      drawing.drawLand(context, view, theme, state, day, ratio);
      context.restore();
    }
    context.font = "600 13px system-ui, sans-serif";
    context.textBaseline = "top";
    context.lineJoin = "round";
    for (const [day, align, at] of [[state.before, "right", x - 8], [state.day, "left", x + 8]]) {
      context.textAlign = align;
      context.strokeStyle = theme.halo;
      context.lineWidth = 4;
      context.strokeText(this.date(map.days[day]), at, 8);
      context.fillStyle = theme.text;
      context.fillText(this.date(map.days[day]), at, 8);
    }
    context.textAlign = "left";
  }

  /** The last map that is so many days older, or the first. */
  dayBefore(day, span) {
    let found = day;
    while (found > 0 && daysBetween(this.map.days[found], this.map.days[day]) < span) found -= 1;
    return found;
  }
}
