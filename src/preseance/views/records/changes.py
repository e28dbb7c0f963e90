"""What changes between two versions, and what is to be done for it."""

from dataclasses import dataclass

from preseance.model.task_row import Duty
from preseance.views.records.guests import GuestView
from preseance.views.records.heads import PaperHead


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
    """In the view's language: place card, escort card, take-in card, board."""
    text: str
    place: str
    """Of a take-in card the guest who is taken in."""


@dataclass(frozen=True, slots=True)
class CopyView:
    """A numbered copy of a paper that a newer version has replaced."""

    version: str
    """Label of its version; empty for a draft."""
    session: str
    """Title of the session; empty for a paper of the whole event."""
    paper: str
    """As its file is called, without session and copy: `floor-plan-a3`."""
    audience: str
    number: int
    of: int
    holder: str
    """Who has it."""


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
    copies: tuple[CopyView, ...] = ()
    """To be collected, for who replaces cards."""
