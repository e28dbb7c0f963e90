"""What printing gives back: the files' bytes, and what is worth saying about them."""

from dataclasses import dataclass
from typing import Literal

RemarkKind = Literal["missing-glyph", "system-font", "key", "part", "labels", "sheets", "find"]


@dataclass(frozen=True, slots=True)
class PaperRemark:
    """Something about a paper its maker should know, in the view's language."""

    kind: RemarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """One PDF, or one PNG or SVG a page."""

    pages: tuple[bytes, ...]
    remarks: tuple[PaperRemark, ...] = ()
