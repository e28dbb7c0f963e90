"""Sheets of labels and cards: those of shops by name, and plain paper to be cut.

What shops sell stands in ``label-sheets.csv``, each size with its source. Makers publish no
machine-readable sizes; where the sources disagree, what prints says so.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Literal

from preseance.errors import PreseanceError
from preseance.wording.message import Listed
from preseance.wording.said import Said, meant

DATA = Path(__file__).with_name("label-sheets.csv")
Fold = Literal["", "roof", "book"]
_SIZES = {"a4": (210.0, 297.0), "letter": (215.9, 279.4), "a5": (148.0, 210.0)}
_OWN = re.compile(r"(\d+(?:[.,]\d+)?)\s*[x×]\s*(\d+(?:[.,]\d+)?)(?:\s*(?:mm)?\s*(folded|flat)?)")
_SMALLEST, _LARGEST = 20.0, 400.0
_MOST_OFFSET = 25.0
"""Millimetres; what is farther out is a mistake and no printer's tolerance."""


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of cards or labels; lengths in millimetres, from the sheet's top left corner."""

    brand: str
    part: str
    name: str
    kind: str
    fold: Fold
    """Whether an item folds to a roof (a crease across) or a book (a crease down the middle)."""
    sheet: tuple[float, float]
    """Width and height."""
    size: tuple[float, float]
    """Width and height of an item, unfolded."""
    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    source: str = ""
    disagreement: str = ""
    note: str = ""

    @property
    def called(self) -> str:
        """Brand and part, or the size of what is cut from plain paper."""
        if self.part:
            return f"{self.brand} {self.part}".strip()
        return f"{self.size[0]:g} x {self.size[1]:g} mm"

    @property
    def plain(self) -> bool:
        """Whether it is plain paper that has to be cut."""
        return not self.part

    @property
    def face(self) -> tuple[float, float]:
        """Width and height of one face of an item, folded where it folds."""
        width, height = self.size
        if self.fold == "roof":
            return width, height / 2
        return (width / 2, height) if self.fold == "book" else (width, height)

    @property
    def per_sheet(self) -> int:
        """How many items there are on a sheet."""
        return self.columns * self.rows

    def corner(self, number: int) -> tuple[float, float]:
        """The top left corner of an item, counted row by row from 0."""
        row, column = divmod(number, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y


@dataclass(frozen=True, slots=True)
class Cutting:
    """On what cards are printed, and how."""

    stock: Stock
    offset: tuple[float, float] = (0.0, 0.0)
    """Millimetres to the right and down, for a printer that pulls paper askew."""
    first: int = 1
    """Which item of the first sheet is printed first; those before it are used up."""
    outlines: bool = False
    """Whether the edges of items are drawn, to hold a test sheet against the labels."""


@cache
def stocks() -> tuple[Stock, ...]:
    """All sheets known by name, in the order of the data."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(_stock(row) for row in csv.DictReader(file))


def _stock(row: dict[str, str]) -> Stock:
    size = float(row["width"]), float(row["height"])
    paper, _, across = row["paper"].partition(" ")
    sheet = size if paper == "itself" else _SIZES[paper]
    fold: Fold = "roof" if row["fold"] == "roof" else "book" if row["fold"] == "book" else ""
    return Stock(
        brand=row["brand"],
        part=row["part"],
        name=row["name"],
        kind=row["kind"],
        fold=fold,
        sheet=(sheet[1], sheet[0]) if across else sheet,
        size=size,
        columns=int(row["columns"]),
        rows=int(row["rows"]),
        left=float(row["left"]),
        top=float(row["top"]),
        pitch_x=float(row["pitch_x"]),
        pitch_y=float(row["pitch_y"]),
        source=row["source"],
        disagreement=row["disagreement"],
        note=row["note"],
    )


def stock_named(text: str, paper: str = "a4", *, folded: bool = False) -> Stock:
    """A sheet by brand and part (``Avery 5302``), or of an own size (``95x67``, ``95x67 folded``).

    Own sizes are cut from ``paper``, as many as it holds; ``folded`` says how they are meant
    where the text does not.

    Raises
    ------
    PreseanceError
        Where no sheet has the name, several have, or an own size is none that can be cut.
    """
    if own := _OWN.fullmatch(text.strip().lower()):
        width, height = (float(number.replace(",", ".")) for number in own.group(1, 2))
        roof = own[3] == "folded" or (own[3] is None and folded)
        return plain(width, height, paper, "roof" if roof else "")
    wanted = _folded(text)
    found = [s for s in stocks() if wanted in (_folded(s.called), _folded(s.part))]
    if len(found) == 1:
        return found[0]
    if found:
        raise PreseanceError(
            Said(
                "«{name}» is made by several: say {known}.",
                name=text,
                known=Listed(tuple(f"«{s.called}»" for s in found), either=True),
            )
        )
    names = {_folded(s.called): s.called for s in stocks()}
    near = get_close_matches(wanted, names, n=3, cutoff=0.6)
    raise PreseanceError(
        Said(
            "No sheet of labels is called «{name}»{hint}; give a brand and part, or a size in"
            " millimetres such as 95x67 or 95x67 folded.",
            name=text,
            hint=meant([names[n] for n in near]),
        )
    )


def plain(width: float, height: float, paper: str, fold: Fold) -> Stock:
    """As many items of a size as plain paper holds, in its middle.

    Raises
    ------
    PreseanceError
        Where the size is none that can be cut from it.
    """
    sheet = _SIZES[paper if paper in _SIZES else "a4"]
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST) or (
        width > sheet[0] or height > sheet[1]
    ):
        raise PreseanceError(
            Said(
                "Cards of {width} x {height} mm cannot be cut from a sheet of {across} x {down} mm: "
                "each side has {least} mm at least, and fits the sheet.",
                least=f"{_SMALLEST:g}",
                width=f"{width:g}",
                height=f"{height:g}",
                across=f"{sheet[0]:g}",
                down=f"{sheet[1]:g}",
            )
        )
    columns, rows = int(sheet[0] // width), int(sheet[1] // height)
    left, top = (sheet[0] - columns * width) / 2, (sheet[1] - rows * height) / 2
    return Stock(
        "", "", "", "", fold, sheet, (width, height), columns, rows, left, top, width, height
    )


def offset_of(text: str) -> tuple[float, float]:
    """Millimetres to the right and down, from ``1.5,-0.5``.

    Raises
    ------
    PreseanceError
        Where the text is no such pair, or farther out than any printer.
    """
    parts = [part.strip() for part in text.replace(";", ",").split(",")]
    try:
        right, down = (float(part) for part in parts)
    except ValueError:
        right, down = float("inf"), float("inf")
    if not (abs(right) <= _MOST_OFFSET and abs(down) <= _MOST_OFFSET):
        raise PreseanceError(
            Said(
                "«{text}» is no offset: give millimetres to the right and down, such as 1.5,-0.5"
                " (at most {most}).",
                text=text,
                most=f"{_MOST_OFFSET:g}",
            )
        )
    return right, down


def begun_at(cutting: Cutting, first: int) -> Cutting:
    """The same from the ``first`` item of the first sheet on.

    Raises
    ------
    PreseanceError
        Where the sheet has no such item.
    """
    if not 1 <= first <= cutting.stock.per_sheet:
        raise PreseanceError(
            Said(
                "A sheet of {name} has {number} places: begin at one from 1 to {number}.",
                name=cutting.stock.called,
                number=cutting.stock.per_sheet,
            )
        )
    return replace(cutting, first=first)


def slots(cutting: Cutting, count: int) -> Iterator[tuple[int, float, float]]:
    """For each of ``count`` items its sheet, counted from 0, and its top left corner on it."""
    right, down = cutting.offset
    for number in range(cutting.first - 1, cutting.first - 1 + count):
        sheet, at = divmod(number, cutting.stock.per_sheet)
        x, y = cutting.stock.corner(at)
        yield sheet, x + right, y + down


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())
