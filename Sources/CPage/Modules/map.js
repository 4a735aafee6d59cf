// The map to slide through: its controls, and what they do.
import { Borders, isInside } from "./borders.js";
import { exactParts, linesOf } from "./bytes.js";
import { Drawing } from "./drawing.js";
import { csvOf, make, save, say } from "./tables.js";
import { View, dayIndex, daysBetween, linkTo, placeOfLink } from "./view.js";

/** Days a second that play may have. */
const speeds = [2, 5, 10, 20];

/** The days over which what changed may be marked. */
const spans = [1, 7, 14, 30, 90];

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
      layers: { places: true, regions: true, roads: false, rivers: true },
    };
    this.number = new Intl.NumberFormat(data.language, { maximumFractionDigits: 0 });
    this.exact = new Intl.NumberFormat(data.language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
    this.degrees = new Intl.NumberFormat(data.language, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
    this.dirty = new Set();
    this.build();
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

  // What is on the page.

  build() {
    const { words } = this;
    this.canvases = ["base", "land", "top"].map((name) =>
      make("canvas", { class: `layer ${name}`, "aria-hidden": "true" }),
    );
    this.cross = make("div", { class: "cross", "aria-hidden": "true" });
    this.tip = make("div", { class: "tip", "aria-hidden": "true", hidden: "" });
    this.line = make("div", { class: "swipe-line", "aria-hidden": "true", hidden: "" });
    this.help = make("p", { class: "hidden", id: "map-help" }, words.mapHelp);
    this.frame = make(
      "div",
      {
        class: "frame",
        tabindex: "0",
        role: "application",
        "aria-label": words.map,
        "aria-roledescription": words.map,
        "aria-describedby": "map-help map-told",
      },
      ...this.canvases,
      this.line,
      this.cross,
      this.tip,
    );
    const button = (text, label, act) => {
      const element = make("button", { type: "button", "aria-label": label, title: label }, text);
      element.addEventListener("click", act);
      return element;
    };
    this.zoomButtons = make(
      "div",
      { class: "zoom" },
      button("+", words.zoomIn, () => this.zoom(1.6)),
      button("−", words.zoomOut, () => this.zoom(1 / 1.6)),
      button("⤢", words.reset, () => this.reset()),
    );
    this.told = make("output", { id: "map-told", class: "told", "aria-live": "polite" });
    this.stage.replaceChildren(
      make("div", { class: "view" }, this.frame, this.zoomButtons),
      ...(this.isSeries ? [this.timeline(button)] : []),
      this.told,
      this.legend(),
      this.controls(button),
      this.help,
    );
  }

  timeline(button) {
    const { words } = this;
    this.playButton = button("▶", words.play, () => this.play(!this.isPlaying));
    this.playButton.classList.add("play");
    this.slider = make("input", {
      type: "range",
      min: "0",
      max: String(this.map.days.length - 1),
      step: "1",
      value: String(this.state.day),
      class: "days",
      "aria-label": words.day,
    });
    this.slider.addEventListener("input", () => {
      this.play(false);
      this.goTo(Number(this.slider.value));
    });
    this.dayOutput = make("output", { class: "day" });
    this.speed = make(
      "select",
      { "aria-label": words.speed, title: words.speed },
      ...speeds.map((speed) => make("option", { value: String(speed), ...(speed === 5 ? { selected: "" } : {}) }, `${speed} ×`)),
    );
    return make(
      "div",
      { class: "timeline", role: "group", "aria-label": words.day },
      this.playButton,
      button("◀", words.back, () => this.step(-1)),
      this.slider,
      button("▶▏", words.forward, () => this.step(1)),
      this.speed,
      this.dayOutput,
    );
  }

  choice(name, type, group, isOn, text, act) {
    const input = make("input", { type, name: group, value: name, ...(isOn ? { checked: "" } : {}) });
    input.addEventListener("change", () => act(input));
    return make("label", {}, input, " ", text);
  }

  controls(button) {
    const { words, state, map } = this;
    const parts = [];
    if (this.isSeries) {
      parts.push(
        make(
          "fieldset",
          {},
          make("legend", {}, words.show),
          ...["change", "status"].map((content) =>
            this.choice(
              content,
              "radio",
              "content",
              state.content === content,
              content === "change" ? `${words.changeSince} ${this.date(map.days[state.base])}` : words.statuses,
              () => this.set({ content }),
            ),
          ),
        ),
      );
    }
    const layers = ["places", "rivers"];
    if (map.regions.length > 0) layers.push("regions");
    if (map.roads.length > 0) layers.push("roads");
    parts.push(
      make(
        "fieldset",
        {},
        make("legend", {}, words.layers),
        ...layers.map((layer) =>
          this.choice(layer, "checkbox", "layer", state.layers[layer], words[layer], (input) => {
            state.layers[layer] = input.checked;
            this.redraw("base", "top");
          }),
        ),
      ),
    );
    if (this.isSeries) {
      const select = make(
        "select",
        { id: "map-span" },
        make("option", { value: "0" }, words.nothing),
        ...spans.map((span) =>
          make("option", { value: String(span) }, span === 1 ? words.lastDay : this.word("lastDays", { n: span })),
        ),
      );
      select.addEventListener("change", () => this.set({ span: Number(select.value) }));
      parts.push(make("p", {}, make("label", { for: "map-span" }, words.highlight), " ", select));
      this.swipeBox = this.choice("swipe", "checkbox", "swipe", false, words.swipe, (input) =>
        this.set({ swipe: input.checked ? 0.5 : null }),
      );
      this.swipeSlider = make("input", {
        type: "range", min: "0", max: "100", value: "50", "aria-label": words.swipeLine, disabled: "", class: "swipe",
      });
      this.swipeSlider.addEventListener("input", () => this.set({ swipe: Number(this.swipeSlider.value) / 100 }));
      this.beforeSelect = make(
        "select",
        { "aria-label": words.before, title: words.before, disabled: "" },
        ...map.days.map((day, index) => make("option", { value: String(index) }, this.date(day))),
      );
      this.beforeSelect.addEventListener("change", () => this.set({ before: Number(this.beforeSelect.value) }));
      parts.push(make("p", {}, this.swipeBox, " ", this.beforeSelect, " ", this.swipeSlider));
    }
    parts.push(
      make(
        "p",
        { class: "buttons" },
        this.textButton(words.link, () => this.copyLink()),
        this.textButton(words.saveDay, () => this.saveDay()),
        ...(this.data.tables.days ? [this.textButton(words.days, () => save("days.csv", "text/csv", csvOf(this.data.tables.days)))] : []),
      ),
    );
    return make("div", { class: "controls" }, ...parts);
  }

  textButton(text, act) {
    const element = make("button", { type: "button" }, text);
    element.addEventListener("click", act);
    return element;
  }

  legend() {
    this.legendList = make("ul", { class: "legend", "aria-label": this.words.legend });
    return this.legendList;
  }

  fillLegend() {
    const theme = this.theme;
    const entries =
      this.state.content === "change"
        ? ["held", "gained", "lost"].map((key) => [key, this.words[key]])
        : this.map.layers.map((layer) => [layer.name, layer.title]);
    this.legendList.replaceChildren(
      ...entries.map(([key, title]) => {
        const swatch = make("canvas", { width: "36", height: "24", "aria-hidden": "true" });
        const context = swatch.getContext("2d");
        context.scale(2, 2);
        context.fillStyle = this.drawing.paint(context, theme[key], 2);
        context.fillRect(0, 0, 18, 12);
        return make("li", {}, swatch, " ", title);
      }),
    );
  }

  // What is done to it.

  listen() {
    const { frame } = this;
    new ResizeObserver(() => this.resize()).observe(frame);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.dark.addEventListener("change", () => this.update());
    addEventListener("hashchange", () => this.follow(location.hash) && this.update());
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.pointerDown(event));
    frame.addEventListener("pointermove", (event) => this.pointerMove(event));
    for (const name of ["pointerup", "pointercancel"]) frame.addEventListener(name, (event) => this.pointerUp(event));
    frame.addEventListener("pointerleave", () => this.hideTip());
    frame.addEventListener("dblclick", (event) => {
      const [x, y] = this.position(event);
      this.zoom(2, x, y);
    });
    this.pointers = new Map();
    this.scrolled = -Infinity;
    addEventListener("scroll", () => (this.scrolled = performance.now()), { passive: true });
  }

  position(event) {
    const box = this.frame.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  wheel(event) {
    // A page that is scrolled past the map scrolls on: a wheel that is turned over the map zooms.
    if (performance.now() - this.scrolled < 250) return;
    event.preventDefault();
    const [x, y] = this.position(event);
    this.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), x, y);
  }

  pointerDown(event) {
    const [x, y] = this.position(event);
    this.pointers.set(event.pointerId, { x, y });
    this.hasMoved = false;
    this.isSwiping = this.state.swipe !== null && Math.abs(x - this.state.swipe * this.view.width) < 14;
    // A finger that pans the map must not scroll the page.
    if (this.frame.setPointerCapture) this.frame.setPointerCapture(event.pointerId);
  }

  pointerMove(event) {
    const [x, y] = this.position(event);
    const last = this.pointers.get(event.pointerId);
    if (!last) {
      if (event.pointerType === "mouse") this.showTip(x, y);
      return;
    }
    if (Math.hypot(x - last.x, y - last.y) > 3) this.hasMoved = true;
    if (!this.hasMoved) return;
    if (this.isSwiping) {
      this.set({ swipe: Math.max(0, Math.min(1, x / this.view.width)) });
    } else if (this.pointers.size === 1) {
      this.view.panBy(x - last.x, y - last.y);
    } else {
      const other = [...this.pointers].find(([id]) => id !== event.pointerId)[1];
      const before = Math.hypot(last.x - other.x, last.y - other.y);
      const after = Math.hypot(x - other.x, y - other.y);
      this.view.panBy((x - last.x) / 2, (y - last.y) / 2);
      if (before > 0) this.view.zoomAt((x + other.x) / 2, (y + other.y) / 2, after / before);
    }
    this.pointers.set(event.pointerId, { x, y });
    this.hideTip();
    this.moved();
  }

  pointerUp(event) {
    const [x, y] = this.position(event);
    const known = this.pointers.delete(event.pointerId);
    if (known && !this.hasMoved && event.type === "pointerup") {
      this.showTip(x, y);
      this.tell(x, y);
    }
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 240 : 80;
    const acts = {
      ArrowLeft: () => this.pan(step, 0),
      ArrowRight: () => this.pan(-step, 0),
      ArrowUp: () => this.pan(0, step),
      ArrowDown: () => this.pan(0, -step),
      "+": () => this.zoom(1.5),
      "=": () => this.zoom(1.5),
      "-": () => this.zoom(1 / 1.5),
      0: () => this.reset(),
      PageUp: () => this.step(-1),
      PageDown: () => this.step(1),
      Home: () => this.goTo(0),
      End: () => this.goTo(this.map.days.length - 1),
      " ": () => this.play(!this.isPlaying),
      Enter: () => {
        this.showTip(this.view.width / 2, this.view.height / 2);
        this.tell(this.view.width / 2, this.view.height / 2);
      },
      Escape: () => this.hideTip(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
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
    if ("swipe" in changes || "content" in changes || "before" in changes) this.redraw("top");
    if ("content" in changes) this.fillLegend();
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
        this.timer = setTimeout(next, 1000 / Number(this.speed.value));
      };
      this.timer = setTimeout(next, 1000 / Number(this.speed.value));
    } else {
      clearTimeout(this.timer);
      this.timer = undefined;
    }
    const label = isOn ? this.words.pause : this.words.play;
    this.playButton.textContent = isOn ? "❚❚" : "▶";
    this.playButton.setAttribute("aria-label", label);
    this.playButton.title = label;
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

  saveDay() {
    const { day } = this.state;
    const { layers, days } = this.map;
    const features = layers.map((layer, index) => ({
      type: "Feature",
      properties: { status: layer.name, date: days[day], sentence: this.data.sentence },
      geometry: { type: "MultiPolygon", coordinates: this.borders.polygons(index, day) },
    }));
    const collection = { type: "FeatureCollection", features: features.filter((one) => one.geometry.coordinates.length > 0) };
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
    if (!this.isSeries || !this.slider) return;
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
    this.slider.value = String(state.day);
    this.slider.setAttribute("aria-valuetext", text);
    this.dayOutput.textContent = text;
    const isOn = state.swipe !== null;
    this.swipeSlider.disabled = !isOn;
    this.beforeSelect.disabled = !isOn;
    this.beforeSelect.value = String(state.before);
    if (isOn) this.swipeSlider.value = String(Math.round(state.swipe * 100));
    this.line.hidden = !isOn;
    if (isOn) this.line.style.left = `${state.swipe * 100}%`;
  }

  /** Returns what is known of a point of the frame. */
  about(x, y) {
    const [longitude, latitude] = this.view.toDegrees(x, y);
    const { map, words, state } = this;
    const isBefore = state.swipe !== null && x < state.swipe * this.view.width;
    const day = isBefore ? state.before : state.day;
    const windings = this.borders.history(longitude, latitude);
    const at = (one) => map.layers.filter((layer, index) => windings[index][one] !== 0).map((layer) => layer.title);
    const key = (one) => map.layers.map((layer, index) => (windings[index][one] !== 0 ? 1 : 0)).join("");
    let since = day;
    while (since > 0 && key(since - 1) === key(day)) since -= 1;
    const name = (titles) => (titles.length > 0 ? titles.join(", ") : words.free);
    const lines = [`${this.date(map.days[day])}: ${name(at(day))}`];
    if (this.isSeries) {
      lines.push(
        since === 0
          ? this.word("atLeastSince", { date: this.date(map.days[0]) })
          : `${words.since} ${this.date(map.days[since])}, ${words.from}: ${name(at(since - 1))}`,
      );
    }
    const patch = this.patchAt(longitude, latitude);
    if (patch) lines.push(patch);
    lines.push(
      `${this.degrees.format(latitude)} ${words.north} ${this.degrees.format(longitude)} ${words.east}`,
    );
    return lines;
  }

  /** Returns what is to be said of the patch of the whole change at a place; null where there is none. */
  patchAt(longitude, latitude) {
    const table = this.data.tables.patches;
    if (!table) return null;
    this.patches ??= this.map.patches.map((text) =>
      linesOf(text, exactParts).map((line) => {
        const ring = [];
        for (let index = 0; index < line.length; index += 2) ring.push([line[index], line[index + 1]]);
        return ring;
      }),
    );
    const index = this.patches.findIndex(
      (rings) => rings.filter((ring) => isInside([longitude, latitude], ring)).length % 2 === 1,
    );
    if (index < 0) return null;
    const value = (name) => table.rows[index][table.fields.indexOf(name)];
    const near = value("nearest_place");
    const kind = this.words[value("kind")] ?? value("kind");
    return `${this.words.patch}: ${kind}, ${this.exact.format(value("km2"))} ${this.words.squareKilometers}${near ? ` (${near})` : ""}`;
  }

  showTip(x, y) {
    const lines = this.about(x, y);
    this.tip.replaceChildren(...lines.map((line) => make("div", {}, line)));
    this.tip.hidden = false;
    const box = this.tip.getBoundingClientRect();
    const left = Math.max(4, Math.min(this.view.width - box.width - 4, x + 14));
    const top = y + 14 + box.height > this.view.height ? Math.max(4, y - 14 - box.height) : y + 14;
    this.tip.style.left = `${left}px`;
    this.tip.style.top = `${top}px`;
  }

  hideTip() {
    this.tip.hidden = true;
  }

  /** Says it to who can't see it. */
  tell(x, y) {
    this.told.textContent = this.about(x, y).join("; ");
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
    this.fillLegend();
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
    const { view, drawing, state, theme } = this;
    const ratio = Math.min(3, devicePixelRatio || 1);
    const [base, land, top] = this.canvases;
    if (this.dirty.has("base")) drawing.drawBase(Drawing.prepare(base, view, ratio), view, theme, state.layers);
    if (this.dirty.has("land")) this.drawLand(Drawing.prepare(land, view, ratio), ratio);
    if (this.dirty.has("top")) {
      const context = Drawing.prepare(top, view, ratio);
      context.clearRect(0, 0, view.width, view.height);
      drawing.drawLines(context, view, theme, state.layers);
      if (state.layers.places) drawing.drawPlaces(context, view, theme);
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

/** Puts a text into the clipboard; returns whether it is there. */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = make("textarea", { class: "hidden" });
    area.value = text;
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand("copy");
    area.remove();
    return isCopied;
  }
}
