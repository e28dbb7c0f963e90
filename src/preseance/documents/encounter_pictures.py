"""Pictures of encounters: a map of pairs against sessions, and the day of two guests on a line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import Final

from preseance.documents.fonts import Weight, measure
from preseance.documents.furniture import draw_top
from preseance.documents.palette import (
    CLOTH,
    DISC,
    GROUND,
    HAIR,
    MUST,
    OUTLINE,
    PREFER,
    QUIET,
    SHOULD,
    TEXT,
    Token,
)
from preseance.documents.projection import Projection, fitted, whole_room
from preseance.documents.room_drawing import draw_room
from preseance.documents.scene import (
    Box,
    Disc,
    Mark,
    Pen,
    Run,
    Scene,
    Shape,
    Text,
    line_of,
    middled,
    rectangle,
    stroke,
)
from preseance.documents.title_block import broken
from preseance.documents.words import day_called, word
from preseance.views.encounters import Bar, Cell, DayView, HeatView
from preseance.views.records import PlaceView, SessionView

_MARGIN, _TITLE = 10.0, 5.2
_ROW, _SIZE, _SMALL = 9.0, 3.4, 2.7
_COLUMN = 26.0
_INK: Final[tuple[Token, ...]] = (HAIR, OUTLINE, PREFER, SHOULD, MUST)
"""By nearness: the nearer, the graver; the shape says it too."""
_LANE, _HOUR = 12.0, 26.0
_PLAN = (180.0, 130.0)
"""Width and height of a plan, millimetres."""


def heat_scene(view: HeatView) -> Scene:
    """Pairs down, sessions across; a mark where they meet, the graver the nearer, with its metres."""
    lang = view.language
    names = max((measure(p, _SIZE, Weight.SEMIBOLD) for p in view.pairs), default=0.0) + 4.0
    heads = [broken(title, _SMALL, _COLUMN - 2.0) for title in view.sessions]
    head = _TITLE + 6.0 + max((len(lines) for lines in heads), default=1) * 3.4 + 3.0
    left, top = _MARGIN + names, _MARGIN + head
    width = left + len(view.sessions) * _COLUMN + _MARGIN
    height = top + len(view.pairs) * _ROW + 14.0 + _MARGIN
    legend = list(_legend(_MARGIN, height - _MARGIN - 2.0, lang))
    foot = max(text.x + text.width for text in legend if isinstance(text, Text))
    scene = Scene(max(width, foot + _MARGIN), height, view.title, lang)
    title = f"{view.title} · {word('encounters', lang)}"
    scene.add(
        "heading", line_of(_MARGIN, _MARGIN + _TITLE, title, _TITLE, TEXT, weight=Weight.SEMIBOLD)
    )
    for k, lines in enumerate(heads):
        x = left + (k + 0.5) * _COLUMN
        for j, line in enumerate(lines):
            y = top - 2.5 - (len(lines) - 1 - j) * 3.4
            scene.add("heading", line_of(x, y, line, _SMALL, QUIET, anchor="middle"))
    for j, pair in enumerate(view.pairs):
        y = top + (j + 0.5) * _ROW
        scene.add("frame", _rule(_MARGIN, scene.width - _MARGIN, top + j * _ROW))
        scene.add("labels", _label(_MARGIN, y, pair))
        for k, cell in enumerate(view.cells[j]):
            scene.extend("places", _cell(left + (k + 0.5) * _COLUMN, y, cell))
    scene.add("frame", _rule(_MARGIN, scene.width - _MARGIN, top + len(view.pairs) * _ROW))
    scene.extend("heading", legend)
    return scene


def _rule(left: float, right: float, y: float) -> Mark:
    return stroke(((left, y), (right, y)), Pen(HAIR, 0.2))


def _label(x: float, y: float, text: str) -> Text:
    run = Run(text, Weight.SEMIBOLD, TEXT)
    return Text(x, y + _SIZE * 0.357, (run,), _SIZE)


def _cell(x: float, y: float, cell: Cell) -> Iterator[Mark]:
    if not cell.nearness:
        yield Disc(x, y, 0.5, Pen(None, 0.2, HAIR))
        return
    metres = "" if cell.metres is None else f"{cell.metres:.1f} m"
    off = measure(metres, _SMALL) / 2 + 1.0 if metres else 0.0
    yield from _sign(x - off, y, cell.nearness)
    if metres:
        yield line_of(x - off + 3.4, y + _SMALL * 0.357, metres, _SMALL, TEXT)


def _sign(x: float, y: float, nearness: int) -> Iterator[Mark]:
    """Octagon, triangle, disc, ring: each nearness has a shape of its own."""
    ink, r = _INK[nearness], 2.3
    match nearness:
        case 4:
            ring = [
                (x + r * cos((k + 0.5) * pi / 4), y + r * sin((k + 0.5) * pi / 4)) for k in range(8)
            ]
            yield Shape((tuple(ring),), Pen(None, 0.2, ink))
        case 3:
            yield Shape(
                (((x, y - r), (x + r, y + 0.8 * r), (x - r, y + 0.8 * r)),), Pen(None, 0.2, ink)
            )
        case 2:
            yield Disc(x, y, 0.8 * r, Pen(None, 0.2, ink))
        case _:
            yield Disc(x, y, 0.8 * r, Pen(ink, 0.6, DISC))


def _legend(x: float, y: float, language: str) -> Iterator[Mark]:
    for nearness in (4, 3, 2, 1):
        text = word(f"nearness-{nearness}", language)
        yield from _sign(x + 2.0, y, nearness)
        yield line_of(x + 5.5, y + _SMALL * 0.357, text, _SMALL, QUIET)
        x += 5.5 + measure(text, _SMALL) + 6.0


def day_scene(view: DayView) -> Scene:
    """Two guests' sessions, one lane each under an hour scale; between them, when they come near."""
    lang = view.language
    names = max(measure(n, _SIZE, Weight.SEMIBOLD) for n in view.names) + 5.0
    left, top = _MARGIN + names, _MARGIN + 18.0
    minute = max(_HOUR / 60.0, 150.0 / max(view.minutes, 1.0))
    key = _key(view, minute)
    width = left + view.minutes * minute + _MARGIN
    foot = top + 3 * _LANE + 4.0
    scene = Scene(width, foot + 3.6 * len(key) + 14.0, view.title, lang)
    title = f"{view.title} · {day_called(view.start, lang)}"
    scene.add(
        "heading", line_of(_MARGIN, _MARGIN + _TITLE, title, _TITLE, TEXT, weight=Weight.SEMIBOLD)
    )
    for k in range(int(view.minutes // 60) + 1):
        x = left + k * 60 * minute
        moment = view.start + timedelta(hours=k)
        scene.add(
            "heading", line_of(x, top - 2.0, f"{moment:%H:%M}", _SMALL, QUIET, anchor="middle")
        )
        scene.add("frame", stroke(((x, top), (x, top + 3 * _LANE)), Pen(HAIR, 0.2)))
    for lane, (name, stays) in enumerate(zip(view.names, view.stays, strict=True)):
        y = top + 2 * lane * _LANE
        scene.add("labels", _label(_MARGIN, y + _LANE / 2, name))
        for bar in stays:
            scene.extend("tables", _bar(bar, left, y, minute, key))
    for k, text in enumerate(key):
        line = f"{k + 1}  {text}"
        scene.add("labels", line_of(_MARGIN, foot + 3.6 * (k + 1), line, _SMALL, TEXT))
    for bar, level in _levels(view.meetings, minute):
        scene.extend("places", _meeting(bar, left, top, minute, level))
    scene.extend("heading", _legend(_MARGIN, scene.height - _MARGIN, lang))
    return scene


def _key(view: DayView, minute: float) -> tuple[str, ...]:
    """The sessions too short for their title, told below by their number."""
    bars = (bar for stays in view.stays for bar in stays)
    return tuple(dict.fromkeys(bar.text for bar in bars if not _lines(bar, minute)))


def _lines(bar: Bar, minute: float) -> tuple[str, ...]:
    """The title of a session as its bar holds it; none where there is no room."""
    width = (bar.end - bar.begin) * minute
    lines = tuple(broken(bar.text, _SMALL, width - 3.0))
    fits = len(lines) <= 2 and all(measure(line, _SMALL) <= width - 2.0 for line in lines)
    return lines if fits else ()


def _bar(bar: Bar, left: float, y: float, minute: float, key: Sequence[str]) -> Iterator[Mark]:
    box = Box(left + bar.begin * minute, y + 1.5, left + bar.end * minute, y + _LANE - 1.5)
    yield rectangle(box, Pen(OUTLINE, 0.25, CLOTH))
    lines = _lines(bar, minute)
    if not lines:
        number = Run(str(key.index(bar.text) + 1), Weight.SEMIBOLD, TEXT)
        yield middled(*box.middle, number, _SMALL)
    for k, line in enumerate(lines):
        at = box.middle[1] + (k - (len(lines) - 1) / 2) * 3.4 + _SMALL * 0.357
        yield line_of(box.left + 1.5, at, line, _SMALL, TEXT)


def _levels(meetings: Sequence[Bar], minute: float) -> Iterator[tuple[Bar, float]]:
    """Each meeting, and how far from the middle it is drawn so that its sign and text hide no other."""
    ends = [-1e9, -1e9]
    crowded = [
        one
        for one, then in pairwise(sorted(meetings, key=lambda bar: bar.begin))
        if (then.begin - one.begin) * minute < _wide(one)
    ]
    for bar in sorted(meetings, key=lambda bar: bar.begin):
        x = bar.begin * minute
        near = bar in crowded or x < max(ends)
        lane = 0 if x >= ends[0] else 1
        ends[lane] = x + _wide(bar)
        yield bar, (-2.6 if lane == 0 else 2.6) if near else 0.0


def _wide(bar: Bar) -> float:
    return 6.0 + (measure(bar.text, _SMALL) if bar.text else 0.0)


def _meeting(bar: Bar, left: float, top: float, minute: float, level: float) -> Iterator[Mark]:
    y, x = top + 1.5 * _LANE + level, left + bar.begin * minute
    end = left + max(bar.end, bar.begin) * minute
    yield stroke(((x, top + _LANE - 1.5), (x, top + 2 * _LANE + 1.5)), Pen(_INK[bar.nearness], 0.5))
    yield stroke(((x, y), (end, y)), Pen(_INK[bar.nearness], 0.8))
    yield from _sign(x, y, bar.nearness)
    if bar.text:
        yield middled(
            x + 4.0 + measure(bar.text, _SMALL) / 2,
            y + (2.6 if level > 0 else -2.6),
            Run(bar.text, Weight.REGULAR, TEXT),
            _SMALL,
        )


def sight_scene(view: SessionView, guests: Collection[str]) -> Scene:
    """The room in outline, two guests in it by name, and the line between them with its metres."""
    lang, head = view.head.language, view.head
    area = Box(_MARGIN + 8.0, _MARGIN + 16.0, _PLAN[0] - _MARGIN - 8.0, _PLAN[1] - _MARGIN - 8.0)
    scene = Scene(*_PLAN, head.session or head.event, lang)
    title = head.session or head.event
    scene.add(
        "heading", line_of(_MARGIN, _MARGIN + _TITLE, title, _TITLE, TEXT, weight=Weight.SEMIBOLD)
    )
    projection = fitted(whole_room(view), area, turned=False)
    draw_room(scene, view, projection, 0.8)
    for table in view.tables:
        scene.extend("tables", draw_top(table, projection))
    ends = []
    for place in view.places():
        x, y = projection.point(place.x, place.y)
        named = place.guest is not None and place.guest.id in guests
        r = max(0.8, 0.22 * projection.scale)
        pen = Pen(None, 0.2, MUST) if named else Pen(HAIR, 0.25, DISC)
        scene.add("places", Disc(x, y, r, pen))
        if named and place.guest is not None:
            ends.append((x, y, place, place.guest.short_name or place.guest.full_name))
    if len(ends) == 2:
        scene.extend("labels", _line_between(ends, projection))
    return scene


def _line_between(
    ends: Sequence[tuple[float, float, PlaceView, str]], projection: Projection
) -> Iterator[Mark]:
    """A dashed line, its metres beside the middle, and each name beyond its end."""
    (x, y, one, name), (u, v, other, second) = ends
    yield stroke(((x, y), (u, v)), Pen(MUST, 0.4, None, (1.6, 1.0)))
    metres = f"{hypot(one.x - other.x, one.y - other.y):.1f} m"
    # The upper name goes above its disc and the lower one below, so that the two never meet.
    upper, lower = ((x, y, name), (u, v, second)) if y <= v else ((u, v, second), (x, y, name))
    r = max(0.8, 0.22 * projection.scale)
    plates = []
    for (px, py, called), off in ((upper, -r - 2.8), (lower, r + 2.8)):
        run = Run(called, Weight.SEMIBOLD, MUST)
        plates.append(_plate(px, py + off, run, _SIZE))
        yield from _on_plate(px, py + off, run, _SIZE)
    run = Run(metres, Weight.REGULAR, TEXT)
    spots = list(_beside(x, y, u, v, r))
    free = (s for s in spots if not any(_meet(_plate(*s, run, _SMALL), p) for p in plates))
    yield from _on_plate(*next(free, spots[-1]), run, _SMALL)


def _beside(x: float, y: float, u: float, v: float, r: float) -> Iterator[tuple[float, float]]:
    """Where the metres of a line may stand: by its middle on either hand, nearer an end, beyond it."""
    far = hypot(x - u, y - v)
    if far > 12.0:
        across, along = ((y - v) / far * 3.0, (u - x) / far * 3.0), (0.5, 0.35, 0.65)
        for part in along:
            for hand in (1.0, -1.0):
                middle = x + (u - x) * part, y + (v - y) * part
                yield middle[0] + hand * across[0], middle[1] + hand * across[1]
    yield max(x, u) + r + 7.0, (y + v) / 2
    yield min(x, u) - r - 7.0, (y + v) / 2
    yield (x + u) / 2, max(y, v) + r + 8.0


def _plate(x: float, y: float, run: Run, size: float) -> Box:
    half = measure(run.text, size, run.weight) / 2 + 0.8
    return Box(x - half, y - size * 0.62, x + half, y + size * 0.62)


def _meet(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _on_plate(x: float, y: float, run: Run, size: float) -> Iterator[Mark]:
    """A text on ground of its own, so that no chair shows through it."""
    yield rectangle(_plate(x, y, run, size), Pen(None, 0.2, GROUND))
    yield middled(x, y, run, size)
