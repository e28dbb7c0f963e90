"""What an audience may see of a session, a guest list or a change: plain records, and no more.

A view is the only thing a document is made from, so a document cannot tell what its view
does not hold. Views know nothing of the model: they hold strings, numbers and tuples.
Geometry is in metres as seen from above, x to the right and y up; facings are degrees
counter-clockwise from x. Text that depends on the language is already in the view's language.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from preseance.model.task_row import Duty
from preseance.views.audiences import DEFAULT

Language: TypeAlias = str
"""One of ``preseance.wording.languages.languages()``."""
PlaceKind = Literal["seat", "standing", "auxiliary", "slot"]
Side = Literal["north", "east", "south", "west"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GuestView:
    """A guest as one audience may know them; what it may not know is left empty."""

    id: str
    full_name: str
    """In the order of their own custom, diacritics included."""
    name_native: str = ""
    """In their own script, where papers are to show it."""
    short_name: str = ""
    sort_name: str = ""
    """Filed under this, for instance `Merkel, Angela`; the full name where empty."""
    letter: str = ""
    """The letter of the event's alphabet under which lists have them; a companion without a name, that
    of whom they come with. Where empty, the first of their name."""
    given: str = ""
    """Given and family name, where known, are the two lines of a label."""
    family: str = ""
    title: str = ""
    """Function or title, for instance `Prime Minister`."""
    form_of_address: str = ""
    pronunciation: str = ""
    delegation: str = ""
    delegation_id: str = ""
    monogram: str = ""
    """At most four letters that stand for the delegation: FRA, EU, IMF."""
    rank: int | None = None
    """1 for the first in the order of precedence."""
    class_label: str = ""
    reason: str = ""
    """Why the guest has this rank, in one sentence."""
    represents: str = ""
    """Whom a stand-in represents."""
    partner: str = ""
    languages: str = ""
    status: str = ""
    """`invited` or `declined`; empty for a guest who has accepted."""
    diet: str = ""
    diets: tuple[str, ...] = ()
    """The same one by one, each in its usual spelling where it has one."""
    dishes: tuple[tuple[str, str], ...] = ()
    """What they chose: course and dish, in the order of the courses."""
    access: str = ""
    needs: tuple[str, ...] = ()
    """The same one by one."""
    arrives: str = ""
    """When they come after a session's beginning, local time; empty where they are there."""
    leaves: str = ""
    """When they leave a session before its end, local time; empty where they stay."""
    liaison: str = ""
    note: str = ""
    letter_forms: str = ""
    """Language, with a region or not, whose forms the Han letters of the name take: `ja`, `zh-TW`;
    empty for a name without such letters."""


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


@dataclass(frozen=True, slots=True)
class FindingView:
    """One breach of one rule, for the audiences that may know of it."""

    level: Literal["must", "should", "prefer", "remark"]
    text: str
    rule: str = ""
    """Id of the rule."""
    kind: str = ""
    cost: int = 0
    guests: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    unavoidable: bool = False
    """Whether no placement avoids it."""


@dataclass(frozen=True, slots=True)
class PaperHead:
    """What stands at the head of every paper."""

    event: str
    session: str
    """Title of the session; empty on papers of the whole event."""
    language: Language = "en"
    audience: str = DEFAULT
    """Name of the audience in the table of audiences."""
    starts: datetime | None = None
    """Local time of the event."""
    ends: datetime | None = None
    place: str = ""
    """Where it is held: house and room."""
    version: str = ""
    """Label of the version, for instance `3`; empty for a draft."""
    stage: str = ""
    """How far the version has gone: draft, approved, told, printed or seated."""
    grown_from: str = ""
    """Label of the version a draft has grown from; empty for a first draft or a version."""
    superseded_by: str = ""
    """Label of the version that replaced this one; empty when this one is in force."""
    scheme: str = ""
    """How the guests rank, in one sentence."""
    marking: str = ""
    """Who may read it, as the house marks its papers; empty for none."""
    published: datetime | None = None
    """When the version was published; None for a draft."""


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


@dataclass(frozen=True, slots=True)
class GuestEntry:
    """A guest in a list, with their place where the audience may know it."""

    guest: GuestView
    table: str = ""
    place: str = ""
    """Empty at a table where guests choose their chairs."""

    @property
    def seated(self) -> bool:
        """Whether they have a place, or a table to choose one at."""
        return bool(self.table or self.place)


@dataclass(frozen=True, slots=True)
class GuestListView:
    """Guests in the order in which they are to be printed.

    For `name`, the order of the entries is a collation already; documents set letters
    between the groups but do not sort.
    """

    head: PaperHead
    order: Literal["precedence", "name", "place", "delegation"]
    entries: tuple[GuestEntry, ...]


@dataclass(frozen=True, slots=True)
class MoveView:
    """One step of a change: a guest leaves a place, takes one, or both."""

    guest: GuestView
    session: str
    origin: str
    """Where the guest was, for instance `Table 1, place 4`; empty if they had no place."""
    target: str
    """Where they are to be; empty if they have no place any more."""
    aside: bool = False
    """They stand aside until a later step gives them their place."""
    marks: str = ""
    """What was done for their old place: approved, told, printed, seated."""


@dataclass(frozen=True, slots=True)
class CardView:
    """A card to be printed again."""

    kind: str
    """In the view's language: place card, escort card, board."""
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class TellingView:
    """Somebody to be told, and what."""

    who: str
    what: str
    duty: Duty = Duty.LIAISONS
    """Whose work it is to tell them."""


@dataclass(frozen=True, slots=True)
class ChangeSheetView:
    """What changes between two versions, in the order in which it can be carried out."""

    head: PaperHead
    from_version: str
    to_version: str
    reason: str = ""
    """Empty for audiences that may not know it."""
    moves: tuple[MoveView, ...] = ()
    cards: tuple[CardView, ...] = ()
    tellings: tuple[TellingView, ...] = ()


@dataclass(frozen=True, slots=True)
class Served:
    """A guest at a place, and what they chose."""

    guest: GuestView
    table: str
    place: str
    dishes: tuple[tuple[str, str], ...] = ()
    """Course and dish."""


@dataclass(frozen=True, slots=True)
class KitchenTable:
    """A table with its guests, in the order in which they are served."""

    name: str
    seats: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a diet or a dish: in all, and at each table."""

    name: str
    total: int
    by_table: tuple[int, ...] = ()
    loud: bool = False
    """Whether it is an allergy."""


@dataclass(frozen=True, slots=True)
class CrewMeal:
    """Meals of those who work at the event."""

    number: int
    who: str
    diet: str = ""


@dataclass(frozen=True, slots=True)
class KitchenChange:
    """A guest who is served otherwise than was sent; None where they were, or are, not there."""

    guest: GuestView
    before: Served | None
    after: Served | None


@dataclass(frozen=True, slots=True)
class KitchenView:
    """A session as kitchen and service may know it."""

    head: PaperHead
    courses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The menu: the name of a course, empty where nobody chooses, and its dishes."""
    tables: tuple[KitchenTable, ...] = ()
    diets: tuple[Tally, ...] = ()
    dishes: tuple[tuple[str, tuple[Tally, ...]], ...] = ()
    """By course."""
    infants: tuple[Served, ...] = ()
    """Who has no chair; the table and place are those of whom they come with."""
    crew: tuple[CrewMeal, ...] = ()
    unplaced: int = 0
    """Guests who have no place yet and are in no count."""
    by_honour: bool = False
    """Whether guests are served by honour; by place where nobody ranks."""
    others: tuple[tuple[str, int, tuple[Tally, ...]], ...] = ()
    """Other meals of the event: title, covers, diets."""
    since: str = ""
    """The version that was sent, where only what differs is told."""
    changes: tuple[KitchenChange, ...] = ()
    before: tuple[tuple[str, int], ...] = ()
    """What was counted in that version, by folded name."""

    @property
    def covers(self) -> int:
        """Guests with a place."""
        return sum(len(table.seats) for table in self.tables)

    def all_tallies(self) -> tuple[tuple[str, int], ...]:
        """Every count by name, diets first; covers stand first of all."""
        counted = [*self.diets, *(tally for _, tallies in self.dishes for tally in tallies)]
        return ("", self.covers), *((tally.name, tally.total) for tally in counted)


@dataclass(frozen=True, slots=True)
class SpeakersView:
    """Who speaks when, and who sent apologies."""

    head: PaperHead
    speakers: tuple[GuestEntry, ...]
    """The first to speak first."""
    source: str = ""
    """Where the order is from, in one sentence."""
    apologies: tuple[GuestView, ...] = ()
    """Who declined."""


@dataclass(frozen=True, slots=True)
class NeighbourView:
    """A guest beside or across, and what one can speak with them."""

    side: Literal["left", "right", "across"]
    guest: GuestView
    common: tuple[str, ...] = ()
    """Languages both speak, by name."""


@dataclass(frozen=True, slots=True)
class PocketCardView:
    """What a principal carries: where they sit, and beside whom."""

    entry: GuestEntry
    neighbours: tuple[NeighbourView, ...]
    spoken: tuple[str, ...] = ()
    """Languages of the principal, by name."""


@dataclass(frozen=True, slots=True)
class PocketCardsView:
    """The pocket cards of a session."""

    head: PaperHead
    cards: tuple[PocketCardView, ...]


@dataclass(frozen=True, slots=True)
class PhotoRowsView:
    """A photograph: its rows as the viewer sees them, the hindmost first."""

    head: PaperHead
    rows: tuple[tuple[str, tuple[PlaceView, ...]], ...]
    """The number of a row, and its places from the viewer's left to right."""


@dataclass(frozen=True, slots=True)
class VehicleView:
    """A vehicle of a motorcade."""

    number: str
    name: str
    time: str
    """When it leaves, local time; empty where unknown."""
    flag: str
    """The delegation whose flag it bears; empty for none."""
    riders: tuple[PlaceView, ...]
    """In the order of honour."""


@dataclass(frozen=True, slots=True)
class MotorcadeView:
    """The vehicles of a session, in the order in which they drive."""

    head: PaperHead
    vehicles: tuple[VehicleView, ...]


@dataclass(frozen=True, slots=True)
class MenuView:
    """What is served, and for whom the cards are."""

    head: PaperHead
    courses: tuple[tuple[str, tuple[str, ...]], ...]
    entries: tuple[GuestEntry, ...]


@dataclass(frozen=True, slots=True)
class ApprovalView:
    """What a host is asked to approve: the tables, best first, and what is still open."""

    head: PaperHead
    tables: tuple[tuple[str, tuple[PlaceView, ...]], ...]
    """Name and places, those of honour first."""
    unplaced: tuple[GuestView, ...] = ()
    ranked: bool = True
    """Whether places read as ranks."""
    waiting: tuple[GuestView, ...] = ()
    """Placed, though they have not accepted yet."""
