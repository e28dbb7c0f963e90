"""What frames a sheet: the title block at its head, legend and scale at its foot."""

from collections.abc import Iterable, Iterator

from preseance.documents.fonts import Weight, measure
from preseance.documents.furniture import diamond, presiding_disc
from preseance.documents.palette import ACCENT, HAIR, MARKS, MUST, OUTLINE, QUIET, TEXT
from preseance.documents.projection import Projection
from preseance.documents.room_drawing import north_arrow, scale_bar
from preseance.documents.scene import (
    Box,
    Disc,
    Mark,
    Pen,
    Run,
    Scene,
    Text,
    line_of,
    middled,
    rectangle,
    stroke,
)
from preseance.documents.scripts import words_of
from preseance.documents.sizes import Paper
from preseance.documents.words import audience_line, date_and_time, status_line, word
from preseance.views.records import PaperHead, SessionView
from preseance.wording.tongues import apart, is_pair

_HEAD, _FOOT = 22.5, 14.5
"""Heights at A3, millimetres."""
_SMALL = 2.9
_NOTES = 2
"""Lines of notes that the foot has room for."""


def drawing_area(paper: Paper) -> Box:
    """What is left of the sheet between head and foot."""
    inside, k = paper.inside, paper.scale
    return Box(inside.left, inside.top + _HEAD * k, inside.right, inside.bottom - _FOOT * k)


def draw_head(scene: Scene, head: PaperHead, paper: Paper, *, title: str = "") -> None:
    """Event, session, day and place at the left; version and audience at the right."""
    k, box, lang = paper.scale, paper.inside, head.language
    line = box.top + 20.5 * k
    status = status_line(head)
    room = box.width - measure(status, 4.2 * k, Weight.SEMIBOLD) - 8 * k
    when = date_and_time(head.starts, head.ends, lang)
    where = " · ".join(text for text in (when, head.place) if text)
    audience = audience_line(head.audience, lang)
    beside = box.width - max(measure(one, 3.7 * k) for one in apart(audience)) - 8 * k
    scene.add(
        "heading",
        line_of(box.left, box.top + 3.0 * k, head.event, 3.7 * k, ACCENT, weight=Weight.SEMIBOLD),
        *_titles(title or head.session or head.event, box, room, k),
        line_of(box.left, box.top + 17.8 * k, where, _within(where, 3.7 * k, beside), QUIET),
        stroke(((box.left, line), (box.right, line)), Pen(HAIR, 0.25)),
    )
    _right(scene, box.right, box.top + 17.8 * k, audience, 3.7 * k)
    if head.marking:
        y = box.top + (10.0 if not head.superseded_by else 3.0) * k
        x = box.right if not head.superseded_by else box.right - 70 * k
        scene.add(
            "heading",
            line_of(x, y, head.marking, 4.2 * k, MUST, weight=Weight.SEMIBOLD, anchor="end"),
        )
    if head.copy:
        y = box.top + (14.2 if not head.superseded_by else 7.8) * k
        x = box.right if not head.superseded_by else box.right - 70 * k
        copy = line_of(x, y, head.copy, 3.4 * k, TEXT, weight=Weight.SEMIBOLD, anchor="end")
        scene.add("heading", copy)
    if head.superseded_by:
        _stamp(scene, head, status, paper)
        return
    ink = TEXT if head.version else ACCENT
    scene.add(
        "heading",
        line_of(
            box.right,
            box.top + 3.0 * k,
            status,
            4.2 * k,
            ink,
            weight=Weight.SEMIBOLD,
            anchor="end",
        ),
    )


def beside_head(head: PaperHead, paper: Paper) -> float:
    """How wide the version and the audience at the right are, millimetres."""
    k, audience = paper.scale, audience_line(head.audience, head.language)
    status = measure(status_line(head), 4.2 * k, Weight.SEMIBOLD)
    return max(status, *(measure(one, 3.7 * k) for one in apart(audience)))


def _titles(name: str, box: Box, room: float, k: float) -> Iterator[Text]:
    """The title; in a second language smaller below it."""
    first, second = apart(name)
    heavy = Weight.SEMIBOLD
    if not second:
        size = _within(name, 8.4 * k, room, heavy)
        yield line_of(box.left, box.top + 11.6 * k, name, size, TEXT, weight=heavy)
        return
    size = _within(first, 6.6 * k, room, heavy)
    yield line_of(box.left, box.top + 9.2 * k, first, size, TEXT, weight=heavy)
    smaller = _within(second, 3.7 * k, room)
    yield line_of(box.left, box.top + 13.4 * k, second, smaller, QUIET)


def _within(text: str, size: float, room: float, weight: Weight = Weight.REGULAR) -> float:
    """The size asked for, or the largest at which the text fits."""
    return min(size, room / max(measure(text, 1.0, weight), 1.0))


def _right(scene: Scene, x: float, y: float, text: str, size: float) -> None:
    first, second = apart(text)
    if second:
        scene.add("heading", line_of(x, y, second, size * 0.8, QUIET, anchor="end"))
        y -= 1.15 * size
    scene.add("heading", line_of(x, y, first, size, QUIET, anchor="end"))


def _stamp(scene: Scene, head: PaperHead, status: str, paper: Paper) -> None:
    """A frame that says the version is no longer in force."""
    k, box, lang = paper.scale, paper.inside, head.language
    words = (status, word("superseded", lang, head.superseded_by), word("withdrawn", lang))
    sizes = (3.4 * k, 4.4 * k, 3.4 * k)
    texts = [
        line_of(
            box.right - 2.5 * k,
            box.top + y * k,
            text,
            size,
            MUST,
            weight=Weight.SEMIBOLD,
            anchor="end",
        )
        for text, size, y in zip(words, sizes, (2.6, 7.6, 12.0), strict=True)
    ]
    width = max(text.width for text in texts) + 5 * k
    frame = Box(box.right - width, box.top - 1.6 * k, box.right, box.top + 13.4 * k)
    scene.add("heading", rectangle(frame, Pen(MUST, 0.6)), *texts)


def draw_foot(
    scene: Scene, view: SessionView, paper: Paper, projection: Projection, notes: tuple[str, ...]
) -> None:
    """Legend, scheme and notes at the left; scale and north at the right."""
    k, box = paper.scale, paper.inside
    rule = box.bottom - 12.8 * k
    scene.add("heading", stroke(((box.left, rule), (box.right, rule)), Pen(HAIR, 0.25)))
    right = _orientation(scene, view, paper, projection)
    x = box.left
    two = is_pair(word("number", view.head.language))
    for marks, texts in _entries(view, x, box.bottom - (10.4 if two else 9.2) * k, k):
        shift = x - box.left
        scene.extend("heading", (mark.moved(shift) for mark in marks))
        scene.extend("heading", (text.moved(shift) for text in texts))
        wide = max(text.width for text in texts)
        x += texts[0].x - box.left + wide + 5.5 * k
    said = " ".join(text for text in (view.head.scheme, *notes) if text)
    lines, size = _notes(said, _SMALL * k, right - 6 * k - box.left)
    for number, line in enumerate(lines):
        y = box.bottom - (1.2 if len(lines) == 1 else 3.9 - 3.9 * number) * k
        scene.add("heading", line_of(box.left, y, line, size, QUIET))


def _notes(said: str, size: float, room: float) -> tuple[list[str], float]:
    """Two lines at the most, a line a language where there are two, and the size that this takes."""
    first, second = apart(said)
    if second:
        widest = max(measure(first, 1.0), measure(second, 1.0))
        return [first, second], min(0.86 * size, room / max(widest, 1.0))
    lines = broken(said, size, room)
    while len(lines) > _NOTES:
        size *= 0.96
        lines = broken(said, size, room)
    return lines, size


def _orientation(scene: Scene, view: SessionView, paper: Paper, projection: Projection) -> float:
    """Scale bar and needle; gives back where they begin."""
    k, box = paper.scale, paper.inside
    right = box.right
    if view.room.north is not None:
        scene.extend(
            "heading",
            north_arrow(right - 4 * k, box.bottom - 5.0 * k, view.room.north, projection, k),
        )
        right -= 14 * k
    bar = tuple(scale_bar(right, box.bottom - 4.6 * k, projection, k))
    scene.extend("heading", bar)
    ratio = word("scale", view.head.language, round(1000 / projection.scale), paper.name)
    text = line_of(right, box.bottom - 0.6 * k, ratio, 2.6 * k, QUIET, anchor="end")
    scene.add("heading", text)
    lefts = [mark.x for mark in bar if isinstance(mark, Text)]
    return min(*lefts, right - text.width)


def _entries(
    view: SessionView, x: float, y: float, k: float
) -> Iterator[tuple[tuple[Mark, ...], list[Text]]]:
    """The legend: only the signs that occur on this sheet."""
    places, lang, r = view.places(), view.head.language, 1.9 * k

    def entry(
        marks: Iterable[Mark], name: str, wide: float = 2 * r
    ) -> tuple[tuple[Mark, ...], list[Text]]:
        return tuple(marks), _called(word(name, lang), x + wide + 1.4 * k, y, k)

    if any(place.presiding for place in places):
        yield entry((presiding_disc(x + r, y, r),), "presiding")
    if any(place.honour in (0, 1) for place in places):
        half = 1.9 * k
        pair = (*diamond(x + half, y, half, "1"), *diamond(x + 3.2 * half, y, half, "2"))
        yield entry(pair, "honour", 4.2 * half)
    if view.monogram():
        size = min(1.55 * k, 1.62 * r / measure(view.monogram(), 1.0, Weight.SEMIBOLD))
        letters = middled(x + r, y, Run(view.monogram(), Weight.SEMIBOLD, TEXT), size)
        yield entry((Disc(x + r, y, r, Pen(OUTLINE, 0.3)), letters), "monogram")
    if any(place.number for place in places):
        seven = middled(x + 0.8 * k, y, Run("7", Weight.REGULAR, QUIET), 2.9 * k)
        yield entry((seven,), "number", r)
    if any(place.guest is None and place.kind != "auxiliary" for place in places):
        yield entry((Disc(x + r, y, r, Pen(OUTLINE, 0.3, None, (0.8, 0.8))),), "free")
    if any(place.kind == "auxiliary" and place.guest is not None for place in places):
        yield entry((Disc(x + r, y, r * 0.65, Pen(OUTLINE, 0.3)),), "interpreter")
    yield from _marked(view, x, y, k)


def _marked(
    view: SessionView, x: float, y: float, k: float
) -> Iterator[tuple[tuple[Mark, ...], list[Text]]]:
    """The delegations in colour, with their names."""
    r = 1.9 * k
    names = {p.guest.monogram: p.guest.delegation for p in view.places() if p.guest}
    for mark, monogram in zip(MARKS, view.marked, strict=False):
        if monogram not in names:
            continue
        letters = middled(x + r, y, Run(monogram, Weight.SEMIBOLD, mark.letter), 1.55 * k)
        disc = Disc(x + r, y, r, Pen(OUTLINE, 0.3, mark.disc))
        name = names.get(monogram) or monogram
        yield (disc, letters), _called(name, x + 2 * r + 1.4 * k, y, k)


def _called(name: str, x: float, y: float, k: float) -> list[Text]:
    """What a sign means; in a second language smaller below."""
    first, second = apart(name)
    texts = [line_of(x, y + 1.05 * k, first, _SMALL * k, TEXT)]
    if second:
        texts.append(line_of(x, y + 3.5 * k, second, 2.2 * k, QUIET))
    return texts


def broken(text: str, size: float, width: float) -> list[str]:
    """A text in lines no wider than `width`; a word that is wider stands alone."""
    lines: list[str] = []
    for word_ in words_of(text):
        longer = f"{lines[-1]} {word_}" if lines else word_
        if lines and measure(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word_)
    return lines
