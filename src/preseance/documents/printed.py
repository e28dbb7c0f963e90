"""What printing gives back: the files' bytes, and what is worth saying about them."""

from dataclasses import dataclass
from typing import Literal

from preseance.wording.tongues import first_of

RemarkKind = Literal["missing-glyph", "system-font", "key", "part", "labels", "sheets", "find"]


@dataclass(frozen=True, slots=True)
class PaperRemark:
    """Something about a paper its maker should know, in the view's first language."""

    kind: RemarkKind
    text: str

    def __post_init__(self) -> None:
        # It is said at the command, not on the paper, and so once.
        object.__setattr__(self, "text", first_of(self.text))


@dataclass(frozen=True, slots=True)
class Printed:
    """One PDF, or one PNG or SVG a page."""

    pages: tuple[bytes, ...]
    remarks: tuple[PaperRemark, ...] = ()
