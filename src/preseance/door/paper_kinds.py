"""Which papers there are, who may have them, and what an order for them says."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from preseance.errors import PreseanceError, UnknownNameError
from preseance.wording.languages import languages
from preseance.wording.message import Listed
from preseance.wording.said import Said
from preseance.wording.tongues import MOST, languages_in

if TYPE_CHECKING:
    from preseance.documents.papers.pictures import Picture
    from preseance.model.printed_copy import PrintedCopy
    from preseance.views.records import Language

Size = Literal["a4", "a3", "a2", "a1", "letter"]
PaperKind = Literal[
    "floor-plan",
    "table-plans",
    "guests-by-precedence",
    "guests-by-name",
    "guests-by-place",
    "guests-by-delegation",
    "seating-board",
    "table-board",
    "place-cards",
    "nameplates",
    "badges",
    "escort-cards",
    "envelopes",
    "table-signs",
    "menus",
    "calligraphy",
    "kitchen",
    "speakers",
    "pocket-cards",
    "approval",
    "photo-rows",
    "motorcade",
    "report",
    "find-table",
    "find-sign",
    "collect-list",
    "flag-plan",
    "take-in",
    "take-in-cards",
]
Paper = Literal[PaperKind, Size]
Format = Literal["pdf", "pdf-a", "png", "svg", "xlsx", "csv", "html"]
SIZES: tuple[Size, ...] = get_args(Size)
FORMATS: tuple[Format, ...] = get_args(Format)
ENDINGS: Mapping[Format, str] = {"pdf-a": "pdf"}
"""Of files, where that is not the name of the format."""
KINDS: tuple[PaperKind, ...] = get_args(PaperKind)
TABULAR: tuple[PaperKind, ...] = (
    "guests-by-precedence", "guests-by-name", "guests-by-place", "guests-by-delegation",
    "calligraphy", "kitchen", "speakers", "flag-plan", "take-in",
)  # fmt: skip
"""Papers that are lists, and so a workbook or CSV too."""
PAGES: tuple[PaperKind, ...] = ("report", "find-table")
"""Papers that are pages, and nothing else."""
USUAL: tuple[PaperKind, ...] = (
    "floor-plan", "guests-by-precedence", "guests-by-name", "guests-by-place", "seating-board",
    "place-cards", "kitchen", "photo-rows", "motorcade",
)  # fmt: skip
"""What is printed where no paper is named, as far as a session has it and the audience may."""
_USUAL_OF: Mapping[Format, tuple[PaperKind, ...]] = {"html": ("report",)}
"""The same of formats that have their own."""


@dataclass(frozen=True)
class Asked:
    """What cards, badges and labels are printed on, as it was asked for; settings say the rest."""

    labels: str = ""
    """A sheet by brand and part, or an own size."""
    offset: str = ""
    """Millimetres to the right and down."""
    first: int = 1
    """Which place of the first sheet is printed first."""
    outlines: bool = False
    guests: tuple[str, ...] = ()
    """Only these guests' cards, by id; everybody's where empty."""


@dataclass(frozen=True)
class Order:
    """What is to be printed, for whom and how."""

    kinds: tuple[PaperKind, ...]
    sizes: tuple[Size, ...]
    """Of floor plan and boards, as asked for; empty where each takes its own."""
    audience: str
    language: Language
    """One, or two as in ``en,fr``; empty where session, settings or event say it."""
    fmt: Format
    grown_from: str = ""
    """Label of the version a draft has grown from."""
    named: bool = False
    """Whether the papers were named, so that one a session cannot have is spoken of."""
    asked: Asked = Asked()
    logo: Picture | None = None
    photos: dict[str, Picture] = field(default_factory=dict)
    """Photographs by guest id."""
    flags: dict[str, Picture] = field(default_factory=dict)
    """Pictures of flags by delegation id, where the house gives them."""
    marking: str = ""
    """Printed at the head of each paper: restricted, for the hosts alone."""
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Who has the first copy of a paper, the second and so on; none is numbered where it is not named."""
    due: tuple[PrintedCopy, ...] = ()
    """Copies that a newer version has replaced."""

    @property
    def text_size(self) -> Size:
        """Of lists and what else is read in the hand: A4, or letter where that is asked for."""
        return "letter" if "letter" in self.sizes else "a4"


def ordered(
    papers: Sequence[Paper],
    audience: str,
    language: Language,
    fmt: Format,
    grown_from: str = "",
    asked: Asked | None = None,
) -> Order:
    """The order that a list of papers and sizes means: with no paper named, the usual ones.

    Raises
    ------
    UnknownNameError
        Where there is no such paper, size, format or language.
    PreseanceError
        Where a paper is named that is not for the audience, or not of the format.
    """
    for name in papers:
        if name not in (*KINDS, *SIZES):
            raise UnknownNameError(Said("paper"), name, (*KINDS, *SIZES))
    if fmt not in FORMATS:
        raise UnknownNameError(Said("format"), fmt, FORMATS)
    if language:
        refuse_unknown_languages(language)
    kinds = tuple(kind for kind in KINDS if kind in papers)
    withheld = _withheld(audience)
    _refuse_withheld(kinds, withheld, audience)
    _refuse_format(kinds, fmt)
    usual = tuple(k for k in _USUAL_OF.get(fmt, USUAL) if k not in withheld and k in kinds_in(fmt))
    return Order(
        kinds=kinds or usual,
        sizes=tuple(size for size in SIZES if size in papers),
        audience=audience,
        language=language,
        fmt=fmt,
        grown_from=grown_from,
        named=bool(kinds),
        asked=asked or Asked(),
    )


def refuse_unknown_languages(language: str) -> None:
    """Refuse more languages than a paper can be in, and those that there are not.

    Raises
    ------
    UnknownNameError
        Where there is no such language.
    PreseanceError
        Where there are more than two.
    """
    named = languages_in(language)
    for one in named:
        if one not in languages():
            raise UnknownNameError(Said("language"), one, languages())
    if len(named) > MOST:
        raise PreseanceError(
            Said("A paper is in one language or in two; {named} are more.", named=language)
        )


def kinds_in(fmt: Format) -> tuple[PaperKind, ...]:
    """The papers that are made in a format."""
    if fmt in ("xlsx", "csv"):
        return TABULAR
    return PAGES if fmt == "html" else tuple(kind for kind in KINDS if kind not in PAGES)


def _refuse_format(kinds: Sequence[PaperKind], fmt: Format) -> None:
    """Refuse papers that the format cannot hold."""
    for kind in kinds:
        if kind in kinds_in(fmt):
            continue
        known = Listed(tuple(f"«{k}»" for k in kinds_in(fmt)), either=True)
        if kind in PAGES:
            raise PreseanceError(
                Said("«{kind}» is a page for a browser: ask for --format html.", kind=kind)
            )
        if fmt == "html":
            raise PreseanceError(
                Said(
                    "«{kind}» is no page; HTML holds pages alone: {known}.", kind=kind, known=known
                )
            )
        raise PreseanceError(
            Said(
                "«{kind}» is no list, and {fmt} holds lists alone: {known}.",
                kind=kind,
                fmt=fmt.upper(),
                known=known,
            )
        )


def _refuse_withheld(
    kinds: Sequence[PaperKind], withheld: Collection[PaperKind], audience: str
) -> None:
    from preseance.views.audiences import SERVICE_PAPERS, STAFF_PAPERS, who_may_have

    for kind in kinds:
        if kind not in withheld:
            continue
        known = Listed(tuple(f"«{n}»" for n in who_may_have(kind)), either=True)
        if kind in SERVICE_PAPERS:
            raise PreseanceError(
                Said(
                    "«{kind}» is not for the audience «{audience}», who may not know diets; try {known}.",
                    kind=kind,
                    audience=audience,
                    known=known,
                )
            )
        if kind in STAFF_PAPERS:
            raise PreseanceError(
                Said(
                    "«{kind}» is not for the audience «{audience}», who collects nothing; try {known}.",
                    kind=kind,
                    audience=audience,
                    known=known,
                )
            )
        raise PreseanceError(
            Said(
                "«{kind}» is not for the audience «{audience}», who may not know ranks; try {known}.",
                kind=kind,
                audience=audience,
                known=known,
            )
        )


def _withheld(audience: str) -> frozenset[PaperKind]:
    from preseance.views.audiences import audience_named

    return frozenset(kind for kind in KINDS if kind not in audience_named(audience).papers)
