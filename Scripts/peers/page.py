"""The page of a report next to a page that embeds the same maps as GeoJSON in Leaflet.

Measured in headless Chromium: the size of the file, the time until the map is drawn, a step of the slider with its
pixels read back, so that nothing is put off, and JavaScript's heap after 500 steps. The making of the report is
compared with the series that it holds.
"""

import json
import shutil
import statistics
import subprocess
from pathlib import Path

from measure import in_turn

STEPS = 500
SLIDE = """async (steps) => {
  const slider = document.querySelector('.days'), stage = document.querySelector('#stage');
  const land = document.querySelector('canvas.land').getContext('2d');
  const times = [];
  for (let step = 0; step < steps; step += 1) {
    await new Promise((done) => setTimeout(done));
    slider.value = (step * 7) % (Number(slider.max) + 1);
    const start = performance.now();
    slider.dispatchEvent(new Event('input'));
    const asked = performance.now() - start;
    await new Promise(requestAnimationFrame);
    const drawn = performance.now();
    land.getImageData(0, 0, 1, 1);
    times.push(asked + Number(stage.dataset.milliseconds) + performance.now() - drawn);
  }
  return times;
}"""
LEAFLET = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>{css} #map {{ height: 600px }}</style></head><body>
<div id="map"></div><script>{script}</script><script>const days = {days};
const map = L.map('map', {{ preferCanvas: true }});
let layer = L.geoJSON(days[days.length - 1]).addTo(map);
map.fitBounds(layer.getBounds());
requestAnimationFrame(() => requestAnimationFrame(() => {{ document.body.dataset.ready = performance.now(); }}));
</script></body></html>"""


def browser_of():
    return next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)


def leaflet(temp):
    """The folder of Leaflet as Debian has it (libjs-leaflet), which is fetched where it is not installed; None where it can't be had."""
    installed = Path("/usr/share/javascript/leaflet")
    if (installed / "leaflet.js").exists():
        return installed
    if not shutil.which("apt-get"):
        return None
    folder = temp / "leaflet"
    folder.mkdir()
    subprocess.run(["apt-get", "-qq", "download", "libjs-leaflet"], cwd=folder, capture_output=True, check=False)
    for package in folder.glob("*.deb"):
        subprocess.run(["dpkg", "-x", package, folder], check=False)
    return next((path.parent for path in folder.rglob("leaflet.js")), None)


def leaflet_page(temp, files):
    """Writes the page of the peer; None where there is no Leaflet."""
    source = leaflet(temp)
    if not source:
        return None
    days = "[" + ",".join(path.read_text() for path in files) + "]"
    path = temp / "leaflet.html"
    path.write_text(LEAFLET.format(
        css=(source / "leaflet.css").read_text(), script=(source / "leaflet.js").read_text(), days=days))
    return path


def usable(browser, path, selector, runs):
    """The median of the milliseconds until the map is drawn, each time in a new profile."""
    times = []
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(path.as_uri())
        page.wait_for_selector(selector, timeout=60000)
        times.append(page.evaluate(
            "Number((document.querySelector('#stage') ?? document.body).dataset.ready)"))
        context.close()
    return statistics.median(times)


def slide(browser, path):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector("#stage[data-drawn]")
    times = sorted(page.evaluate(SLIDE, STEPS))
    client = page.context.new_cdp_session(page)
    client.send("HeapProfiler.collectGarbage")
    heap = client.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    page.close()
    return times[len(times) // 2], times[int(len(times) * 0.99)], heap


def report(frontline, temp, name, *arguments):
    path = temp / f"{name}.html"
    command = [frontline, "report", *map(str, arguments), "--quiet", "--overwrite", "-o", str(path)]
    subprocess.run(command, check=True)
    again = path.read_bytes()
    subprocess.run(command, check=True)
    if path.read_bytes() != again:
        raise ValueError(f"the page {name} is not the same bytes a second time")
    return path, command


def measure(frontline, union, raw, oblasts, temp, runs):
    """Returns the lines of a table of its own."""
    from playwright.sync_api import sync_playwright

    program = browser_of()
    if not program:
        return ["the page is left out: no Chromium (apt: chromium)"]
    lines = ["| page | file | made in | usable after | a step, median | 99th percentile | heap |", "|---|---:|---:|---:|---:|---:|---:|"]
    files = sorted(union.glob("*.geojson"))
    by = ["--by", oblasts] if oblasts.exists() else []
    pages = [(f"{len(files)} daily maps, 25 regions", *report(frontline, temp, "union", union, *by))]
    if any(raw.glob("*.geojson")):
        count = len(list(raw.glob("*.geojson")))
        pages.append((f"{count} raw maps", *report(frontline, temp, "raw", raw, "--territory", "with-contested")))
    series = [frontline, "series", str(union), "-f", "csv", *map(str, by), "--quiet"]
    timings = in_turn({**{name: (command, 2) for name, _, command in pages}, "series": (series, 2)}, runs)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, path, _ in pages:
            ready = usable(browser, path, "#stage[data-drawn]", runs)
            median, late, heap = slide(browser, path)
            lines.append(
                f"| {name} | {path.stat().st_size / 1e6:.2f} MB | {timings[name]:.2f} s | {ready:.0f} ms | {median:.1f} ms"
                f" | {late:.1f} ms | {heap:.0f} MB |")
        peer = leaflet_page(temp, files)
        if peer:
            ready = usable(browser, peer, "body[data-ready]", runs)
            lines.append(f"| the same maps as GeoJSON in Leaflet | {peer.stat().st_size / 1e6:.2f} MB | | {ready:.0f} ms | | | |")
        browser.close()
    lines += ["", f"The series alone, by region, takes {timings['series']:.2f} s."]
    if not peer:
        lines.append("Leaflet is left out: apt has no libjs-leaflet here.")
    return lines
