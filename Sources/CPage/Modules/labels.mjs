// Names of places, so placed that none lies on another.

/** Chooses of labels, the most important first, those that have room. */
export class LabelPlacer {
  constructor(width, height) {
    [this.width, this.height] = [width, height];
    this.boxes = [];
  }

  /** Keeps a box free. */
  take(box) {
    this.boxes.push(box);
  }

  isFree([left, top, right, bottom]) {
    if (left < 2 || top < 2 || right > this.width - 2 || bottom > this.height - 2) return false;
    return this.boxes.every((box) => right <= box[0] || box[2] <= left || bottom <= box[1] || box[3] <= top);
  }

  /** Returns where the text begins, in the middle of its height; null where there is no room. */
  place(x, y, radius, textWidth, textHeight) {
    const gap = radius + 3;
    const half = textHeight / 2;
    for (const [left, middle] of [
      [x + gap, y],
      [x - gap - textWidth, y],
      [x - textWidth / 2, y - gap - half],
      [x - textWidth / 2, y + gap + half],
    ]) {
      const box = [left - 1, middle - half, left + textWidth + 1, middle + half];
      const dot = [x - radius, y - radius, x + radius, y + radius];
      if (this.isFree(box) && this.isFree(dot)) {
        this.boxes.push(box, dot);
        return [left, middle];
      }
    }
    return null;
  }
}
