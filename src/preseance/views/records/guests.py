"""A guest, and guests in lists and on cards that they carry."""

from dataclasses import dataclass
from typing import Literal

from preseance.views.records.heads import PaperHead


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
    title_language: str = ""
    """Its language (ISO 639), for whoever breaks a long word of it; empty where that is not known."""
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
    """Languages they speak, by name."""
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

    def __hash__(self) -> int:
        # What tells most guests apart: of all thirty fields it would cost more than what is kept by it.
        return hash((self.id, self.full_name))


@dataclass(frozen=True, slots=True)
class GuestEntry:
    """A guest in a list, with their place where the audience may know it."""

    guest: GuestView
    table: str = ""
    place: str = ""
    """Empty at a table where guests choose their chairs."""
    code: str = ""
    """By which they find their table without their name; empty where the house gives none."""

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
