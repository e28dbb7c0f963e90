"""Paper: sizes, margins and the sizes of type that go with them, in millimetres."""

from dataclasses import dataclass
from typing import Literal

from preseance.documents.scene import Box

PaperName = Literal["a4", "a3", "a2", "a1", "letter"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet, upright or on its side, and how its type is sized."""

    name: str
    width: float
    height: float
    margin: float
    scale: float
    """Of headings and legend; 1 at A3."""
    label_sizes: tuple[float, ...]
    """Sizes of guests' names from the one wished for down to the least."""
    key_size: float
    """Of names in a numbered key."""

    @property
    def inside(self) -> Box:
        """The sheet within its margins."""
        m = self.margin
        return Box(m, m, self.width - m, self.height - m)


_A3_SIZES = (6.0, 5.3, 4.6, 4.2, 3.9, 3.6, 3.35, 3.1, 2.95, 2.82)
"""The least, 2.82 mm, has capitals of 2.01 mm."""
_A4_SIZES = (4.4, 4.0, 3.6, 3.2, 3.0, 2.8, 2.6, 2.47)
"""The least, 2.47 mm, is 7 points."""
_LARGER = (9.5, 8.5, 7.6, 6.8)
"""Wished for beyond those of A3 on sheets that are read from farther away."""


@dataclass(frozen=True, slots=True)
class _Format:
    """A sheet by its short and long side, and how its type is sized."""

    called: str
    short: float
    long: float
    margin: float
    scale: float
    label_sizes: tuple[float, ...]
    key_size: float
    typst: str
    """What Typst calls it."""


_FORMATS: dict[PaperName, _Format] = {
    "a4": _Format("A4", 210.0, 297.0, 8.0, 0.76, _A4_SIZES, 2.9, "a4"),
    "a3": _Format("A3", 297.0, 420.0, 10.0, 1.0, _A3_SIZES, 3.6, "a3"),
    "a2": _Format("A2", 420.0, 594.0, 13.0, 1.3, (*_LARGER[2:], *_A3_SIZES), 5.0, "a2"),
    "a1": _Format("A1", 594.0, 841.0, 16.0, 1.7, (*_LARGER, *_A3_SIZES), 6.8, "a1"),
    "letter": _Format("Letter", 215.9, 279.4, 8.0, 0.76, _A4_SIZES, 2.9, "us-letter"),
}
"""Sheets by name: ISO 216, and the letter of ANSI/ASME Y14.1."""


def sheets(name: PaperName) -> tuple[Paper, Paper]:
    """The paper on its side and upright."""
    f = _FORMATS[name]
    type_sizes = (f.margin, f.scale, f.label_sizes, f.key_size)
    return (
        Paper(f.called, f.long, f.short, *type_sizes),
        Paper(f.called, f.short, f.long, *type_sizes),
    )


def called(name: PaperName) -> str:
    """How people call a sheet: A4, Letter."""
    return _FORMATS[name].called


def typst_name(name: PaperName) -> str:
    """How Typst calls a sheet."""
    return _FORMATS[name].typst
