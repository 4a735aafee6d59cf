// What pointers, wheels and keys do to the map.

/** Listens to what is done in the frame of a map. */
export class Pointing {
  constructor(owner, frame) {
    [this.owner, this.frame, this.view] = [owner, frame, owner.view];
    this.pointers = new Map();
    this.scrolled = -Infinity;
    this.listen();
  }

  listen() {
    const { frame } = this;
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    frame.addEventListener("pointerdown", (event) => this.pointerDown(event));
    frame.addEventListener("pointermove", (event) => this.pointerMove(event));
    for (const name of ["pointerup", "pointercancel"]) frame.addEventListener(name, (event) => this.pointerUp(event));
    frame.addEventListener("pointerleave", () => this.owner.hideTip());
    frame.addEventListener("dblclick", (event) => {
      const [x, y] = this.position(event);
      this.owner.zoom(2, x, y);
    });
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
    this.owner.zoom(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), x, y);
  }

  pointerDown(event) {
    const [x, y] = this.position(event);
    this.pointers.set(event.pointerId, { x, y });
    this.hasMoved = false;
    this.isSwiping = this.owner.state.swipe !== null && Math.abs(x - this.owner.state.swipe * this.view.width) < 14;
    // A finger that pans the map must not scroll the page.
    if (this.frame.setPointerCapture) this.frame.setPointerCapture(event.pointerId);
  }

  pointerMove(event) {
    const [x, y] = this.position(event);
    const last = this.pointers.get(event.pointerId);
    if (!last) {
      if (event.pointerType === "mouse") this.owner.showTip(x, y);
      return;
    }
    if (Math.hypot(x - last.x, y - last.y) > 3) this.hasMoved = true;
    if (!this.hasMoved) return;
    if (this.isSwiping) {
      this.owner.set({ swipe: Math.max(0, Math.min(1, x / this.view.width)) });
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
    this.owner.hideTip();
    this.owner.moved();
  }

  pointerUp(event) {
    const [x, y] = this.position(event);
    const known = this.pointers.delete(event.pointerId);
    if (known && !this.hasMoved && event.type === "pointerup") {
      this.owner.showTip(x, y);
      this.owner.tell(x, y);
    }
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? 240 : 80;
    const acts = {
      ArrowLeft: () => this.owner.pan(step, 0),
      ArrowRight: () => this.owner.pan(-step, 0),
      ArrowUp: () => this.owner.pan(0, step),
      ArrowDown: () => this.owner.pan(0, -step),
      "+": () => this.owner.zoom(1.5),
      "=": () => this.owner.zoom(1.5),
      "-": () => this.owner.zoom(1 / 1.5),
      0: () => this.owner.reset(),
      PageUp: () => this.owner.step(-1),
      PageDown: () => this.owner.step(1),
      Home: () => this.owner.goTo(0),
      End: () => this.owner.goTo(this.owner.map.days.length - 1),
      " ": () => this.owner.play(!this.owner.isPlaying),
      Enter: () => {
        this.owner.showTip(this.view.width / 2, this.view.height / 2);
        this.owner.tell(this.view.width / 2, this.view.height / 2);
      },
      Escape: () => this.owner.hideTip(),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}
