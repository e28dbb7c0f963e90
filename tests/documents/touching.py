"""What touches on a painted plan, measured by the ink of its letters and not by the code that placed them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from preseance.documents.fonts import extent_of
from preseance.documents.labels import Label
from preseance.documents.obstacles import crosses
from preseance.documents.scene import Box, Disc, Mark, Scene, Shape, Text

_HAIR = 0.02
"""Millimetres by which ink may be off."""


def ink(text: Text) -> Box:
    """The box of a text's ink on the sheet."""
    extents = [extent_of(run.text, run.weight) for run in text.runs]
    above = max(e.above for e in extents) * text.size
    below = max(e.below for e in extents) * text.size
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
    if text.turned:
        # Read from bottom to top: what stands above the line is at its left.
        return Box(text.x - above, text.y - text.width + before, text.x + below, text.y + before)
    left = text.x - before
    return Box(left, text.y - above, left + text.width, text.y + below)


def touching(scene: Scene, labels: Sequence[Label]) -> Iterator[tuple[str, str]]:
    """Pairs of names, table names, discs, marks of honour, signs and walls that touch.

    Two lines of one name may: how close they come is the business of `names`.
    """
    own = {text: label.place for label in labels for text in label.texts()}
    names = _texts(scene, "labels")
    tables = _texts(scene, "tables")
    numbers = _texts(scene, "places")
    signs = _texts(scene, "room")
    discs = [mark for mark in scene.marks.get("places", []) if isinstance(mark, Disc)]
    marks = [mark for mark in scene.marks.get("places", []) if isinstance(mark, Shape)]
    walls = [mark for mark in scene.marks.get("room", []) if isinstance(mark, Shape | Disc)]
    for at, name in enumerate(names):
        others = [text for text in names[at + 1 :] if own[text] != own[name]]
        others += [*tables, *signs]
        # A letter on a disc belongs to it.
        others += [text for text in numbers if not any(_holds(disc, text) for disc in discs)]
        yield from ((name.content, text.content) for text in others if _meet(name, text))
        for thing in (*discs, *marks, *walls):
            if _meets(ink(name), thing):
                yield name.content, str(thing)[:90]
    for name in tables:
        yield from (
            (name.content, text.content) for text in (*numbers, *signs) if _meet(name, text)
        )
        yield from (
            (name.content, str(thing)[:90])
            for thing in (*discs, *marks, *walls)
            if _meets(ink(name), thing)
        )
    for disc in discs:
        yield from (("disc", str(wall)[:90]) for wall in walls if _disc_meets(disc, wall))


def _texts(scene: Scene, layer: str) -> list[Text]:
    return [mark for mark in scene.marks.get(layer, []) if isinstance(mark, Text)]  # type: ignore[call-overload]  # one of the layers


def _holds(disc: Disc, text: Text) -> bool:
    x, y = ink(text).middle
    return (disc.x - x) ** 2 + (disc.y - y) ** 2 < (disc.radius * 0.5) ** 2


def _meet(one: Text, other: Text) -> bool:
    return ink(one).meets(ink(other), -_HAIR)


def _meets(box: Box, thing: Mark) -> bool:
    if isinstance(thing, Disc):
        dx = max(box.left - thing.x, 0.0, thing.x - box.right)
        dy = max(box.top - thing.y, 0.0, thing.y - box.bottom)
        return bool(dx**2 + dy**2 < (thing.radius - _HAIR) ** 2)
    assert isinstance(thing, Shape)
    return any(
        crosses(start, end, box)
        for ring in thing.rings
        for start, end in pairwise((*ring, ring[0]) if thing.closed else ring)
    )


def _disc_meets(disc: Disc, wall: Mark) -> bool:
    square = disc.radius / 2**0.5
    return _meets(Box(disc.x - square, disc.y - square, disc.x + square, disc.y + square), wall)
