"""Rooms and what stands in them: tables, rows, lines, vehicles."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from preseance.model.base import Identifier, kebab_word
from preseance.model.flag_row import FlagRow
from preseance.model.translations import Translated
from preseance.wording.languages import ENGLISH
from preseance.wording.words import numbered_block

Side = Literal["north", "east", "south", "west"]


class Form(StrEnum):
    """The forms a table, a block of rows or a line can have."""

    ROUND = "round"
    LONG = "long"
    """Long sides with optional ends; ``hosts`` tells French, English, head or facing."""
    DAIS = "dais"
    """Head table, one side only."""
    U = "u"
    T = "t"
    COMB = "comb"
    """E with three prongs, or more."""
    SQUARE = "hollow-square"
    NEGOTIATION = "negotiation"
    ARMCHAIRS = "armchairs"
    ROWS = "rows"
    """Theatre or stand."""
    PHOTO = "photo"
    LINE = "line"
    """Reception line or any standing line."""
    PROCESSION = "procession"
    CAR = "car"
    BUS = "bus"

    @property
    def kind(self) -> str:
        """What it is in words: `table` where people sit around it, else the form itself."""
        return "table" if self in _AROUND else self.value


_AROUND = frozenset(
    {Form.ROUND, Form.LONG, Form.DAIS, Form.U, Form.T, Form.COMB, Form.SQUARE, Form.NEGOTIATION}
)


class Hosts(StrEnum):
    """Where the presiding places of a table are."""

    ONE = "one"
    """One host: at the top of a round table, the middle of a dais."""
    FACING = "facing"
    """Host and co-host opposite each other (round)."""
    FRENCH = "french"
    """Facing each other at the middle of the long sides."""
    ENGLISH = "english"
    """At the two ends."""
    HEAD = "head"
    """One host at one end."""
    MIDDLE = "middle"
    """One host at the middle of a long side, or of a line of people abreast."""
    GUEST_OF_HONOUR = "guest-of-honour"
    """Facing the host (beside them on a dais or in a row) sits the guest of honour, whose place is
    then honour 0."""
    NONE = "none"
    """Nobody presides: the senior guest has the centre of a row or dais, the head of a line."""


_OTHER_NAMES = {
    "square": "hollow-square",
    "horseshoe": "u",
    "e": "comb",
    "head-table": "dais",
    "theatre": "rows",
    "stand": "rows",
    "family-photo": "photo",
    "reception-line": "line",
}
"""What a form is also called."""


class Table(Translated):
    """One table, block of rows, line or vehicle in a room.

    Lengths in metres, angles in degrees counter-clockwise; ``x`` and ``y`` are the middle.
    """

    id: Identifier
    """Short name, in kebab-case; places are called after it (t1-3)."""
    name: str = ""
    """How papers call it; «Table 3» by its number where empty. In another language ``name_fr``."""
    number: int | None = None
    """Number on papers and cards."""
    form: Form = Form.ROUND
    """What it is; see the pages of forms."""
    seats: int = Field(ge=1, le=20_000)
    """Places that count (auxiliary places come on top)."""
    rank: int | None = Field(default=None, ge=1)
    """Order among the tables of a session, 1 first; by distance from the host's where None."""
    x: float = 0.0
    """Metres from the west wall to its middle."""
    y: float = 0.0
    """Metres from the south wall to its middle."""
    rotation: float = 0.0
    """0: the host looks towards the south (down); counter-clockwise."""
    hosts: Hosts | None = None
    """The form's usual one where None."""
    ends: tuple[int, int] = (0, 0)
    """Places at the west and east end of a long table, or at those of a U's closed end."""
    legs: Literal["outer-first", "row-by-row"] = "outer-first"
    """Order down the legs of a U (sources differ)."""
    inner: bool = False
    """U: whether the inner sides of its legs are used."""
    prongs: int = Field(default=3, ge=1)
    """Of a comb."""
    per_row: tuple[int, ...] = ()
    """Places in each row, first row first; shared out evenly where empty."""
    rows: int = Field(default=1, ge=1)
    """Rows of a block, a picture or a procession, which walks in single file where this says nothing."""
    honour_by: Literal["form", "running", "far-from-door", "near-door"] = "form"
    """What honour goes by: the form's own order, the numbers of the places (``running``: seat 1, 2,
    3, and nobody presides unless ``hosts`` says so), or how far a place is from the room's main door.
    """
    fills_from: Literal["centre", "aisle", "right-end", "left-end"] = "centre"
    """Rows: where each begins; ``aisle`` is a central one, with a block on either side of it."""
    row_names: Literal["numbers", "letters"] = "numbers"
    """Rows: whether papers and sentences call them 1, 2, 3 or A, B, C."""
    seat_numbers: Literal["through", "by-row", "odd-even"] = "through"
    """Rows: what stands on the chairs. ``by-row`` begins with 1 in each row, at the left as seen from the
    stage; ``odd-even`` counts from the aisle, odd on its right side, even on the other. Ids
    of places count through all rows.
    """
    co_host: Literal["right", "left", "beyond-guest"] = "right"
    """One-sided tables with ``hosts = "facing"``: beside the host on that hand, or beyond the guest
    of honour, who then is on the host's right.
    """
    custom: str = ""
    """Dais, U and T: a wedding's top table by ``british``, ``american``, ``german`` or ``french``
    custom, by which roles have their places and nobody else presides.
    """
    order: Literal["crossing", "host-first", "guests-between"] = "crossing"
    """Where two preside: honour by turns from both of them, or both sides of the host first; in a line,
    the first guest between them, after both, or the first two guests between them."""
    host_middle: Literal["left", "right"] = "left"
    """In a row of an even number: which of the two places in the middle whoever presides has, by their
    own hand; the right-hand one beside a lectern in the middle."""
    honour_side: Literal["right", "left"] = "right"
    """On which hand of the host the first guest sits; at which end of a line its first stands."""
    senior: Literal["first", "last"] = "first"
    """Procession: whether whoever ranks first walks ahead, or closes it."""
    front: Literal["third", "last", "first"] = "third"
    """Car: the seat beside the driver comes third, last (for staff), or first (the owner drives)."""
    wheel: Literal["left", "right"] | None = None
    """Car: hand of the driver's seat; opposite the side of honour, which is then the kerb's, where empty."""
    mirror: bool = False
    """Negotiation: counterparts face to face rather than right-first on both sides."""
    variants: tuple[str, ...] = ()
    """Repairs of alternation this table may take, tried in order."""
    diameter: float | None = None
    """Of a round table; else chosen so that each place has 0.6 m or more."""
    pitch: float = Field(default=0.7, gt=0)
    """Distance between neighbouring places along an edge or row."""
    depth: float = Field(default=1.2, gt=0)
    """Width of a table's top, or distance between rows."""
    interpreters: Literal["none", "behind", "left", "right"] = "none"
    """Auxiliary places for interpreters: none, behind the chair, or at the table on the left or the right."""
    interpreter_places: tuple[int, ...] = ()
    """Numbers of places that have an auxiliary place, which papers show even while it is free; all
    where empty, of which papers show those that somebody needs."""
    aides: tuple[Literal["behind", "left", "right"], ...] = ()
    """Places for aides, note-takers and protection, one for each word: behind the chair, or at the table on the
    left or the right; named twice there are two. Papers show those that somebody needs."""
    aide_places: tuple[int, ...] = ()
    """Numbers of places that have places for aides, which papers show even while they are free; all where
    empty."""
    shared_interpreters: bool = False
    """Whether one auxiliary place behind serves two neighbours where possible."""
    closed: tuple[int, ...] = ()
    """Numbers of places that must stay empty."""
    closed_up: tuple[int, ...] = ()
    """Numbers of places whose chair was taken away: the others of their side or ring sit closer,
    and keep their numbers."""
    wheelchair: tuple[int, ...] = ()
    """Numbers of places that a wheelchair reaches and fits under."""

    @model_validator(mode="before")
    @classmethod
    def _in_hyphens(cls, values: Any) -> Any:
        """Words of the settings may be written with underscores or blanks."""
        if not isinstance(values, dict):
            return values
        words = (
            "form", "hosts", "order", "legs", "front", "honour_side", "interpreters", "fills_from",
            "co_host", "custom", "row_names", "seat_numbers", "wheel", "senior", "honour_by", "host_middle",
        )  # fmt: skip
        said = {k: kebab_word(values[k]) for k in words if type(values.get(k)) is str}
        if "form" in said:
            said["form"] = _OTHER_NAMES.get(said["form"], said["form"])
        return {**values, **said}

    @property
    def called(self) -> str:
        """How English papers call it."""
        return self.called_in(ENGLISH)

    def called_in(self, language: str) -> str:
        """How papers call it: by its name, else by what it is and its number, «Table 3», «Voiture 3»."""
        if self.name or self.number is None:
            return self.name or self.id
        return numbered_block(self.form.kind, self.number, language)

    @property
    def chairs(self) -> tuple[int, ...]:
        """Numbers of the places that are there, closed ones among them."""
        return tuple(n for n in range(1, self.seats + 1) if n not in self.closed_up)

    @property
    def usable(self) -> tuple[int, ...]:
        """Numbers of the places that somebody can have."""
        return tuple(n for n in self.chairs if n not in self.closed)


class Door(Translated):
    """An opening in a wall."""

    side: Side
    """The wall it is in."""
    at: float
    """Metres from the west or south end of that wall to the middle of the door."""
    width: float = Field(default=1.6, gt=0)
    """Metres."""
    main: bool = False
    """Whether guests come in by it."""
    name: str = ""
    """How sentences call it, and guests.csv (``door``) names it; by its wall where empty. In another
    language ``name_fr``."""


class Fixture(Translated):
    """A fixed object that stands in the room and blocks sight (a pillar, a screen)."""

    name: str = ""
    """What it is."""
    x: float
    """Metres from the west wall to its middle."""
    y: float
    """Metres from the south wall to its middle."""
    width: float = Field(gt=0)
    """Metres, along x."""
    depth: float = Field(gt=0)
    """Metres, along y."""


class Camera(Translated):
    """Where photographers or a camera stand; whoever is in its field at once is in one picture."""

    name: str = ""
    """How sentences call it."""
    x: float
    """Metres from the west wall."""
    y: float
    """Metres from the south wall."""
    facing: float
    """Where it looks, degrees counter-clockwise from x (east)."""
    angle: float = Field(default=60.0, gt=0, le=180)
    """Degrees from one edge of its field to the other."""
    reach: float = Field(default=30.0, gt=0)
    """Metres as far as which faces are told apart."""


class Zone(Translated):
    """A named part of a room that rules speak of: the smokers' tables, those nearest the kitchen."""

    id: Identifier
    """Short name that rules use (zone:terrace), in kebab-case."""
    name: str = ""
    """How sentences call it."""
    tables: tuple[str, ...] = ()
    """Tables that lie in it whole."""
    places: tuple[str, ...] = ()
    """Single places (``t1-3``) besides."""

    @property
    def called(self) -> str:
        """How sentences call it."""
        return self.name or self.id


class Room(Translated):
    """A room, or an open place; its south-west corner is (0, 0)."""

    id: Identifier
    """Short name that sessions use, in kebab-case."""
    name: str
    """As papers print it; in another language ``name_fr`` and the like."""
    width: float = Field(gt=0)
    """Metres, along x."""
    depth: float = Field(gt=0)
    """Metres, along y."""
    north: float = 90.0
    """Where geographic north lies, degrees counter-clockwise from x."""
    view: Side | None = None
    """The side with the view or the stage."""
    doors: tuple[Door, ...] = ()
    fixtures: tuple[Fixture, ...] = ()
    cameras: tuple[Camera, ...] = ()
    inspected: bool = False
    """Whether somebody of the house has seen it."""
    tables: tuple[Table, ...] = ()
    table_ranks: Literal["host", "far-from-door", "near-door"] = "host"
    """What tables without a ``rank`` are ranked by: their distance from the host's, or from the main
    door."""
    zones: tuple[Zone, ...] = ()
    flags: tuple[FlagRow, ...] = ()

    @property
    def entrance(self) -> Door | None:
        """The door guests come in by: the main one, else the first; None where it has none."""
        return next((d for d in self.doors if d.main), next(iter(self.doors), None))

    def point_of(self, door: Door) -> tuple[float, float]:
        """The middle of one of its doors: x and y in metres."""
        match door.side:
            case "north":
                return door.at, self.depth
            case "south":
                return door.at, 0.0
            case "east":
                return self.width, door.at
            case _:
                return 0.0, door.at

    def in_language(self, spoken: str) -> Self:
        """The room with all that stands in it, as papers in a language call them."""
        made = super().in_language(spoken)
        inside = {
            part: tuple(one.in_language(spoken) for one in getattr(self, part)) for part in _INSIDE
        }
        other = {part: ones for part, ones in inside.items() if ones != getattr(self, part)}
        return made.model_copy(update=other) if other else made


_INSIDE = ("doors", "fixtures", "cameras", "tables", "zones")
