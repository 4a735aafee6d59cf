"""The report's page in Chromium: what it shows, what it does, and that it asks nobody for anything.

FRONTLINE names the program; FRONTLINE_SHARED the folder of shared material, where there is one. Run it as
`python -m unittest discover -s Tests/Page/Browser`.
"""

import csv
import io
import json
import math
import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

PROGRAM = os.environ["FRONTLINE"]
SHARED = Path(os.environ.get("FRONTLINE_SHARED", "/nonexistent"))
HERE = Path(__file__).parent
BROWSER = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
UNION = SHARED / "corpus/union"
HOSTILE = ['<img src=x onerror="window.ran=1">', "</script><script>window.ran=1</script>", "]]><!--", "=HYPERLINK(\"x\")",
           "javascript:window.ran=1", "\u202etpircs", "a\"onmouseover=\"window.ran=1", "ї" * 500]


def frontline(*arguments):
    run = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True)
    if run.returncode:
        raise AssertionError(f"{arguments}: {run.stderr.decode()}")
    return run.stdout.decode()


def square(west, south, east, north, **properties):
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def setUpModule():
    global folder, pages, driver, browser
    folder = Path(tempfile.mkdtemp(prefix="frontline-page-test-"))
    pages = {}

    def page(name, *arguments):
        path = folder / f"{name}.html"
        frontline("report", *arguments, "--quiet", "-o", path)
        pages[name] = path

    page("sample", "--to", "Dobropillia", "--along", "T-05-14")
    page("sample-uk", "--to", "Dobropillia", "--language", "uk")
    (folder / "maps").mkdir()
    for day, east in [("2025-01-01", 37.0), ("2025-01-02", 37.1), ("2025-01-05", 37.05)]:
        (folder / f"maps/{day}.geojson").write_text(collection(square(36.5, 48, east, 48.5)))
    page("one-day", folder / "maps/2025-01-01.geojson", "--status", "occupied")
    (folder / "same").mkdir()
    for day in ["2025-01-01", "2025-01-02"]:
        (folder / f"same/{day}.geojson").write_text(collection(square(36.5, 48, 37, 48.5)))
    page("nothing", folder / "same", "--status", "occupied")
    hostile = folder / HOSTILE[0].replace("/", "") / "maps"
    hostile.mkdir(parents=True)
    for day, east in [("2025-01-01", 37.0), ("2025-01-02", 37.2)]:
        name = f"{day} {HOSTILE[0].replace('/', '')}.geojson"
        (hostile / name).write_text(collection(*[square(36.5, 48, east, 48.5, name=text) for text in HOSTILE[:1]]))
    regions = collection(*[square(36 + index * 0.2, 47.9, 36.2 + index * 0.2, 48.6, name=text) for index, text in enumerate(HOSTILE)])
    (folder / "regions.geojson").write_text(regions)
    points = [{"type": "Feature", "properties": {"name": text}, "geometry": {"type": "Point", "coordinates": [37.02 + index / 50, 48.2]}}
              for index, text in enumerate(HOSTILE)]
    (folder / "places.geojson").write_text(collection(*points))
    page("hostile", hostile, "--status", "occupied", "--by", folder / "regions.geojson", "--places", folder / "places.geojson",
         "--name", HOSTILE[1], "--to", "37.5,48.2")
    if UNION.exists():
        page("union", UNION, "--since", "2025-01-02", "--until", "2025-08-12", "--by", SHARED / "corpus/regions/oblasts.geojson",
             "--to", "Pokrovsk")
        # Its borders were redrawn on the way: those of the first and the last day cross everywhere.
        page("redrawn", UNION, "--since", "2025-08-01")
        page("raw", SHARED / "corpus/raw", "--since", "2025-01-01", "--territory", "with-contested", "--language", "uk")
    driver = sync_playwright().start()
    browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])


def tearDownModule():
    browser.close()
    driver.stop()
    shutil.rmtree(folder)


class PageTest(unittest.TestCase):
    """Opens pages, and sees to it that nothing is said or asked for on the way."""

    def open(self, name, width=1280, height=900, dark=False, fragment="", **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", accept_downloads=True, **options)
        self.addCleanup(context.close)
        page = context.new_page()
        self.heard, self.requests = [], []
        page.on("console", lambda message: self.heard.append(message.text))
        page.on("pageerror", lambda error: self.heard.append(str(error)))
        page.on("dialog", lambda dialog: self.heard.append("dialog: " + dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))
        page.goto(pages[name].as_uri() + fragment)
        page.wait_for_selector("#stage[data-drawn]")
        return page

    def drawn(self, page, day):
        page.wait_for_selector(f'#stage[data-drawn="{day}"]', timeout=5000)

    def tearDown(self):
        if hasattr(self, "heard"):
            self.assertEqual(self.heard, [])
            self.assertEqual([url for url in self.requests if not url.startswith("blob:")][1:], [], "a request left the page")

    def slide(self, page, index):
        page.evaluate(
            "(index) => { const slider = document.querySelector('.days'); slider.value = index;"
            " slider.dispatchEvent(new Event('input')); }", index)

    def pixels(self, page, layer="land"):
        """A sum over the pixels, read from a copy: Chromium warns of canvases that are read again and again."""
        return page.evaluate(
            "(layer) => { const canvas = document.querySelector('canvas.' + layer);"
            " const copy = document.createElement('canvas'); [copy.width, copy.height] = [canvas.width, canvas.height];"
            " const context = copy.getContext('2d', { willReadFrequently: true }); context.drawImage(canvas, 0, 0);"
            " const { data } = context.getImageData(0, 0, copy.width, copy.height);"
            " let sum = 0; for (let index = 0; index < data.length; index += 4)"
            " sum = (sum * 31 + data[index] + 7 * data[index + 3]) % 1000000007;"
            " return sum; }", layer)

    def data(self, page):
        return json.loads(page.evaluate("document.getElementById('data').textContent"))


class LayoutTests(PageTest):
    def test_nothing_is_wider_than_the_page(self):
        for name in pages:
            for width in [1280, 390, 320, 3840]:
                with self.subTest(name, width=width):
                    page = self.open(name, width, dark=width == 390)
                    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
                    cut = page.evaluate(
                        "[...document.querySelectorAll('button, label, legend, dt, dd, h1, h2, summary, output, option')]"
                        ".filter((one) => one.offsetParent && getComputedStyle(one).display !== 'inline' && one.scrollWidth > one.clientWidth + 1)"
                        ".map((one) => one.outerHTML.slice(0, 120))")
                    self.assertEqual(cut, [])
                    self.tearDown()

    def test_texts_of_tables_stay_readable_on_a_phone(self):
        for name in ["sample", "sample-uk"]:
            with self.subTest(name):
                page = self.open(name, 390)
                # The lines of each text: a short one has one, and a long one no fewer than 11 characters to a line.
                texts = page.evaluate(
                    "[...document.querySelectorAll('[data-table=patches] tbody :is(td, th)')]"
                    ".filter((cell) => cell.offsetParent && cell.textContent).map((cell) => {"
                    " const range = document.createRange(); range.selectNodeContents(cell);"
                    " return [cell.textContent, new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size]; })")
                self.assertGreater(len(texts), 10)
                tall = [(text, lines) for text, lines in texts if lines > (1 if len(text) <= 20 else len(text) / 11 + 1)]
                self.assertEqual(tall, [])
                self.tearDown()

    def test_regions_without_a_figure_are_behind_the_others(self):
        if "union" not in pages:
            self.skipTest("skipped: no ../shared")
        page = self.open("union")
        rows = page.locator("[data-table=regions] tbody tr:visible")
        names = [row.split("\t")[0] for row in rows.all_inner_texts()]
        self.assertIn("outside all regions", names)
        self.assertLess(len(names), 15)
        for row in rows.all_inner_texts():
            name, _, held, _, gained, lost, *_ = row.split("\t")
            self.assertTrue({held, gained, lost} != {"0.000"}, row)
        page.locator("[data-table=regions] .buttons button").filter(has_text="Show all rows").click()
        self.assertGreater(rows.count(), 25)

    def test_targets_are_large_enough(self):
        # WCAG 2.2, 2.5.8: 24 by 24 pixels.
        page = self.open("sample", 390)
        small = page.evaluate(
            "[...document.querySelectorAll('button, select, summary, input[type=range]')].filter((one) => one.offsetParent)"
            ".map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 100)])"
            ".filter(([box]) => box.width < 24 || box.height < 24).map(([box, html]) => html)")
        self.assertEqual(small, [])

    def test_print_has_no_controls_and_shows_the_last_day(self):
        for name in ["sample", "one-day"] + (["union"] if "union" in pages else []):
            page = self.open(name, 794)
            page.emulate_media(media="print")
            self.assertFalse(page.is_visible("#stage"))
            self.assertFalse(page.is_visible(".buttons >> nth=0"))
            self.assertTrue(page.is_visible(".still svg"))
            last = self.data(page)["map"]["days"][-1]
            self.assertIn(last, page.inner_text("h1"))
            self.assertTrue(page.pdf(format="A4").startswith(b"%PDF"))

    def test_it_can_be_read_without_a_script(self):
        context = browser.new_context(java_script_enabled=False)
        self.addCleanup(context.close)
        page = context.new_page()
        page.goto(pages["sample"].as_uri())
        self.assertTrue(page.is_visible(".still svg"))
        self.assertFalse(page.is_visible("#stage"))


class AccessibilityTests(PageTest):
    def test_axe_finds_nothing(self):
        for name in pages:
            for dark in [False, True]:
                with self.subTest(name, dark=dark):
                    page = self.open(name, dark=dark)
                    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
                    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
                    self.assertEqual(
                        [(one["id"], [node["html"][:160] for node in one["nodes"][:3]]) for one in found.response["violations"]], [])
                    self.tearDown()

    def test_focus_goes_through_all_controls_in_order_and_shows(self):
        page = self.open("sample")
        seen = []
        for _ in range(300):
            page.keyboard.press("Tab")
            here = page.evaluate(
                "(() => { const one = document.activeElement; if (one === document.body) return null;"
                " const style = getComputedStyle(one); const box = one.getBoundingClientRect();"
                " return [[...document.querySelectorAll('*')].indexOf(one), style.outlineStyle, parseFloat(style.outlineWidth), box.bottom,"
                " one.outerHTML.slice(0, 80)]; })()")
            if here is None:
                break
            seen.append(here)
        self.assertGreater(len(seen), 30)
        places = [one[0] for one in seen]
        self.assertEqual(places, sorted(places), "focus jumps about")
        for _, style, width, _, html in seen:
            self.assertTrue(style not in ("none", "hidden") and width >= 2, f"focus does not show: {html}")
        count = page.evaluate(
            "[...document.querySelectorAll('a[href], button, select, input, summary, [tabindex=\"0\"]')]"
            ".filter((one) => one.checkVisibility({ contentVisibilityAuto: true, opacityProperty: false }) && !one.disabled && one.type !== 'radio').length")
        radios = sum('type="radio"' in one[4] for one in seen)
        self.assertEqual(len(seen) - radios, count, "something can't be reached")

    def test_landmarks_headings_and_language(self):
        page = self.open("sample-uk")
        self.assertEqual(page.get_attribute("html", "lang"), "uk")
        self.assertEqual([page.locator(one).count() for one in ["main", "header", "nav", "h1"]], [1, 1, 1, 1])
        text = page.inner_text("main")
        words = {word for word in re.findall(r"\b[a-z]{4,}\b", text)} - {"frontline", "geoms", "deepstate"}
        # What is English by nature: names of files and tools, and messages, which are in one language.
        page.evaluate("document.querySelectorAll('#method, details').forEach((one) => one.remove())")
        words = set(re.findall(r"\b[a-z]{4,}\b", page.inner_text("main"))) - {"frontline", "geonames", "earth"}
        self.assertEqual(words, set())


class MapTests(PageTest):
    def test_the_slider_draws_the_day_and_says_its_area(self):
        page = self.open("sample")
        days = self.data(page)["map"]["days"]
        rows = list(csv.DictReader(io.StringIO(frontline("series", "--quiet", "-f", "csv"))))
        seen = set()
        for index in [0, 3, len(days) - 1]:
            self.slide(page, index)
            self.drawn(page, days[index])
            seen.add(self.pixels(page))
            area = next(float(row["area_km2"]) for row in rows if row["date"] == days[index])
            self.assertIn(f"{days[index]} · {area:,.0f} km²", page.inner_text("output.day"))
            self.assertEqual(page.get_attribute(".days", "aria-valuetext"), page.inner_text("output.day"))
        self.assertEqual(len(seen), 3)

    def test_play_runs_to_the_end_and_stops(self):
        page = self.open("sample")
        days = self.data(page)["map"]["days"]
        page.select_option(".timeline select", "20")
        page.click(".play")
        self.assertEqual(page.get_attribute(".play", "aria-label"), "Pause")
        self.drawn(page, days[-1])
        page.wait_for_selector('.play[aria-label="Play"]')
        self.assertEqual(page.input_value(".days"), str(len(days) - 1))
        page.click(".play")
        page.click(".play")
        self.assertEqual(page.get_attribute(".play", "aria-label"), "Play")

    def test_keys_move_zoom_step_and_tell(self):
        page = self.open("sample")
        days = self.data(page)["map"]["days"]
        page.focus(".frame")
        for key in ["ArrowLeft", "ArrowUp", "+", "-", "0"]:
            before = self.pixels(page, "base")
            if key == "-":
                page.keyboard.press("+")
            page.keyboard.press(key)
            page.wait_for_timeout(60)
            if key != "-":
                self.assertNotEqual(self.pixels(page, "base"), before, key)
        page.keyboard.press("PageUp")
        self.drawn(page, days[-2])
        page.keyboard.press("Home")
        self.drawn(page, days[0])
        page.keyboard.press("End")
        self.drawn(page, days[-1])
        page.keyboard.press("Enter")
        self.assertRegex(page.inner_text("#map-told"), rf"^{days[-1]}: .+; .*\d N \d")
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "+")

    def test_wheel_buttons_and_pointer_move_the_map(self):
        page = self.open("sample")
        box = page.locator(".frame").bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + 120
        page.mouse.move(x, y)
        page.wait_for_timeout(400)
        drag = lambda: (page.mouse.move(x, y), page.mouse.down(), page.mouse.move(x + 90, y + 40, steps=4), page.mouse.up())
        for act in [lambda: page.mouse.wheel(0, -300), lambda: page.click(".zoom button >> nth=0"),
                    lambda: page.dblclick(".frame", position={"x": 50, "y": 60}), drag]:
            before = page.evaluate("location.hash")
            act()
            page.wait_for_timeout(450)
            self.assertNotEqual(page.evaluate("location.hash"), before)

    def test_two_fingers_zoom(self):
        page = self.open("sample", has_touch=True)
        before = self.pixels(page, "base")
        client = page.context.new_cdp_session(page)
        box = page.locator(".frame").bounding_box()
        x, y = box["x"] + 200, box["y"] + 150
        touch = lambda kind, apart: client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [
            {"x": x - apart, "y": y, "id": 1}, {"x": x + apart, "y": y, "id": 2}] if apart else []})
        touch("touchStart", 20)
        for apart in [40, 60, 90]:
            touch("touchMove", apart)
        touch("touchEnd", 0)
        page.wait_for_timeout(80)
        self.assertNotEqual(self.pixels(page, "base"), before)

    def test_hover_tells_status_and_since_when(self):
        folder_page = pages.setdefault("three-days", folder / "three-days.html")
        if not folder_page.exists():
            frontline("report", folder / "maps", "--status", "occupied", "--quiet", "-o", folder_page)
        page = self.open("three-days", fragment="#2025-01-05/48.25/37.07/11")
        box = page.locator(".frame").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.wait_for_selector(".tip:not([hidden])")
        text = page.inner_text(".tip")
        # Gained on the second map, lost on the third.
        self.assertIn("2025-01-05: no status", text)
        self.assertIn("since 2025-01-05, was: occupied", text)
        self.slide(page, 1)
        self.drawn(page, "2025-01-02")
        page.mouse.move(box["x"] + box["width"] / 2 + 1, box["y"] + box["height"] / 2)
        self.assertIn("since 2025-01-02, was: no status", page.inner_text(".tip"))
        page.goto("about:blank")
        page = self.open("three-days", fragment="#2025-01-05/48.25/36.7/11")
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.assertIn("or earlier", page.inner_text(".tip"))

    def test_swipe_shows_two_days(self):
        page = self.open("sample")
        before = self.pixels(page)
        page.check("input[name=swipe]")
        page.wait_for_timeout(80)
        both = self.pixels(page)
        self.assertNotEqual(both, before)
        self.assertTrue(page.is_visible(".swipe-line"))
        page.focus("input.swipe")
        for _ in range(20):
            page.keyboard.press("ArrowRight")
        page.wait_for_timeout(80)
        self.assertNotEqual(self.pixels(page), both)
        page.locator("h2#map-title").scroll_into_view_if_needed()
        page.wait_for_timeout(400)
        line = page.locator(".swipe-line").bounding_box()
        page.mouse.move(line["x"] + 1, line["y"] + 60)
        page.mouse.down()
        page.mouse.move(line["x"] - 200, line["y"] + 60, steps=4)
        page.mouse.up()
        self.assertLess(page.locator(".swipe-line").bounding_box()["x"], line["x"] - 150)

    def test_layers_contents_and_marks_change_the_picture(self):
        page = self.open("sample")
        for selector, layer in [("input[value=places]", "top"), ("input[value=distances]", "top"), ("input[value=rivers]", "base"), ("input[value=roads]", "top")]:
            before = self.pixels(page, layer)
            page.click(selector)
            page.wait_for_timeout(80)
            self.assertNotEqual(self.pixels(page, layer), before, selector)
        before = self.pixels(page)
        page.check("input[value=status]")
        page.wait_for_timeout(80)
        statuses = self.pixels(page)
        self.assertNotEqual(statuses, before)
        page.select_option("#map-span", "30")
        page.wait_for_timeout(80)
        self.assertNotEqual(self.pixels(page), statuses)

    def test_what_is_painted_as_gained_and_lost_has_the_areas_of_the_figures(self):
        for name in ["sample", "redrawn", "raw"]:
            if name not in pages:
                continue
            with self.subTest(name):
                zoom, ratio = 7, 3
                page = self.open(name, 1600, 1400, device_scale_factor=ratio)
                data = self.data(page)
                day = data["map"]["days"][-1]
                page.evaluate(f"location.hash = '#{day}/48/36/{zoom}'")
                self.drawn(page, day)
                page.wait_for_timeout(200)
                figures = page.evaluate(
                    "Object.fromEntries([...document.querySelectorAll('.figures div')].map((one) =>"
                    " [one.querySelector('dt').textContent, Number(one.querySelector('data').value)]))")
                gained, lost = [list(figures.values())[index] for index in (0, 1)]
                counts = page.evaluate(
                    """(colors) => {
                      const canvas = document.querySelector('canvas.land');
                      const copy = document.createElement('canvas');
                      [copy.width, copy.height] = [canvas.width, canvas.height];
                      const context = copy.getContext('2d', { willReadFrequently: true });
                      context.drawImage(canvas, 0, 0);
                      const { data } = context.getImageData(0, 0, copy.width, copy.height);
                      const counts = colors.map(() => 0);
                      for (let index = 0; index < data.length; index += 4) {
                        if (data[index + 3] < 128) continue;
                        const far = colors.map((color) =>
                          Math.hypot(...color.map((part, place) => part - data[index + place])));
                        counts[far.indexOf(Math.min(...far))] += 1;
                      }
                      return counts; }""",
                    [[int(data["map"]["themes"]["light"][kind][0][at:at + 2], 16) for at in (1, 3, 5)]
                     for kind in ("held", "gained", "lost")])
                # The metres of a pixel at a zoom, as a web map has them at the latitude of the projection.
                meters = 156543.03392804097 * math.cos(math.radians(data["map"]["conic"][2])) / 2 ** zoom / ratio
                painted = [count * meters ** 2 / 1e6 for count in counts[1:]]
                # Slivers narrower than a pixel of the screen are not painted whole.
                allowed = 0.04 * (gained + lost) + 2
                self.assertAlmostEqual(painted[0], gained, delta=allowed)
                self.assertAlmostEqual(painted[1], lost, delta=allowed)

    def test_a_link_leads_to_its_day_and_place(self):
        page = self.open("sample", fragment="#2025-07-20/48.4/37.3/10")
        days = self.data(page)["map"]["days"]
        self.assertEqual(page.get_attribute("#stage", "data-drawn"), max(day for day in days if day <= "2025-07-20"))
        page.focus(".frame")
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(500)
        day, latitude, longitude, zoom = page.evaluate("location.hash.slice(1)").split("/")
        self.assertAlmostEqual(float(latitude), 48.4, delta=0.01)
        self.assertGreater(float(longitude), 37.3)
        self.assertAlmostEqual(float(zoom), 10, delta=0.02)
        page.evaluate("location.hash = '#2025-09-01/48.1/37/9'")
        self.drawn(page, "2025-09-01")
        page.evaluate("location.hash = '#regions'")
        self.assertEqual(page.get_attribute("#stage", "data-drawn"), "2025-09-01")


class FigureTests(PageTest):
    def figures(self, page):
        return page.evaluate(
            "Object.fromEntries([...document.querySelectorAll('.figures div')].map((one) =>"
            " [one.querySelector('dt').textContent, Number(one.querySelector('data').value)]))")

    def compare(self, name, arguments):
        page = self.open(name)
        change = json.loads(frontline("change", *arguments, "--quiet", "-f", "json"))
        figures = self.figures(page)
        for key, value in {"gained": change["gained_km2"], "lost": change["lost_km2"], "net": change["net_km2"],
                           "before": change["before"]["km2"], "after": change["after"]["km2"]}.items():
            self.assertEqual(figures[key], value, key)
        self.assertEqual(page.inner_text("#sentence"), change["provenance"]["sentence"])
        tables = self.data(page)["tables"]
        patches = list(csv.DictReader(io.StringIO(frontline("change", *arguments, "--quiet", "--patches", "-f", "csv"))))
        self.same_rows(tables["patches"], patches)
        return page, tables

    def same_rows(self, table, rows):
        self.assertEqual(len(table["rows"]), len(rows))
        for own, row in zip(table["rows"], rows):
            for field, value in zip(table["fields"], own):
                if field not in row or isinstance(value, bool):
                    continue
                text = row[field]
                if isinstance(value, (int, float)):
                    self.assertEqual(value, float(text), field)
                else:
                    self.assertEqual(value or "", text, field)

    def test_the_sample(self):
        self.compare("sample", [])

    @unittest.skipUnless(UNION.exists(), "skipped: no ../shared")
    def test_oblasts(self):
        arguments = [UNION, "--since", "2025-01-02", "--until", "2025-08-12", "--by", SHARED / "corpus/regions/oblasts.geojson"]
        page, tables = self.compare("union", arguments[:-2])
        regions = list(csv.DictReader(io.StringIO(frontline("change", *arguments, "--quiet", "-f", "csv"))))
        # Those without a figure come last in the page.
        own = {**tables["regions"], "rows": sorted(tables["regions"]["rows"])}
        self.same_rows(own, sorted(regions, key=lambda row: row["region"]))
        months = list(csv.DictReader(io.StringIO(frontline(
            "series", UNION, "--since", "2025-01-03", "--until", "2025-08-12", "--every", "month", "--quiet", "-f", "csv"))))
        own = [dict(zip(tables["periods"]["fields"], row)) for row in tables["periods"]["rows"]]
        for one, other in zip(own, months):
            self.assertEqual([one["period"], one["net_km2"]], [other["period"], float(other["net_km2"])])
        days = list(csv.DictReader(io.StringIO(frontline(
            "series", UNION, "--since", "2025-01-02", "--until", "2025-08-12", "--quiet", "-f", "csv"))))
        self.same_rows({"fields": tables["days"]["fields"], "rows": tables["days"]["rows"][1:]}, days[1:])
        distances = json.loads(frontline(
            "distance", UNION, "--since", "2025-01-02", "--until", "2025-08-12", "--to", "Pokrovsk", "--quiet", "-f", "json"))
        table = tables["distance-1-days"]
        for row, other in zip(table["rows"], distances["snapshots"]):
            self.assertEqual(row[table["fields"].index("km")], other["km"])

    @unittest.skipUnless(UNION.exists() and shutil.which("node"), "skipped: no ../shared, or no node")
    def test_the_land_of_every_day_is_that_of_its_file(self):
        run = subprocess.run(["node", HERE.parent / "Modules/rebuild.mjs", pages["union"], UNION], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr + run.stdout)

    def test_tables_are_sorted_by_their_values(self):
        page = self.open("sample")
        table = '[data-table="patches"]'
        areas = lambda: [float(text.replace(",", "")) for text in page.locator(f"{table} tbody tr td.n:nth-of-type(1)").all_inner_texts()]
        heading = page.locator(f"{table} thead button >> nth=1")
        heading.click()
        self.assertEqual(page.get_attribute(f"{table} thead th >> nth=1", "aria-sort"), "descending")
        self.assertEqual(areas(), sorted(areas(), reverse=True))
        heading.click()
        self.assertEqual(areas(), sorted(areas()))
        self.assertEqual(page.locator("[aria-sort]").count(), 1)

    def saved(self, page, act):
        with page.expect_download() as waiting:
            act()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_text()

    def test_tables_are_copied_and_saved(self):
        page = self.open("sample", permissions=["clipboard-read", "clipboard-write"])
        buttons = page.locator('[data-table="patches"] .buttons button')
        buttons.get_by_text("Copy table").or_(buttons.filter(has_text="Copy table")).first.click()
        page.wait_for_selector("#said.shown")
        rows = page.evaluate("navigator.clipboard.readText()").strip("\n").split("\n")
        table = self.data(page)["tables"]["patches"]
        self.assertEqual(rows[0].split("\t"), table["fields"])
        self.assertEqual(len(rows), len(table["rows"]) + 1)
        name, text = self.saved(page, lambda: buttons.filter(has_text="Save CSV").click())
        self.assertEqual(name, "patches.csv")
        self.same_rows(table, list(csv.DictReader(io.StringIO(text))))
        name, text = self.saved(page, lambda: buttons.filter(has_text="Save GeoJSON").click())
        features = json.loads(text)["features"]
        own = json.loads(frontline("change", "--quiet", "-f", "geojson"))["features"]
        for feature, other in zip(features, own):
            self.assertEqual(feature["properties"]["km2"], other["properties"]["km2"])
            self.assertEqual(sorted(map(tuple, feature["geometry"]["coordinates"][0])), sorted(map(tuple, other["geometry"]["coordinates"][0])))
        name, text = self.saved(page, lambda: page.locator(".controls button").filter(has_text="Save this day").click())
        self.assertEqual(name, "front-2025-09-01.geojson")
        collection = json.loads(text)
        self.assertEqual({one["properties"]["source"] for one in collection["features"]}, {"illustration"})
        self.assertTrue(all("sentence" not in one["properties"] for one in collection["features"]))
        self.assertIn("gained", collection["frontline:report"])
        (folder / "2025-09-01.geojson").write_text(text)
        area = json.loads(frontline("area", folder / "2025-09-01.geojson", "--status-property", "status", "--quiet", "-f", "json"))
        self.assertAlmostEqual(area["snapshots"][0]["territory"]["km2"], self.figures(page)["after"], places=5)


class HostileTests(PageTest):
    def test_no_name_runs_as_a_script(self):
        page = self.open("hostile")
        page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        box = page.locator(".frame").bounding_box()
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.locator('[data-table="regions"] thead button >> nth=0').click()
        page.locator('[data-table="regions"] .buttons button').filter(has_text="Show all rows").click()
        self.assertIsNone(page.evaluate("window.ran ?? null"))
        self.assertEqual(page.locator("main img, main iframe, main object").count(), 0)
        self.assertEqual(page.evaluate("document.scripts.length"), 3)
        self.assertIn("<img src=x", page.inner_text('[data-table="regions"]'))

    def test_no_cell_runs_in_a_spreadsheet(self):
        page = self.open("hostile", permissions=["clipboard-read", "clipboard-write"])
        buttons = page.locator('[data-table="regions"] .buttons button')
        with page.expect_download() as waiting:
            buttons.filter(has_text="Save CSV").click()
        rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text())))
        cells = [cell for row in rows for cell in row]
        self.assertIn("'=HYPERLINK(\"x\")", cells)
        self.assertEqual([cell for cell in cells if re.match(r"[=+@\t]", cell)], [])
        page.wait_for_selector("#said.shown")
        self.assertIn("apostrophe", page.inner_text("#said"))


if __name__ == "__main__":
    unittest.main()
