"""Where names stand: columns beside tables, rows above and below them, chosen without a clash.

Each run of places (one side of a table, one row) has several ways to be labelled, nicest
first; `choosing` takes one way for each run so that no two labels meet on the whole sheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from preseance.documents.choosing import (
    GAP,
    SPACE,
    Chosen,
    Offer,
    Way,
    choose,
    leads_through,
    offer,
)
from preseance.documents.labels import Label, Seat, Wording, spread
from preseance.documents.leaders import leader as leader_to
from preseance.documents.leaders import leads_under, led
from preseance.documents.names import Detail, block_of, name_lines
from preseance.documents.obstacles import Field, Obstacle, Round
from preseance.documents.scene import Anchor, Box, Point

_OFF = 0.9
"""Between a disc and the name above or below it, millimetres."""
_AWAY = 1.2
"""Between a disc and the name beside it, millimetres."""
_POLE = 0.1
"""Sine of the angle from the vertical within which a seat is at the top or foot of a ring."""
Known: TypeAlias = dict[float, list[Offer]]
"""The clear ways of a run by size, nicest first."""
DETAILS: tuple[Detail, ...] = ("two lines", "narrow", "one line")


@dataclass(frozen=True, slots=True)
class Run:
    """Places labelled together, and the table they sit at where it is round."""

    seats: tuple[Seat, ...]
    side: str
    """`left`, `right`, `above` or `below` the places."""
    round_table: Round | None = None
    behind: tuple[Seat, ...] = ()
    """Chairs of interpreters and aides, which names may have to stand beyond."""
    group: tuple[Seat, ...] = ()
    """All seats of the table or the rows, whose names these could be taken for."""

    def __hash__(self) -> int:
        # Enough to tell most runs apart, and far less work than all that their guests say.
        who = tuple((s.place.id, s.place.guest.id if s.place.guest else "") for s in self.seats)
        return hash((self.side, who))


def place_labels(
    runs: Sequence[Run],
    size: float,
    sheet: Box,
    obstacles: Sequence[Obstacle] | Field,
    details: Sequence[Detail] = DETAILS,
) -> tuple[Label, ...] | None:
    """Labels of all runs at one size, disjoint, on the sheet and clear of the obstacles.

    None when no such choice was found.
    """
    chosen = place_runs(runs, size, sheet, obstacles, details)
    return None if chosen is None else tuple(label for way in chosen for label in way)


def place_runs(
    runs: Sequence[Run],
    size: float,
    sheet: Box,
    obstacles: Sequence[Obstacle] | Field,
    details: Sequence[Detail] = DETAILS,
    known: Sequence[Known] = (),
    before: Chosen | None = None,
) -> list[Way] | None:
    """The same, run by run.

    ``known`` holds of each run the clear ways that were found before, and is added to; ``before`` what
    was chosen for the same ways.
    """
    field = obstacles if isinstance(obstacles, Field) else Field(obstacles)
    known = known or [{} for _ in runs]
    if before is not None and before.is_stuck(size, known):
        return None
    offered: list[list[Offer]] = []
    for run, ways in zip(runs, known, strict=True):
        if size not in ways:
            ways[size] = list(_clear_ways(run, size, sheet, field, details))
        clear = ways[size]
        if not clear:
            if before is not None:
                before.note(size, (ways,))
            return None
        offered.append(clear)
    chosen = choose(offered, before)
    if isinstance(chosen, frozenset):
        if before is not None and chosen:
            before.note(size, [known[run] for run in chosen])
        return None
    return chosen


def has_room(
    runs: Sequence[Run], size: float, sheet: Box, obstacles: Field, details: Sequence[Detail]
) -> bool:
    """Whether each run by itself has a way; else `place_labels` finds none, be there more obstacles or not."""
    return all(
        next(_clear_ways(run, size, sheet, obstacles, details), None) is not None for run in runs
    )


def _clear_ways(
    run: Run, size: float, sheet: Box, obstacles: Field, details: Sequence[Detail]
) -> Iterator[Offer]:
    ways = map(offer, _ways(run, size, sheet, details))
    return (way for way in ways if _is_clear(way, sheet, obstacles))


def _is_clear(way: Offer, sheet: Box, obstacles: Field) -> bool:
    if way.reach is None:
        return True
    if any(not sheet.holds(label.box) for label in way.labels):
        return False
    near = obstacles.near(way.reach, GAP)
    for number, label in enumerate(way.labels):
        for other in way.labels[number + 1 :]:
            if label.box.meets(other.box, 0.2):
                return False
        if any(leads_through(label, other.box) for other in way.labels if other is not label):
            return False
        if any(thing.meets(label.box, GAP / 2) for thing in near):
            return False
    return True


def _ways(run: Run, size: float, sheet: Box, details: Sequence[Detail]) -> Iterator[Way]:
    for detail in details:
        words = [
            Wording(seat, block_of(name_lines(seat.place.guest, detail)), size)
            for seat in run.seats
            if seat.place.guest is not None
        ]
        if not words:
            yield ()
            return
        for beyond in (False, True) if run.behind else (False,):
            yield from _ways_of(run, words, sheet, detail, beyond)


def _ways_of(
    run: Run, words: list[Wording], sheet: Box, detail: Detail, beyond: bool
) -> Iterator[Way]:
    ways: list[Way | None]
    if run.side in ("left", "right"):
        ways = [_column(run, words, sheet, crowned, beyond) for crowned in (True, False)]
    else:
        ways = [_row(run, words, sheet, levels, beyond) for levels in (1, 2)]
        if detail != "narrow":
            ways.append(_turned(run, words, sheet, beyond))
    yield from (led_way for way in ways if way for led_way in _led(run, way))


def _led(run: Run, way: Way) -> Iterator[Way]:
    """The way with leaders where names would read as others'; none if they cross a disc."""
    seats = {seat.place.id: seat for seat in run.seats}
    behind = {seat.place.id for seat in run.behind}
    found: list[Label] = []
    for label in way:
        others = [other for other in run.group if other.place.id != label.place]
        found.append(led(label, seats[label.place], others))
        if any(leads_under(found[-1], o) for o in others if o.place.id not in behind):
            return
    yield tuple(found)


def _column(run: Run, words: list[Wording], sheet: Box, crowned: bool, beyond: bool) -> Way | None:
    """Names beside a table; `crowned`, the one at its very top or foot is above or below it."""
    words = sorted(words, key=lambda word: (word.seat.y, word.seat.x))
    crown = [word for word in words if crowned and run.round_table and _is_pole(word.seat)]
    if crowned and not crown:
        return None
    words = [word for word in words if word not in crown]
    # Names round a table fan out, so that each can come close to its own disc.
    fan = 0.6 * words[0].size if run.round_table and words else 0.0
    middles = spread(
        [word.seat.y + fan * word.seat.out[1] for word in words],
        [word.height for word in words],
        GAP,
        sheet.top,
        sheet.bottom,
    )
    if middles is None:
        return None
    sign = 1.0 if run.side == "right" else -1.0
    way = [_centred(word) for word in crown]
    for word, middle in zip(words, middles, strict=True):
        top, bottom = middle - word.height / 2, middle + word.height / 2
        edge = sign * max(_hug(run, sign, top, bottom, beyond), sign * word.seat.x)
        left = edge if sign > 0 else edge - word.width
        box = Box(left, top, left + word.width, bottom)
        seat = word.seat
        leader: tuple[Point, ...] = ()
        if beyond or abs(middle - seat.y) > word.height / 2:
            leader = leader_to(seat, (edge - sign * 0.4, middle))
        anchor: Anchor = "start" if sign > 0 else "end"
        way.append(Label(seat.place.id, box, word.block, word.size, anchor, leader))
    return tuple(way)


def _is_pole(seat: Seat) -> bool:
    return abs(seat.out[0]) < _POLE


def _centred(word: Wording) -> Label:
    """Above or below its disc."""
    seat = word.seat
    near = seat.radius + _OFF
    top = seat.y + near if seat.out[1] > 0 else seat.y - near - word.height
    left = seat.x - word.width / 2
    box = Box(left, top, left + word.width, top + word.height)
    return Label(seat.place.id, box, word.block, word.size, "middle")


def _hug(run: Run, sign: float, top: float, bottom: float, beyond: bool) -> float:
    """How far out a label must begin, times the sign of its side."""
    edges: list[float] = []
    for seat in (*run.seats, *(run.behind if beyond else ())):
        off, reach = max(top - seat.y, seat.y - bottom, 0.0), seat.radius + _AWAY
        if run.round_table is None and off < seat.radius + GAP:
            edges.append(sign * seat.x + reach)
        elif run.round_table is not None and off < reach:
            edges.append(sign * seat.x + sqrt(reach**2 - off**2))
    return max(edges, default=-1e9)


def _base(run: Run, seat: Seat, sign: float, beyond: bool) -> float:
    """Where a name above or below its place may begin."""
    edge = sign * seat.y + seat.radius
    if beyond:
        edge = max(edge, *(sign * chair.y + chair.radius for chair in run.behind))
    return sign * (edge + _OFF)


def _row(run: Run, words: list[Wording], sheet: Box, levels: int, beyond: bool) -> Way | None:
    words = sorted(words, key=lambda word: word.seat.x)
    sign = 1.0 if run.side == "below" else -1.0
    step = max(word.height for word in words) + GAP
    way: list[Label] = []
    for level in range(levels):
        part = words[level::levels]
        middles = spread(
            [word.seat.x for word in part],
            [word.width for word in part],
            SPACE * words[0].size,
            sheet.left,
            sheet.right,
        )
        if middles is None:
            return None
        for word, middle in zip(part, middles, strict=True):
            seat = word.seat
            if abs(middle - seat.x) > word.width / 2:
                return None
            near = _base(run, seat, sign, beyond) + sign * level * step
            top = near if sign > 0 else near - word.height
            box = Box(middle - word.width / 2, top, middle + word.width / 2, top + word.height)
            leader: tuple[Point, ...] = ()
            if level or beyond:
                leader = ((seat.x, seat.y + sign * seat.radius), (seat.x, near - sign * 0.2))
            way.append(Label(seat.place.id, box, word.block, word.size, "middle", leader))
    return tuple(way)


def _turned(run: Run, words: list[Wording], sheet: Box, beyond: bool) -> Way | None:
    words = sorted(words, key=lambda word: word.seat.x)
    middles = spread(
        [word.seat.x for word in words],
        [word.height for word in words],
        GAP,
        sheet.left,
        sheet.right,
    )
    if middles is None:
        return None
    below = run.side == "below"
    way = []
    for word, middle in zip(words, middles, strict=True):
        seat = word.seat
        if abs(middle - seat.x) > seat.radius:
            return None
        near = _base(run, seat, 1.0 if below else -1.0, beyond)
        top = near if below else near - word.width
        box = Box(middle - word.height / 2, top, middle + word.height / 2, top + word.width)
        anchor: Anchor = "end" if below else "start"
        way.append(Label(seat.place.id, box, word.block, word.size, anchor, (), True))
    return tuple(way)
