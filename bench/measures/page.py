"""The planning room's page in a browser: from a drop to its findings, the first view, and what moving costs."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.load import Others
from bench.measures.room import KEY, gala

TARGETS: Mapping[str, float] = {
    "drop to findings, p95 ms": 100,
    "drop to page, p95 ms": 300,
    "first view, ms": 1000,
    "first view, kB": 500,
    "pan, p95 ms a frame": 20,
    "zoom, p95 ms a frame": 25,
}
_PATIENCE = 240.0
"""Seconds: where others have the machine, a hall of 2,000 places opens late."""
_MOST = 20.0
"""Seconds for which frames are counted."""
_SIZE = {"width": 1440, "height": 900}
_FRAMES = """(script) => new Promise((done) => {
  const svg = document.getElementById("plan"), box = svg.getBoundingClientRect(), times = [];
  const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, bubbles: true, cancelable: true };
  const begun = performance.now();
  let last = begun, k = 0;
  const step = (now) => {
    if (k > 2) times.push(now - last);
    last = now;
    if (++k > script.frames || now - begun > script.most) { done(times); return; }
    const way = k % 40 < 20 ? 1 : -1;
    svg.dispatchEvent(new WheelEvent("wheel", { ...at, ctrlKey: script.zoom, deltaX: script.zoom ? 0 : 30 * way, deltaY: 20 * way }));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
_WATCH = """() => {
  window.seen = [];
  document.addEventListener("pointerup", () => { window.dropped = performance.now(); window.shown = 0; }, true);
  new MutationObserver(() => { if (window.dropped && !window.shown) { window.shown = performance.now(); } })
    .observe(document.getElementById("findings"), { childList: true, subtree: true });
  new MutationObserver(() => { if (window.dropped) window.whole = performance.now(); })
    .observe(document.getElementById("revision"), { childList: true, characterData: true, subtree: true });
}"""


def _seated(olga: Any, guests: int, rules: int) -> dict[str, Any]:
    """An event of its own size, nine of ten guests at their places: places and who has none."""
    document = gala(guests, rules) | {"id": f"{KEY}-{guests}"}
    status, made = olga.json("POST", "/events", {"document": document})
    if status != 201:
        raise SystemExit(f"the event is refused: {str(made)[:400]}")
    key = made["key"]
    session = olga.json("GET", f"/events/{key}/sessions/dinner")[1]
    places = [p["id"] for t in session["tables"] for p in t["places"]]
    ids = [g["id"] for g in session["guests"]]
    seated = dict(zip(ids[: len(ids) * 9 // 10], places, strict=False))
    status, done = olga.do(key, 0, do="apply-plan", placements={"dinner": seated})
    if status != 200:
        raise SystemExit(f"the plan is refused: {done}")
    return {"key": key, "seated": seated, "free": places[len(seated) :]}


def _page(browser: Any, served: Any, olga: Any) -> Any:
    context = browser.new_context(viewport=_SIZE)
    address = f"http://localhost:{served.port}"
    context.add_cookies([{"name": k, "value": v, "url": address} for k, v in olga.cookies.items()])
    return context.new_page()


def _opened(page: Any, served: Any, key: str) -> dict[str, float]:
    """Milliseconds until the plan stands on the screen, and kilobytes over the wire."""
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    begun = time.perf_counter()
    page.set_default_timeout(1000 * _PATIENCE)
    page.goto(f"http://localhost:{served.port}/events/{key}/", wait_until="load")
    page.locator("#plan[data-detail]").wait_for(state="attached")
    return {"ms": 1000 * (time.perf_counter() - begun), "kb": sum(sizes) / 1000}


def _drops(page: Any, made: Mapping[str, Any], number: int) -> tuple[list[float], list[float]]:
    """Milliseconds from letting go until findings are others, and until all of the page is."""
    page.evaluate(_WATCH)
    findings, whole = [], []
    for k in range(number):
        guest = list(made["seated"])[7 * k + 3]
        free = made["free"][k]
        box = page.locator(f"[id='place-{free}']").bounding_box()
        row = page.locator(f"#row-{guest} button")
        row.scroll_into_view_if_needed()
        start = row.bounding_box()
        before = page.locator("#revision").text_content()
        page.mouse.move(start["x"] + 20, start["y"] + start["height"] / 2)
        page.mouse.down()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x - 30, y, steps=4)
        page.mouse.move(x, y, steps=2)
        page.wait_for_timeout(100)
        page.mouse.up()
        until = time.monotonic() + _PATIENCE
        while page.locator("#revision").text_content() == before:
            if time.monotonic() > until:
                raise SystemExit(f"a drop of {guest} on {free} was not taken")
            page.wait_for_timeout(20)
        times = page.evaluate("[window.dropped, window.shown, window.whole]")
        findings.append(times[1] - times[0])
        whole.append(times[2] - times[0])
    return findings, whole


def _moved(page: Any, served: Any, key: str) -> dict[str, float]:
    """Milliseconds a frame while a plan is moved and made larger and smaller."""
    _opened(page, served, key)
    found: dict[str, float] = {"places": page.locator("#plan .place").count()}
    page.wait_for_load_state("networkidle")
    for name, zoom in (("pan", False), ("zoom", True)):
        begun = _worked(page.context.browser)
        script = {"frames": 120, "zoom": zoom, "most": 1000 * _MOST}
        times = page.evaluate(_FRAMES, script)
        spent = _worked(page.context.browser) - begun
        found[f"{name}, p50 ms a frame"] = statistics.median(times)
        found[f"{name}, p95 ms a frame"] = _p95(times)
        found[f"{name}, processor ms a frame"] = 1000 * spent / len(times)
    return found


def _worked(browser: Any) -> float:
    """Seconds that all processes of a browser have worked."""
    wire = browser.new_browser_cdp_session()
    told = wire.send("SystemInfo.getProcessInfo")
    wire.detach()
    return float(sum(one["cpuTime"] for one in told["processInfo"]))


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Run it and say what was found."""
    # Tests have the same server and browser; they are beside the bench, not in the package.
    from tests.browsers import browsing
    from tests.server.serving import Served, Visitor

    others, found = Others(), dict[str, Any]()
    with tempfile.TemporaryDirectory(prefix="preseance-page-") as folder, browsing() as browser:
        served = Served(Path(folder) / "data")
        try:
            olga = Visitor(served)
            olga.welcome("olga", served.link)
            made = _seated(olga, options.guests, options.rules)
            page = _page(browser, served, olga)
            first = _opened(page, served, made["key"])
            again = _page(browser, served, olga)
            warm = _opened(again, served, made["key"])
            again.context.close()
            findings, whole = _drops(page, made, options.drops)
            page.context.close()
            found |= {
                "first view of the room, ms": first["ms"],
                "first view, ms": warm["ms"],
                "first view, kB": first["kb"],
                "drop to findings, p50 ms": statistics.median(findings),
                "drop to findings, p95 ms": _p95(findings),
                "drop to page, p50 ms": statistics.median(whole),
                "drop to page, p95 ms": _p95(whole),
            }
            if options.places:
                large = _seated(olga, options.places * 5 // 6, 0)
                found |= _moved(_page(browser, served, olga), served, large["key"])
        finally:
            served.kill()
    found = {name: round(value, 1) for name, value in found.items()}
    return found | {
        "other work, cores": others.cores(),
        "load": round(os.getloadavg()[0], 1),
        "cores": os.cpu_count(),
    }


def main(argv: list[str]) -> int:
    """Print what was found, each figure beside its target; 0 whatever it is."""
    parser = argparse.ArgumentParser(prog="python -m bench page", description=__doc__)
    parser.add_argument("--guests", type=int, default=500, help="of the event (500)")
    parser.add_argument("--rules", type=int, default=1000, help="of the event (1000)")
    parser.add_argument("--drops", type=int, default=20, help="guests that are dragged (20)")
    parser.add_argument(
        "--places", type=int, default=2000, help="of the plan that is moved (2000; 0 for none)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout")
    options = parser.parse_args(argv)
    found = measured(options)
    if options.json:
        print(json.dumps(found))
        return 0
    for name, value in found.items():
        target = f"target {TARGETS[name]:g}" if name in TARGETS else ""
        print(f"{name:30} {value!s:>8}  {target}".rstrip())
    return 0
