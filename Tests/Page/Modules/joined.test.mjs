// In the page all modules are one script: see PageFiles.swift.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const folder = fileURLToPath(new URL("../../../Sources/CPage/Modules/", import.meta.url));
const order = [...readFileSync(join(folder, "../files.c"), "utf8").matchAll(/FILE_OF\("(\w+\.mjs)"/g)].map((match) => match[1]);
const text = (name) => readFileSync(join(folder, name), "utf8");

test("every module is embedded, behind those that it imports", () => {
  assert.deepEqual([...order].sort(), readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort());
  order.forEach((name, place) => {
    for (const [, imported] of text(name).matchAll(/^import .* from "\.\/(.+)";$/gm)) {
      assert.ok(order.indexOf(imported) >= 0 && order.indexOf(imported) < place, `${name} imports ${imported}`);
    }
  });
});

test("imports take one line, and no name is given twice", () => {
  const names = [];
  for (const name of order) {
    for (const line of text(name).split("\n")) {
      if (line.startsWith("import ")) assert.match(line, /^import \{[^}]+\} from "\.\/\w+\.mjs";$/, name);
      if (line.startsWith("export ")) assert.match(line, /^export (async )?(function|class|const) /, name);
      const match = /^(?:export )?(?:async )?(?:function|class|const|let) (?:\[|\{)?\s*(\w+)/.exec(line);
      if (match) names.push(match[1]);
    }
  }
  assert.deepEqual(names.filter((name, index) => names.indexOf(name) !== index), []);
});

test("no module evaluates text or writes HTML", () => {
  for (const name of order) {
    assert.doesNotMatch(text(name), /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest|WebSocket/, name);
  }
});

test("the joined script is a module", () => {
  const joined = order.map((name) => text(name).replace(/^import .*\n/gm, "").replace(/^export /gm, "")).join("\n");
  const place = mkdtempSync(join(tmpdir(), "frontline-page-"));
  try {
    const file = join(place, "page.mjs");
    writeFileSync(file, joined);
    execFileSync(process.execPath, ["--check", file]);
  } finally {
    rmSync(place, { recursive: true });
  }
});
