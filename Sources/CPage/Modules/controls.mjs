// What is on the page around the map: its frame, the slider of days, what is shown, the legend.
import { copyText, csvOf, make, save, say } from "./tables.mjs";

/** Days a second that play may have. */
const speeds = [2, 5, 10, 20];

/** The days over which what changed may be marked. */
const spans = [1, 7, 14, 30, 90];

/** Makes the elements of a map, which act on it. */
export class Controls {
  constructor(owner) {
    this.owner = owner;
    [this.words, this.map, this.state, this.isSeries] = [owner.words, owner.map, owner.state, owner.isSeries];
    this.build();
  }

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
      button("+", words.zoomIn, () => this.owner.zoom(1.6)),
      button("−", words.zoomOut, () => this.owner.zoom(1 / 1.6)),
      button("⤢", words.reset, () => this.owner.reset()),
    );
    this.told = make("output", { id: "map-told", class: "told", "aria-live": "polite" });
    this.owner.stage.replaceChildren(
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
    this.playButton = button("▶", words.play, () => this.owner.play(!this.owner.isPlaying));
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
      this.owner.play(false);
      this.owner.goTo(Number(this.slider.value));
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
      button("◀", words.back, () => this.owner.step(-1)),
      this.slider,
      button("▶▏", words.forward, () => this.owner.step(1)),
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
              content === "change" ? `${words.changeSince} ${this.owner.date(map.days[state.base])}` : words.statuses,
              () => this.owner.set({ content }),
            ),
          ),
        ),
      );
    }
    const layers = ["places", "rivers"];
    if (this.owner.telling.hasDistances) layers.push("distances");
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
            this.owner.redraw("base", "top");
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
          make("option", { value: String(span) }, span === 1 ? words.lastDay : this.owner.word("lastDays", { n: span })),
        ),
      );
      select.addEventListener("change", () => this.owner.set({ span: Number(select.value) }));
      parts.push(make("p", {}, make("label", { for: "map-span" }, words.highlight), " ", select));
      this.swipeBox = this.choice("swipe", "checkbox", "swipe", false, words.swipe, (input) =>
        this.owner.set({ swipe: input.checked ? 0.5 : null }),
      );
      this.swipeSlider = make("input", {
        type: "range", min: "0", max: "100", value: "50", "aria-label": words.swipeLine, disabled: "", class: "swipe",
      });
      this.swipeSlider.addEventListener("input", () => this.owner.set({ swipe: Number(this.swipeSlider.value) / 100 }));
      this.beforeSelect = make(
        "select",
        { "aria-label": words.before, title: words.before, disabled: "" },
        ...map.days.map((day, index) => make("option", { value: String(index) }, this.owner.date(day))),
      );
      this.beforeSelect.addEventListener("change", () => this.owner.set({ before: Number(this.beforeSelect.value) }));
      parts.push(make("p", {}, this.swipeBox, " ", this.beforeSelect, " ", this.swipeSlider));
    }
    parts.push(
      make(
        "p",
        { class: "buttons" },
        this.textButton(words.link, () => this.owner.copyLink()),
        this.textButton(words.saveDay, () => this.owner.saveDay()),
        ...(this.owner.data.tables.days ? [this.textButton(words.days, () => save("days.csv", "text/csv", csvOf(this.owner.data.tables.days)))] : []),
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
    const theme = this.owner.theme;
    const entries =
      this.state.content === "change"
        ? ["held", "gained", "lost"].map((key) => [key, this.words[key]])
        : this.map.layers.map((layer) => [layer.name, layer.title]);
    this.legendList.replaceChildren(
      ...entries.map(([key, title]) => {
        const swatch = make("canvas", { width: "36", height: "24", "aria-hidden": "true" });
        const context = swatch.getContext("2d");
        context.scale(2, 2);
        context.fillStyle = this.owner.drawing.paint(context, theme[key], 2);
        context.fillRect(0, 0, 18, 12);
        return make("li", {}, swatch, " ", title);
      }),
    );
  }
}
