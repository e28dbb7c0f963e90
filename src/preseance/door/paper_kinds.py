"""Which papers there are, and who may have them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from preseance.errors import PreseanceError, UnknownNameError
from preseance.wording.message import Listed
from preseance.wording.said import Said

if TYPE_CHECKING:
    from preseance.views.records import Language

Size = Literal["a4", "a3"]
PaperKind = Literal[
    "floor-plan",
    "guests-by-precedence",
    "guests-by-name",
    "guests-by-place",
    "seating-board",
    "place-cards",
]
Paper = Literal[PaperKind, Size]
Format = Literal["pdf", "pdf-a", "png", "svg"]
SIZES: tuple[Size, ...] = get_args(Size)
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: Mapping[Format, str] = {"pdf-a": "pdf"}
"""Of files, where that is not the name of the format."""
KINDS: tuple[PaperKind, ...] = get_args(PaperKind)


@dataclass(frozen=True)
class Order:
    """What is to be printed, for whom and how."""

    kinds: tuple[PaperKind, ...]
    sizes: tuple[Size, ...]
    """Of the floor plan."""
    audience: str
    language: Language
    fmt: Format
    grown_from: str = ""
    """Label of the version a draft has grown from."""


def ordered(
    papers: Sequence[Paper],
    audience: str,
    language: Language,
    fmt: Format,
    grown_from: str = "",
) -> Order:
    """The order that a list of papers and sizes means: with no paper named, all the audience may have.

    Raises
    ------
    UnknownNameError
        Where there is no such paper, size or format.
    PreseanceError
        Where a paper is named that is not for the audience.
    """
    from preseance.views.audiences import who_may_have

    for name in papers:
        if name not in (*KINDS, *SIZES):
            raise UnknownNameError(Said("paper"), name, (*KINDS, *SIZES))
    if fmt not in FORMATS:
        raise UnknownNameError(Said("format"), fmt, FORMATS)
    kinds = tuple(kind for kind in KINDS if kind in papers)
    sizes = tuple(size for size in SIZES if size in papers) or ("a3",)
    withheld = _withheld(audience)
    for kind in kinds:
        if kind in withheld:
            raise PreseanceError(
                Said(
                    "«{kind}» is not for the audience «{audience}», who may not know ranks; try {known}.",
                    kind=kind,
                    audience=audience,
                    known=Listed(tuple(f"«{n}»" for n in who_may_have(kind)), either=True),
                )
            )
    return Order(
        kinds=kinds or tuple(kind for kind in KINDS if kind not in withheld),
        sizes=sizes,
        audience=audience,
        language=language,
        fmt=fmt,
        grown_from=grown_from,
    )


def _withheld(audience: str) -> frozenset[PaperKind]:
    from preseance.views.audiences import audience_named

    return frozenset(kind for kind in KINDS if kind not in audience_named(audience).papers)
