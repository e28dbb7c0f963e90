"""A session in its room: walls, tables, places, and what the plan breaks."""

from dataclasses import dataclass
from typing import Literal

from preseance.views.records.guests import GuestView
from preseance.views.records.heads import PaperHead

PlaceKind = Literal["seat", "standing", "auxiliary", "slot"]
Side = Literal["north", "east", "south", "west"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A seat, a standing spot, an interpreter's chair or a slot in a line."""

    id: str
    number: str
    x: float
    y: float
    facing: float
    kind: PlaceKind = "seat"
    presiding: bool = False
    honour: int | None = None
    """0 is the first place after the presiding ones of its table, row block or line."""
    guest: GuestView | None = None
    office: Literal["", "host", "co-host"] = ""
    """Of a presiding place."""
    row: str = ""
    """Name of its row, where the form has rows: a number, or a letter."""
    hangs_on: str = ""
    """Identifier of the principal's place an auxiliary place belongs to."""

    def __hash__(self) -> int:
        return hash((self.id, self.guest))


@dataclass(frozen=True, slots=True)
class Circle:
    """A round outline."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Polygon:
    """An outline with straight sides, open parts inside it as holes."""

    points: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...] = ()


Outline = Circle | Polygon


@dataclass(frozen=True, slots=True)
class TableView:
    """A table, a vehicle or a group of armchairs with its places."""

    id: str
    name: str
    """What is written in its middle: a number or a name."""
    form: str
    """Form of the table: `round`, `long`, `u`, `comb`, `armchairs`, `car`, `bus`, …"""
    outlines: tuple[Outline, ...]
    """Table tops, or the body of a vehicle; empty for armchairs."""
    places: tuple[PlaceView, ...]
    rank: int | None = None
    """0 for the first table."""
    called: str = ""
    """How a sentence names it, for instance `Table 3`; its name where empty."""
    whole: bool = False
    """Whether guests choose their chairs there, so that papers name the table alone."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of chairs, of a family photo, of a procession, or a reception line."""

    id: str
    name: str
    """Written at the end of the row."""
    form: str
    """`rows`, `photo`, `line` or `procession`."""
    places: tuple[PlaceView, ...]
    rank: int | None = None
    called: str = ""
    """How a sentence names it; its name where empty."""
    whole: bool = False
    """Whether guests choose their chairs there."""


@dataclass(frozen=True, slots=True)
class DoorView:
    """An opening in a wall of the room."""

    x: float
    y: float
    name: str = ""
    width: float = 1.2
    main: bool = False


@dataclass(frozen=True, slots=True)
class FixtureView:
    """A column, a stage, a podium, a piano: what stands in the room and is no table."""

    name: str
    outline: Outline


@dataclass(frozen=True, slots=True)
class RoomView:
    """The room of a session. Its lower left corner is the origin."""

    id: str
    name: str
    width: float
    """Along x, in metres."""
    depth: float
    """Along y, in metres."""
    outline: tuple[Point, ...] = ()
    """The walls, where the room is not the rectangle of its width and depth."""
    doors: tuple[DoorView, ...] = ()
    fixtures: tuple[FixtureView, ...] = ()
    view_side: Side | None = None
    """The side with the view: windows, garden, stage."""
    view_name: str = ""
    north: float | None = None
    """Direction of north, degrees counter-clockwise from x."""
    walls: tuple[tuple[Point, Point], ...] = ()
    """Its walls one by one, where they are no ring: a long room drawn in stretches."""
    cuts: tuple[tuple[Point, Point], ...] = ()
    """Where such stretches end and the next one goes on."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One breach of one rule, for the audiences that may know of it."""

    level: Literal["must", "should", "prefer", "remark"]
    text: str
    rule: str = ""
    """Id of the rule."""
    kind: str = ""
    """Name of its kind in the catalogue."""
    cost: int = 0
    guests: tuple[str, ...] = ()
    """Ids of those it concerns."""
    places: tuple[str, ...] = ()
    """Ids of the places it concerns."""
    unavoidable: bool = False
    """Whether no placement avoids it."""


@dataclass(frozen=True, slots=True)
class SessionView:
    """One session with its room and who is at which place."""

    head: PaperHead
    room: RoomView
    tables: tuple[TableView, ...] = ()
    rows: tuple[RowView, ...] = ()
    marked: tuple[str, ...] = ()
    """Up to eight monograms whose discs the planner wants in colour, in this order."""
    findings: tuple[FindingView, ...] = ()

    def places(self) -> tuple[PlaceView, ...]:
        """All places, table by table, then row by row."""
        groups: tuple[TableView | RowView, ...] = (*self.tables, *self.rows)
        return tuple(place for group in groups for place in group.places)

    def monogram(self) -> str:
        """The first letters of a delegation; empty where they tell no guest from another."""
        letters = [place.guest.monogram for place in self.places() if place.guest is not None]
        telling = len(set(letters)) > 1 or not set(letters).isdisjoint(self.marked)
        return next(filter(None, letters), "") if telling else ""
