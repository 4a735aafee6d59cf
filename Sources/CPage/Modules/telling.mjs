// What is known of a place: its status and since when, and the patch that it is in.
import { isInside } from "./borders.mjs";
import { exactParts, linesOf } from "./bytes.mjs";

/** Words what the borders of all days tell of a place. */
export class Telling {
  constructor(owner) {
    this.owner = owner;
    [this.map, this.words, this.borders] = [owner.map, owner.words, owner.borders];
    const format = (digits) =>
      new Intl.NumberFormat(owner.data.language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    [this.exact, this.degrees] = [format(3), format(4)];
  }

  /** Returns what is known of a place on a day, line by line. */
  about(longitude, latitude, day) {
    const { map, words } = this;
    const windings = this.borders.history(longitude, latitude);
    const at = (one) => map.layers.filter((layer, index) => windings[index][one] !== 0).map((layer) => layer.title);
    const key = (one) => map.layers.map((layer, index) => (windings[index][one] !== 0 ? 1 : 0)).join("");
    let since = day;
    while (since > 0 && key(since - 1) === key(day)) since -= 1;
    const name = (titles) => (titles.length > 0 ? titles.join(", ") : words.free);
    const lines = [`${this.owner.date(map.days[day])}: ${name(at(day))}`];
    if (this.owner.isSeries) {
      lines.push(
        since === 0
          ? this.owner.word("atLeastSince", { date: this.owner.date(map.days[0]) })
          : `${words.since} ${this.owner.date(map.days[since])}, ${words.from}: ${name(at(since - 1))}`,
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
    const table = this.owner.data.tables.patches;
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

  /** The tables of the distances of targets, map by map, each with the target's name, without what tells it from others. */
  get distances() {
    return this.map.targets
      .map((name, index) => ({
        name: name.replace(/ \(.*\)$/, ""),
        table: this.owner.data.tables[`distance-${index + 1}-days`],
      }))
      .filter(({ table }) => table);
  }

  get hasDistances() {
    return this.distances.length > 0;
  }

  /** Returns the ways from the targets to the front on a day; none from a target that the front has reached. */
  ways(day) {
    const format = new Intl.NumberFormat(this.owner.data.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return this.distances.flatMap(({ name, table: { fields, rows } }) => {
      const value = (row, field) => row[fields.indexOf(field)];
      const row = rows.find((one) => value(one, "date") === day);
      if (!row || value(row, "km") === 0 || value(row, "target_lon") === null) return [];
      const place = (end) => [value(row, `${end}_lon`), value(row, `${end}_lat`)];
      return [{ name, from: place("target"), to: place("front"), kilometers: format.format(value(row, "km")) }];
    });
  }
}
