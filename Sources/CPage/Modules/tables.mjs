// Tables: sorted by their headings, copied, and saved from the data of the page.
import { exactParts, linesOf } from "./bytes.mjs";

/** Makes an element. Texts are put into it as texts, never as HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Says a line to who can't see what happened, and shows it for a while. */
export function say(text) {
  let line = document.getElementById("said");
  if (!line) {
    line = make("p", { id: "said", role: "status" });
    document.body.append(line);
  }
  line.textContent = text;
  line.classList.add("shown");
  setTimeout(() => line.classList.remove("shown"), 2500);
}

/** Saves a text as a file. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
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

/** Whether a spreadsheet would run a text as a formula (OWASP, CSV injection). */
export function isFormula(text) {
  return text.length > 1 && /^[=+\-@\t\r]/.test(text);
}

/** Returns the text of a value in a table of a spreadsheet; null is empty. */
export function cellText(value) {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return typeof value === "object" ? JSON.stringify(value) : String(value);
  return isFormula(value) ? `'${value}` : value;
}

/** Returns CSV by RFC 4180, as the command line writes it. */
export function csvOf(table) {
  const field = (value) => {
    const text = cellText(value).replace(/[\r\n]+/g, " ");
    return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [table.fields, ...table.rows].map((row) => row.map(field).join(",")).join("\n") + "\n";
}

/** Returns the values with tabs between them, as spreadsheets paste them. */
export function tsvOf(table) {
  const field = (value) => cellText(value).replace(/[\t\r\n]+/g, " ");
  return [table.fields, ...table.rows].map((row) => row.map(field).join("\t")).join("\n") + "\n";
}

/** Returns the index of the longitude and of the latitude among the fields; null where there are none. */
export function positionFields(fields) {
  const longitude = fields.findIndex((field) => field === "lon" || field.endsWith("_lon"));
  if (longitude < 0) return null;
  const latitude = fields.indexOf(fields[longitude].replace(/lon$/, "lat"));
  return latitude < 0 ? null : [longitude, latitude];
}

/** Returns rows as features: with polygons where they have them, else as points. */
export function geoJSONOf(table, sentence, polygons) {
  const position = positionFields(table.fields);
  const features = table.rows.map((row, index) => {
    const properties = Object.fromEntries(table.fields.map((field, column) => [field, row[column]]));
    let geometry = null;
    if (polygons) {
      const rings = linesOf(polygons[index], exactParts).map((line) =>
        Array.from({ length: line.length / 2 }, (_, place) => [line[2 * place], line[2 * place + 1]]),
      );
      geometry = { type: "Polygon", coordinates: rings };
    } else if (position && row[position[0]] !== null) {
      geometry = { type: "Point", coordinates: position.map((column) => row[column]) };
    }
    return { type: "Feature", properties, geometry };
  });
  return JSON.stringify({ type: "FeatureCollection", sentence, features });
}

/** Compares values: numbers by size, texts by the alphabet of a language, what is missing last. */
export function comparison(language, isDescending) {
  const collator = new Intl.Collator(language, { numeric: true });
  return (a, b) => {
    const [noA, noB] = [a === null || a === "", b === null || b === ""];
    if (noA || noB) return noA - noB;
    const order = typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b));
    return isDescending ? -order : order;
  };
}

/** A table of the page with its buttons. */
export class DataTable {
  constructor(element, table, data) {
    [this.element, this.table, this.data] = [element, table, data];
    this.name = element.dataset.table;
    this.rows = [...element.querySelectorAll("tbody tr")].map((row, index) => ({ row, index }));
    this.shown = this.rows.filter(({ row }) => !row.classList.contains("more")).length;
    this.addSorting();
    this.addButtons();
  }

  addSorting() {
    this.headings = [...this.element.querySelectorAll("thead th")];
    this.headings.forEach((heading, column) => {
      const button = make("button", { type: "button", class: "sort" }, ...heading.childNodes);
      button.title = `${heading.textContent.trim() || button.textContent.trim()}: ${this.data.words.sort}`;
      heading.replaceChildren(button);
      button.addEventListener("click", () => this.sort(column));
    });
  }

  value({ row, index }, column) {
    const field = this.headings[column].dataset.field;
    if (field !== undefined) return this.table.rows[index][Number(field)];
    return row.cells[column].textContent;
  }

  sort(column) {
    const heading = this.headings[column];
    const now = heading.getAttribute("aria-sort");
    const isNumber = heading.classList.contains("n");
    // The largest come first, and A before Z.
    const isDescending = now === null ? isNumber : now === "ascending";
    for (const other of this.headings) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
    const compare = comparison(this.data.language, isDescending);
    this.rows.sort((a, b) => compare(this.value(a, column), this.value(b, column)) || a.index - b.index);
    const body = this.element.querySelector("tbody");
    this.rows.forEach(({ row }, place) => {
      row.classList.toggle("more", place >= this.shown);
      body.append(row);
    });
  }

  addButtons() {
    const { words, sentence } = this.data;
    const button = (text, act) => {
      const element = make("button", { type: "button" }, text);
      element.addEventListener("click", act);
      return element;
    };
    const buttons = [
      button(words.copy, async () => say((await copyText(tsvOf(this.table))) ? words.copied : words.notCopied)),
      button(words.csv, () => {
        const hasFormula = this.table.rows.flat().some((value) => typeof value === "string" && isFormula(value));
        save(`${this.name}.csv`, "text/csv", csvOf(this.table));
        if (hasFormula) say(words.disarmed);
      }),
    ];
    const polygons = this.name === "patches" ? this.data.map?.patches : undefined;
    if (polygons || positionFields(this.table.fields)) {
      buttons.push(
        button(words.geojson, () =>
          save(`${this.name}.geojson`, "application/geo+json", geoJSONOf(this.table, sentence, polygons)),
        ),
      );
    }
    if (this.shown < this.rows.length) {
      const all = button(words.all, () => {
        const isAll = this.element.classList.toggle("all");
        all.textContent = isAll ? words.fewer : words.all;
        all.setAttribute("aria-pressed", String(isAll));
      });
      all.setAttribute("aria-pressed", "false");
      buttons.unshift(all);
    }
    this.element.append(make("p", { class: "buttons" }, ...buttons));
  }
}
