// Starts the page: without this script it can be read, but neither slid through nor sorted.
import { DayMap } from "./map.mjs";
import { DataTable } from "./tables.mjs";

/** Makes what is wider than its place a stop of the keyboard, and nothing else: what does not scroll is none. */
function watchScrolling() {
  const update = (element) => {
    if (element.scrollWidth > element.clientWidth) element.tabIndex = 0;
    else element.removeAttribute("tabindex");
  };
  const observer = new ResizeObserver((entries) => entries.forEach((entry) => update(entry.target)));
  for (const element of document.querySelectorAll(".scroll")) observer.observe(element);
}

export function startPage() {
  const source = document.getElementById("data");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  for (const element of document.querySelectorAll("[data-table]")) {
    new DataTable(element, data.tables[element.dataset.table], data);
  }
  const stage = document.getElementById("stage");
  if (stage && data.map) {
    stage.hidden = false;
    try {
      new DayMap(stage, data);
    } catch (error) {
      // The picture stands in for a map that can't be drawn.
      stage.hidden = true;
      document.documentElement.classList.remove("js");
      throw error;
    }
  }
  watchScrolling();
  document.documentElement.dataset.ready = String(performance.now());
}

if (typeof document !== "undefined") startPage();
