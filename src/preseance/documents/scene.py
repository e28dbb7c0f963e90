"""What is drawn on one sheet: shapes and texts in millimetres, x to the right and y down.

A scene knows nothing of guests. Layers are drawn in the order of `LAYERS`; writers turn a
scene into a file and decide nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from preseance.documents.fonts import CAP_HEIGHT, Weight, extent_of, measure
from preseance.documents.palette import QUIET, Token
from preseance.wording.tongues import apart, is_pair

Point = tuple[float, float]
Layer = Literal["frame", "room", "tables", "leaders", "places", "labels", "heading"]
LAYERS: tuple[Layer, ...] = ("frame", "room", "tables", "leaders", "places", "labels", "heading")
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        """The centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Whether the two are nearer than `gap` in both directions."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies within."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def grown(self, by: float) -> "Box":
        """The rectangle with `by` added on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class Pen:
    """Line and fill of a shape; a missing token draws nothing."""

    line: Token | None = None
    width: float = 0.25
    fill: Token | None = None
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    pen: Pen

    def moved(self, right: float) -> "Disc":
        """The same further to the right."""
        return replace(self, x=self.x + right)


@dataclass(frozen=True, slots=True)
class Shape:
    """One or more rings, closed or open; inner rings of a closed shape are holes."""

    rings: tuple[tuple[Point, ...], ...]
    pen: Pen
    closed: bool = True

    def moved(self, right: float) -> "Shape":
        """The same further to the right."""
        rings = tuple(tuple((x + right, y) for x, y in ring) for ring in self.rings)
        return replace(self, rings=rings)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one weight and colour."""

    text: str
    weight: Weight
    ink: Token
    forms: str = ""
    """Language, with a region or not, whose forms Han letters take: `ja`, `zh-TW`."""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; x, y is on the baseline, at the anchor."""

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float
    anchor: Anchor = "start"
    turned: bool = False
    """Reads from bottom to top."""

    def __post_init__(self) -> None:
        if any(is_pair(run.text) for run in self.runs):
            object.__setattr__(self, "runs", tuple(_tongues(self.runs)))

    def moved(self, right: float) -> "Text":
        """The same further to the right."""
        return replace(self, x=self.x + right)

    @property
    def width(self) -> float:
        """Measured width along the line."""
        return sum(measure(run.text, self.size, run.weight) for run in self.runs)

    @property
    def content(self) -> str:
        """The letters alone."""
        return "".join(run.text for run in self.runs)


def _tongues(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with each text in two languages as two runs, the second quieter."""
    for run in runs:
        first, second = apart(run.text)
        yield replace(run, text=first)
        if second:
            yield Run(f" / {second}", Weight.REGULAR, QUIET, run.forms)


Mark = Disc | Shape | Text


def ink_of(text: Text) -> Box:
    """What the letters of a text cover on the sheet."""
    extents = [extent_of(run.text, run.weight) for run in text.runs]
    above = max(extent.above for extent in extents) * text.size
    below = max(extent.below for extent in extents) * text.size
    before = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * text.width
    if text.turned:
        # Read from bottom to top: what stands above the line is at its left.
        return Box(text.x - above, text.y - text.width + before, text.x + below, text.y + before)
    left = text.x - before
    return Box(left, text.y - above, left + text.width, text.y + below)


@dataclass(slots=True)
class Scene:
    """The sheet being drawn: its size and what lies on each layer."""

    width: float
    height: float
    title: str
    language: str = "en"
    marks: dict[Layer, list[Mark]] = field(default_factory=dict)

    def add(self, layer: Layer, *marks: Mark) -> None:
        """Put marks on top of a layer."""
        self.marks.setdefault(layer, []).extend(marks)

    def extend(self, layer: Layer, marks: Iterable[Mark]) -> None:
        """Put many marks on top of a layer."""
        self.marks.setdefault(layer, []).extend(marks)

    def texts(self) -> tuple[Text, ...]:
        """All texts, layer by layer."""
        return tuple(
            mark for layer in LAYERS for mark in self.marks.get(layer, []) if isinstance(mark, Text)
        )


def rectangle(box: Box, pen: Pen) -> Shape:
    """A box as a shape."""
    corners = (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
    return Shape((corners,), pen)


def stroke(points: tuple[Point, ...], pen: Pen) -> Shape:
    """An open line."""
    return Shape((points,), pen, closed=False)


def middled(x: float, y: float, run: Run, size: float) -> Text:
    """One run of capitals or digits with its middle at a point."""
    return Text(x, y + size * CAP_HEIGHT / 2, (run,), size, "middle")


def line_of(
    x: float,
    y: float,
    text: str,
    size: float,
    ink: Token,
    *,
    weight: Weight = Weight.REGULAR,
    anchor: Anchor = "start",
    forms: str = "",
) -> Text:
    """A line of one weight and colour."""
    return Text(x, y, (Run(text, weight, ink, forms),), size, anchor)
