"""What kitchen and service may know, and what is served."""

from dataclasses import dataclass

from preseance.views.records.guests import GuestEntry, GuestView
from preseance.views.records.heads import PaperHead


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
class MenuView:
    """What is served, and for whom the cards are."""

    head: PaperHead
    courses: tuple[tuple[str, tuple[str, ...]], ...]
    entries: tuple[GuestEntry, ...]
