"""The pictures of the manual that show papers and the planning room, made anew: `make pictures`, or `python docs/pictures.py`.

Papers of the examples, planned and printed by the package itself, laid out on one sheet by Typst.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

import preseance
from preseance.door.paper_kinds import Paper

PICTURES = Path(__file__).parent / "pictures"
_SHOWN: tuple[tuple[str, str, Paper, str], ...] = (
    ("gala", "dinner", "seating-board", "en"),
    ("gala", "dinner", "table-plans", "en"),
    ("gala", "dinner", "kitchen", "en"),
    ("gala", "dinner", "place-cards", "en"),
    ("gala", "dinner", "escort-cards", "en"),
    ("gala", "dinner", "pocket-cards", "en"),
    ("town-hall", "ceremony", "speakers", "fr"),
    ("buenos-aires-2018", "photo", "photo-rows", "en"),
    ("gala", "dinner", "guests-by-place", "en,fr"),
)
"""Example, session, paper, languages."""
_EFFORT = 100_000
"""Enough for a plan that looks like one, the same on any machine."""


def papers(to: Path) -> None:
    """The first page of some papers, three in a row."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        cells = []
        for number, (example, session, paper, language) in enumerate(_SHOWN):
            event = home / example
            if not event.exists():
                preseance.copy_example(example, event)
                preseance.write_plan(preseance.plan(event, effort=_EFFORT).plan, event)
            report = preseance.print_papers(
                event,
                paper,
                audience="protocol",
                session=session,
                language=language,
                fmt="png",
                to=home / str(number),
            )
            shown = home / f"{number}.png"
            shown.write_bytes(report.files[0].read_bytes())
            cells.append(f'box(image("{shown.name}", fit: "contain", width: 100%, height: 118mm))')
        source = home / "sheet.typ"
        source.write_text(
            '#set page(width: 360mm, height: auto, margin: 6mm, fill: rgb("#d5d9e0"))\n'
            f"#grid(columns: (1fr,) * 3, gutter: 6mm, align: center + horizon, {', '.join(cells)})\n",
            "utf-8",
        )
        to.write_bytes(typst.compile(source, format="png", ppi=110.0))


def planning_room(to: Path) -> None:
    """The page of a wedding while somebody looks at a finding's cheapest step."""
    # The room and the browser as the tests have them.
    sys.path.insert(0, str(PICTURES.parents[1]))
    from tests.browsers import browsing
    from tests.server.serving import Served, Visitor

    with TemporaryDirectory() as folder, browsing() as browser:
        event = Path(folder) / "wedding"
        preseance.copy_example("wedding", event)
        preseance.write_plan(preseance.plan(event, effort=_EFFORT).plan, event)
        served = Served(Path(folder) / "data", event)
        try:
            visitor = Visitor(served)
            visitor.welcome("olga", served.link)
            address = f"http://localhost:{served.port}"
            context = browser.new_context(
                viewport={"width": 1440, "height": 900},
                color_scheme="light",
                locale="en-GB",
                reduced_motion="reduce",
            )
            context.add_cookies(
                [{"name": k, "value": v, "url": address} for k, v in visitor.cookies.items()]
            )
            page = context.new_page()
            page.goto(f"{address}/events/wedding/")
            page.evaluate("document.fonts.ready")
            for mend in page.locator(".mend").all():
                mend.click()
                page.locator("#step").wait_for()
                if page.locator("#take-step").is_visible():
                    break
            # What was said of it has gone again by then.
            page.locator("#status:empty").wait_for(state="attached", timeout=60_000)
            page.screenshot(path=to)
            context.close()
        finally:
            served.kill()


if __name__ == "__main__":
    papers(PICTURES / "papers.png")
    planning_room(PICTURES / "planning-room.png")
