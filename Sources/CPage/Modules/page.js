// Starts the page: without this script it can be read, but neither slid through nor sorted.
import { DayMap, copyText } from "./map.js";
import { DataTable } from "./tables.js";

export function startPage() {
  const source = document.getElementById("data");
  if (!source) return;
  const data = JSON.parse(source.textContent);
  document.documentElement.classList.add("js");
  for (const element of document.querySelectorAll("[data-table]")) {
    new DataTable(element, data.tables[element.dataset.table], data, copyText);
  }
  const stage = document.getElementById("stage");
  if (stage && data.map) {
    stage.hidden = false;
    new DayMap(stage, data);
  }
  document.documentElement.dataset.ready = String(performance.now());
}

if (typeof document !== "undefined") startPage();
