"""Every picture in a real browser: letters that are there, words that do not touch, text that can be selected."""

import json
import subprocess

import pytest
from lxml import html

from .conftest import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs headless Chromium (apt-get install chromium)"),
]

# Put into a copy of the page; tells what a reader would see as one line of JSON.
PROBE = r"""
<pre id="probe"></pre>
<script>
const corners = (node) => {
  const box = node.getBBox(), matrix = node.getScreenCTM();
  const right = box.x + box.width, bottom = box.y + box.height;
  return [[box.x, box.y], [right, box.y], [right, bottom], [box.x, bottom]]
    .map(([x, y]) => new DOMPoint(x, y).matrixTransform(matrix));
};
// Two boxes, turned or not, overlap unless a line along a side of one of them divides them.
const overlap = (one, other) => {
  for (const box of [one, other]) for (let side = 0; side < 2; side++) {
    const along = [box[side + 1].x - box[side].x, box[side + 1].y - box[side].y];
    const length = Math.hypot(...along) || 1;
    const reach = (points) => points.map((p) => (p.x * along[0] + p.y * along[1]) / length);
    const a = reach(one), b = reach(other);
    if (Math.min(Math.max(...a), Math.max(...b)) - Math.max(Math.min(...a), Math.min(...b)) < 4) return false;
  }
  return true;
};
const pixels = (letter, font) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 40;
  const pen = canvas.getContext("2d", {willReadFrequently: true});
  pen.font = font;
  pen.fillText(letter, 4, 30);
  return pen.getImageData(0, 0, 40, 40).data.join();
};
const look = () => {
  const svg = document.querySelector("#picture svg");
  if (!svg) { setTimeout(look, 50); return; }
  const texts = [...svg.querySelectorAll("text")].filter((node) => node.textContent.trim() && node.getBBox().width);
  const boxes = texts.map(corners);
  const touching = [];
  for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++)
    if (overlap(boxes[i], boxes[j])) touching.push([texts[i].textContent, texts[j].textContent]);
  const frame = svg.getBoundingClientRect();
  const outside = texts.filter((node, i) => boxes[i].some(
    (p) => p.x < frame.left - 1 || p.x > frame.right + 1 || p.y < frame.top - 1 || p.y > frame.bottom + 1));
  const letters = new Set(texts.flatMap((node) => [...node.textContent]).filter((letter) => letter.trim()));
  const font = "24px " + getComputedStyle(texts[0]).fontFamily;
  const box = pixels("\u{10FFFD}", font);
  const blank = pixels(" ", font);
  const missing = [...letters].filter((letter) => [box, blank].includes(pixels(letter, font)));
  getSelection().selectAllChildren(texts[0]);
  const selected = getSelection().toString();
  const mark = [...svg.querySelectorAll(".mark-rect path, .mark-symbol path, .mark-rule line, .mark-text text")]
    .filter((node) => node.__data__?.tooltip || node.__data__?.[0]?.tooltip).at(-1);
  const place = mark.getBoundingClientRect();
  const middle = {bubbles: true, clientX: place.left + place.width / 2, clientY: place.top + place.height / 2};
  for (const kind of ["pointerover", "pointermove", "mouseover", "mousemove"])
    mark.dispatchEvent(new PointerEvent(kind, middle));
  setTimeout(() => {
    document.getElementById("probe").textContent = JSON.stringify({
      texts: texts.map((node) => node.textContent), touching, missing,
      outside: outside.map((node) => node.textContent), selected,
      selectable: texts.every((node) => getComputedStyle(node).userSelect === "text"),
      requests: performance.getEntriesByType("resource").map((entry) => entry.name),
      hover: document.getElementById("vg-tooltip-element")?.innerText ?? "",
    });
  }, 200);
};
look();
</script>
"""


@pytest.fixture(scope="session")
def seen(saved, tmp_path_factory):
    """What the browser tells of each page."""
    profile = tmp_path_factory.mktemp("profile")
    told = {}

    def look(kind):
        if kind not in told:
            page = (saved / f"{kind}.html").read_text(encoding="utf-8")
            probed = profile / f"{kind}-probed.html"
            before, end, after = page.rpartition("</body>")
            probed.write_text(before + PROBE + end + after, encoding="utf-8")
            assert CHROMIUM is not None
            quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]
            quiet += ["--disable-background-networking", "--disable-component-update"]
            quiet += [f"--user-data-dir={profile}", "--window-size=1280,1000", "--virtual-time-budget=8000"]
            run = subprocess.run(
                [CHROMIUM, *quiet, "--dump-dom", probed.as_uri()], capture_output=True, timeout=90, check=True
            )
            dom = html.fromstring(run.stdout.decode("utf-8"))
            told[kind] = json.loads(dom.get_element_by_id("probe").text_content())
        return told[kind]

    return look


@pytest.mark.parametrize("kind", ["map", "confidence", "name", "timeline"])
def test_a_reader_sees_it_as_it_should_be(seen, kind):
    page = seen(kind)
    assert page["texts"]
    assert page["touching"] == []
    assert page["outside"] == []
    assert page["missing"] == []
    assert page["selectable"]
    assert page["selected"].split() == page["texts"][0].split()
    assert page["requests"] == []


def test_sentences_appear_under_the_pointer(seen):
    assert "Korean" in seen("map")["hover"]


def test_the_check_itself_finds_what_is_wrong(seen, saved):
    from aligner.plots import save
    from aligner.plots.style import altair, values

    alt = altair()
    bad = alt.Chart(values([{"x": 0, "text": "회담은 진행되였다"}, {"x": 0, "text": "talks \U0010fffe"}]))
    save(bad.mark_text(fontSize=20).encode(x="x:Q", text="text:N", tooltip="text:N"), saved / "bad.html")
    page = seen("bad")
    assert ["회담은 진행되였다", "talks \U0010fffe"] in page["touching"]
    assert page["missing"] == ["\U0010fffe"]
