"""Paper: sizes, margins and the sizes of type that go with them, in millimetres."""

from dataclasses import dataclass
from typing import Literal

from preseance.documents.scene import Box

PaperName = Literal["a4", "a3"]


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


def sheets(name: PaperName) -> tuple[Paper, Paper]:
    """The paper on its side and upright."""
    if name == "a3":
        return (
            Paper("A3", 420.0, 297.0, 10.0, 1.0, _A3_SIZES, 3.6),
            Paper("A3", 297.0, 420.0, 10.0, 1.0, _A3_SIZES, 3.6),
        )
    return (
        Paper("A4", 297.0, 210.0, 8.0, 0.76, _A4_SIZES, 2.9),
        Paper("A4", 210.0, 297.0, 8.0, 0.76, _A4_SIZES, 2.9),
    )
