"""The name of a table on its cloth: where it fits, as large as it can be."""

from collections.abc import Iterator, Sequence

from preseance.documents.fonts import Weight
from preseance.documents.obstacles import Flat, Round, bounds
from preseance.documents.palette import TEXT
from preseance.documents.scene import Box, Point, Run, Text, ink_of, middled
from preseance.documents.scripts import words_of

_ROUND_MOST, _FLAT_MOST, _LEAST = 9.0, 6.0, 2.2
"""Sizes of type, millimetres."""
_FLOOR_MOST, _CLEAR = 4.0, 0.6
"""The largest size amid places without a table, and what is kept between the name and their discs."""
_EVEN, _PLAIN = 1.25, 5.0
"""How much larger than the smallest name of a room another on a round table may be, and what size,
in millimetres, each may have."""
_TWO_LINES = 4.0
"""The largest size, millimetres, in which a name on a round table is broken."""
_PITCH = 1.25
"""Between two lines of a name, in em."""
_FREE = 2.0
"""Kept between a name and the middle of a place number."""


def names_on_rounds(
    tables: Sequence[tuple[str, Round, Sequence[Point]]],
) -> list[tuple[Text, ...]]:
    """A name in the middle of each round table, within its ring of numbers; of nearly one size."""
    wished = [_name_on_round(*table, _ROUND_MOST) for table in tables]
    least = min((text.size for texts in wished for text in texts), default=_ROUND_MOST)
    return [
        _name_on_round(*table, min(_ROUND_MOST, max(_EVEN * least, _PLAIN))) for table in tables
    ]


def fits_on_round(name: str, top: Round) -> bool:
    """Whether a name has room on a round table in any size that can be read."""
    return any(
        _inside_round(_box((top.x, top.y), lines, size), top)
        for size in _sizes(_ROUND_MOST)
        for lines in _broken(name)
        if size <= _TWO_LINES or len(lines) == 1
    )


def _name_on_round(
    name: str, top: Round, numbers: Sequence[Point], most: float
) -> tuple[Text, ...]:
    middle = (top.x, top.y)
    for size in _sizes(most):
        for lines in _broken(name):
            if size > _TWO_LINES and len(lines) > 1:
                continue
            box = _box(middle, lines, size)
            if _inside_round(box, top) and not _hits(box, numbers):
                return _texts(middle, lines, size)
    lines = list(_broken(name))[-1]
    return _texts(middle, lines, _LEAST)


def name_on_flat(name: str, top: Flat, numbers: Sequence[Point]) -> tuple[Text, ...]:
    """A name where a table with straight sides has the most room for it."""
    spots = list(_spots(top))
    for size in _sizes(_FLAT_MOST):
        for lines in _broken(name):
            for spot in spots:
                box = _box(spot, lines, size)
                if _inside_flat(box, top) and not _hits(box, numbers):
                    return _texts(spot, lines, size)
    return ()


def name_on_floor(
    name: str, discs: Sequence[Round], things: Sequence[Round] = ()
) -> tuple[Text, ...]:
    """A name amid places that have no table, clear of their discs, numbers and marks (``things``).

    Above the places where it has no room amid them.
    """
    around = bounds((disc.x, disc.y) for disc in discs)
    (x, y), top = around.middle, min(thing.y - thing.radius for thing in (*discs, *things))
    for size in _sizes(_FLOOR_MOST):
        for lines in _broken(name):
            box = _box((x, y), lines, size)
            if not any(disc.meets(box, _CLEAR) for disc in (*discs, *things)):
                return _texts((x, y), lines, size)
    lines = (name,)
    height = _box((x, y), lines, _FLOOR_MOST).height
    return _texts((x, top - _CLEAR - height), lines, _FLOOR_MOST)


def _sizes(most: float) -> Iterator[float]:
    size = most
    while size >= _LEAST:
        yield size
        size *= 0.9


def _broken(name: str) -> Iterator[tuple[str, ...]]:
    """The name on one line, and on two of nearly one length where it has several words."""
    yield (name,)
    words = words_of(name)
    if len(words) > 1:
        cuts = range(1, len(words))
        cut = min(cuts, key=lambda at: max(len(" ".join(words[:at])), len(" ".join(words[at:]))))
        yield " ".join(words[:cut]), " ".join(words[cut:])


def _box(middle: Point, lines: tuple[str, ...], size: float) -> Box:
    inks = [ink_of(text) for text in _texts(middle, lines, size)]
    return bounds([(i.left, i.top) for i in inks] + [(i.right, i.bottom) for i in inks])


def _hits(box: Box, numbers: Sequence[Point]) -> bool:
    grown = box.grown(_FREE)
    return any(grown.holds(Box(x, y, x, y)) for x, y in numbers)


def _inside_round(box: Box, top: Round) -> bool:
    x = max(abs(box.left - top.x), abs(box.right - top.x))
    y = max(abs(box.top - top.y), abs(box.bottom - top.y))
    return x * x + y * y <= (top.radius - 1.0) ** 2


def _inside_flat(box: Box, top: Flat) -> bool:
    grown = box.grown(1.0)
    return top.holds(grown.middle) and not top.crosses(grown)


def _spots(top: Flat) -> Iterator[Point]:
    """The middle, then points along the middle lines of the box round a top, nearest first."""
    box = top.box()
    (x, y), steps = box.middle, 24
    yield x, y
    grid = [
        (box.left + box.width * (i + 0.5) / steps, box.top + box.height * (j + 0.5) / steps)
        for i in range(steps)
        for j in range(steps)
    ]
    # A name stands best on one of the two middle lines of its table, near the head.
    yield from sorted(
        (spot for spot in grid if top.holds(spot)),
        key=lambda spot: (min(abs(spot[0] - x), abs(spot[1] - y)), spot[1], spot[0]),
    )


def _texts(middle: Point, lines: tuple[str, ...], size: float) -> tuple[Text, ...]:
    x, y = middle
    first = y - (len(lines) - 1) * _PITCH * size / 2
    return tuple(
        middled(x, first + at * _PITCH * size, Run(line, Weight.SEMIBOLD, TEXT), size)
        for at, line in enumerate(lines)
    )
