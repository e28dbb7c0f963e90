"""The one table of audiences: who may know what. Pages, papers, answers and change sheets ask it.

A right is a field; an audience is a line. No other module compares an audience's name, so that
an audience added here, or a right changed, holds everywhere at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from preseance.errors import UnknownNameError
from preseance.wording.said import Said


class Moves(Enum):
    """Whose moves an audience may see on a change sheet."""

    NONE = "none"
    OWN = "own"
    """Those of its own delegation."""
    ALL = "all"


class Told(Enum):
    """What an audience's change sheet says of those who must be told."""

    NOTHING = "nothing"
    SEATS = "seats"
    """Which seat has which diet now."""
    INTERPRETERS = "interpreters"
    """Where interpreters of its own delegation find their principals."""
    LIAISONS = "liaisons"
    """Liaisons, ushers and interpreters."""
    EVERYBODY = "everybody"
    """The same, and what the kitchen is told."""


OPEN_PAPERS = (
    "floor-plan", "table-plans", "guests-by-name", "guests-by-place", "guests-by-delegation", "seating-board",
    "table-board", "place-cards", "nameplates", "badges", "escort-cards", "envelopes",
    "table-signs", "menus", "calligraphy", "photo-rows", "motorcade", "report",
    "find-table", "find-sign",
)  # fmt: skip
"""Papers that tell no more than who sits where."""
SERVICE_PAPERS = ("kitchen",)
"""Papers for those who cook and serve."""
STAFF_PAPERS = ("collect-list",)
"""Papers for those who hand papers out and take them back."""
HOUSE_PAPERS = (
    "guests-by-precedence", "speakers", "pocket-cards", "approval", "flag-plan", "take-in", "take-in-cards",
)  # fmt: skip
"""Papers that tell ranks, or what comes of them."""
ALL_PAPERS = (*OPEN_PAPERS, *SERVICE_PAPERS, *STAFF_PAPERS, *HOUSE_PAPERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """What one audience may know, besides who sits where."""

    name: str
    ranks: bool = False
    """The order of precedence and its reasons; partners, languages, replies."""
    reasons: bool = False
    """Confidential rules, and why a change was made."""
    diets: bool = False
    access: bool = False
    """Needs such as a wheelchair."""
    infants: bool = False
    """Who is an infant and has no chair."""
    hours: bool = False
    """Who comes late and who leaves early."""
    notes: bool = False
    """Liaisons and notes on guests."""
    marks: bool = False
    """How firmly a place was promised."""
    findings: bool = False
    """What the plan breaks."""
    minutes: bool = False
    """The whole run of show: who comes in and goes out when, and who is on the way."""
    moves: Moves = Moves.NONE
    cards: bool = False
    """Which cards a change makes wrong."""
    told: Told = Told.NOTHING
    sheets: bool = True
    """Whether a change sheet is made for it; for each delegation concerned where it sees its own."""
    papers: tuple[str, ...] = OPEN_PAPERS

    @property
    def house(self) -> bool:
        """Whether answers to it are worked out from the whole event."""
        return self.ranks and self.reasons


# fmt: off
_TABLE = (
    Audience(name="public", moves=Moves.ALL, sheets=False),
    Audience(name="usher", access=True, infants=True, hours=True, marks=True, minutes=True,
             moves=Moves.ALL, cards=True, papers=(*OPEN_PAPERS, *STAFF_PAPERS)),
    Audience(name="kitchen", diets=True, infants=True, hours=True, told=Told.SEATS,
             papers=(*OPEN_PAPERS, *SERVICE_PAPERS)),
    Audience(name="delegation", moves=Moves.OWN, told=Told.INTERPRETERS),
    Audience(name="host", ranks=True, reasons=True, hours=True, marks=True, minutes=True,
             moves=Moves.ALL, told=Told.LIAISONS, papers=(*OPEN_PAPERS, *STAFF_PAPERS, *HOUSE_PAPERS)),
    Audience(name="protocol", ranks=True, reasons=True, diets=True, access=True, infants=True, hours=True,
             notes=True, marks=True, findings=True, minutes=True, moves=Moves.ALL, cards=True,
             told=Told.EVERYBODY, papers=ALL_PAPERS),
)
# fmt: on
AUDIENCES: Mapping[str, Audience] = MappingProxyType({a.name: a for a in _TABLE})
"""By name, from those who may know least to those who may know all."""
DEFAULT = _TABLE[0].name
"""Who is spoken to where nobody is named."""
DELEGATION = next(a.name for a in _TABLE if a.moves is Moves.OWN)
"""Who may know their own part, and of others what everybody may."""
WHOLE = _TABLE[-1].name
"""Who may know all there is."""


def audience_named(name: str) -> Audience:
    """The rights of an audience.

    Raises
    ------
    UnknownNameError
        Where no audience has the name.
    """
    if name not in AUDIENCES:
        raise UnknownNameError(Said("audience"), name, list(AUDIENCES))
    return AUDIENCES[name]


def who_may_have(paper: str) -> tuple[str, ...]:
    """Names of the audiences that may have a paper."""
    return tuple(a.name for a in _TABLE if paper in a.papers)
