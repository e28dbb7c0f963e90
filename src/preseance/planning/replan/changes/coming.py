"""Changes of who comes: cancelled, added, a stand-in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from preseance.errors import ConflictError, InputError, Mistake
from preseance.model.event import Event
from preseance.model.forms.capacity import capacity_problem
from preseance.model.guest import Guest, Mode, Status
from preseance.model.place import PlaceKind
from preseance.model.session import Session
from preseance.planning.occasion.places import layout_of, table_ranks
from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.base import Change
from preseance.planning.replan.changes.gaps import TREATMENTS, treat
from preseance.planning.replan.changes.succession import preside_again
from preseance.protocol import order
from preseance.rules.kinds.keep_apart import KeepApart
from preseance.wording.message import GuestRef, Message, PlaceRef
from preseance.wording.said import Said

PRINCIPALS = frozenset({"head-of-state", "head-of-government"})
SEAT_BELONGS = ("person", "country")


@dataclass(frozen=True)
class Cancel(Change):
    """A guest does not come.

    Musts: none where the chair is closed up (it is taken away); the first guest in reserve has
    the chair; where it is left, no empty chair beside the first rank, if any plan can do that.
    """

    guest: str
    how: str = ""
    """Empty for the setting."""
    verb: ClassVar[str] = "cancel"
    form: ClassVar[str] = "GUEST [close-up|reserve|leave]"

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """A guest, and what becomes of the chair."""
        how = [w for w in words[-1:] if w in TREATMENTS]
        return cls(cls.one_guest(words[: len(words) - len(how)], event), *how)

    def spoken(self, event: Event) -> Message:
        """Who is cancelled, and what becomes of the chair where that was said."""
        return Message(f"change.cancel.{self.how or 'usual'}", {"a": GuestRef(self.guest)})

    def cancels(self) -> Iterable[str]:
        """The guest."""
        return (self.guest,)

    def apply(self, to: Amending) -> None:
        """Take the guest out, and treat the chairs."""
        sessions = to.sessions_of(self.guest)
        if not sessions:
            raise ConflictError(
                Said("«{guest}» is not expected, so cannot be cancelled.", guest=self.guest)
            )
        to.absent(self.guest, [s.id for s in sessions])
        treat(to, self.guest, sessions, self.how, f"cancel {self.guest}")


@dataclass(frozen=True)
class Add(Change):
    """A guest of the list comes after all, whatever was known of their coming.

    Musts: everybody who attends has a place (where none is free a chair is added at the low end
    of the last table); two heads of state or government of one delegation are not side by side.
    """

    guest: str
    verb: ClassVar[str] = "add"
    form: ClassVar[str] = "GUEST"

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """A guest of the list."""
        return cls(cls.one_guest(words, event))

    def spoken(self, event: Event) -> Message:
        """Who is added."""
        return Message("change.add", {"a": GuestRef(self.guest)})

    def concerns(self) -> Iterable[str]:
        """The guest."""
        return (self.guest,)

    def apply(self, to: Amending) -> None:
        """Let the guest attend, with a chair for each session."""
        known = to.event.guest_by_id[self.guest]
        wanted = self._without_place(to) or [s for s in to.scope() if not known.attends(s)]
        if known.status is Status.DECLINED and known.sessions and not to.sessions:
            wanted = list(known.sessions)
        if not wanted and known.status is Status.ACCEPTED:
            raise ConflictError(
                Said("«{guest}» is expected already, so cannot be added.", guest=self.guest)
            )
        if known.status is Status.DECLINED:
            to.set_guest(self.guest, sessions=tuple(wanted), status=Status.ACCEPTED)
        else:
            to.present(self.guest, wanted)
        welcome(to, self.guest, wanted, f"add {self.guest}")

    def _without_place(self, to: Amending) -> list[str]:
        """Sessions whose published plan lacks the guest, though they are to attend them."""
        placed = {p.session for p in to.published.placements}
        return [
            s.id
            for s in to.sessions_of(self.guest)
            if s.id in placed and (s.id, self.guest) not in to.published.place_of
        ]


def welcome(to: Amending, guest: str, sessions: Sequence[str], sentence: str) -> None:
    """A chair for a guest who was not expected, apart from a principal of the same delegation."""
    known = to.event.guest_by_id[guest]
    preside_again(to, guest, sessions)
    for name in sessions:
        session = to.event.session_by_id[name]
        _make_room(to, known, session)
        for other in to.event.attending(name):
            two = {known.role, other.role} <= PRINCIPALS and other.id != guest
            if two and known.delegation and other.delegation == known.delegation:
                to.must(
                    KeepApart, [guest], [other.id], relations=("beside",), sessions=(name,),
                    sentence=sentence,
                )  # fmt: skip
                to.remark("second_principal", a=GuestRef(guest), b=GuestRef(other.id))


def _make_room(to: Amending, guest: Guest, session: Session) -> None:
    places = layout_of(to.event, session).places
    seats = sum(p.kind is not PlaceKind.AUXILIARY for p in places)
    coming = sum(not g.serves for g in to.event.attending(session.id))
    if coming <= seats or guest.serves:
        return
    tables = to.tables_in(session)
    rank = table_ranks(tables, to.event.room_by_id[session.room])
    for table in sorted(tables, key=lambda t: -rank[t.id]):
        more: dict[str, int | tuple[int, ...]] = {"seats": table.seats + 1}
        if table.per_row:
            more |= {"per_row": (*table.per_row[:-1], table.per_row[-1] + 1)}
        wider = table.model_copy(update=more)
        if capacity_problem(wider) is None:
            to.set_table(session.room, table.id, **more)
            chair = PlaceRef(f"{table.id}-{table.seats + 1}")
            to.remark("chair_added", a=GuestRef(guest.id), p=chair)
            return


@dataclass(frozen=True)
class StandIn(Change):
    """Somebody comes instead of a guest.

    Musts: where the seat belongs to the country, or their mode carries the rank, they have the place;
    otherwise they may not have it, and the chair is treated as after a cancellation.
    """

    guest: str
    instead_of: str
    verb: ClassVar[str] = "stand-in"
    form: ClassVar[str] = "GUEST FOR"

    @classmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """Who comes, and for whom."""
        return cls(*cls.two_guests(words, event))

    def spoken(self, event: Event) -> Message:
        """Who comes instead of whom."""
        said = {"a": GuestRef(self.guest), "b": GuestRef(self.instead_of)}
        return Message("change.stand-in", said)

    def cancels(self) -> Iterable[str]:
        """Who does not come."""
        return (self.instead_of,)

    def concerns(self) -> Iterable[str]:
        """Who comes."""
        return (self.guest,)

    def apply(self, to: Amending) -> None:
        """Exchange the two, and see to whom the place belongs."""
        sentence = f"stand-in {self.guest} {self.instead_of}"
        sessions = to.sessions_of(self.instead_of)
        if not sessions:
            raise ConflictError(
                Said(
                    "«{instead_of}» is not expected, so nobody can stand in.",
                    instead_of=self.instead_of,
                )
            )
        names = [s.id for s in sessions]
        if all((s, self.guest) in to.published.place_of for s in names):
            where = ", ".join(s.title for s in sessions)
            raise ConflictError(
                Said(
                    "«{guest}» has a place already in {where}, so cannot stand in for «{instead_of}»; cancel «{instead_of}» and pin or swap instead.",
                    guest=self.guest,
                    where=where,
                    instead_of=self.instead_of,
                )
            )
        before = order(to.event).rank_of[self.instead_of].class_id
        mode = to.event.guest_by_id[self.guest].mode or Mode.REPRESENTS
        fresh = [s for s in names if not to.event.guest_by_id[self.guest].attends(s)]
        to.absent(self.instead_of, names)
        if to.event.guest_by_id[self.guest].status is Status.DECLINED:
            to.set_guest(self.guest, sessions=tuple(names), status=Status.ACCEPTED)
        to.present(self.guest, names)
        to.set_guest(self.guest, represents=self.instead_of, mode=mode)
        keeps = _belongs_to_country(to.event) or mode in (Mode.DEPUTISES, Mode.ACTING)
        keeps = keeps or (
            mode is Mode.PERSONAL_ENVOY and order(to.event).rank_of[self.guest].class_id == before
        )
        for session in sessions:
            place = to.published.place_of.get((session.id, self.instead_of))
            if place is None or (session.id not in fresh and not keeps):
                continue
            if keeps:
                to.pin(self.guest, [place], sentence=sentence, sessions=(session.id,))
                to.remark(
                    "keeps_place", a=GuestRef(self.instead_of), b=GuestRef(self.guest),
                    p=PlaceRef(place),
                )  # fmt: skip
            else:
                to.forbid(self.guest, place, sentence=sentence, sessions=(session.id,))
        if not keeps:
            treat(to, self.instead_of, sessions, "", sentence)
        welcome(to, self.guest, fresh, sentence)


def _belongs_to_country(event: Event) -> bool:
    given = event.settings.get("seat_belongs_to", SEAT_BELONGS[0])
    if given not in SEAT_BELONGS:
        expected = Said("one of {known}", known=", ".join(SEAT_BELONGS))
        raise InputError(
            [Mistake("event.toml", None, "settings.seat_belongs_to", str(given), expected)]
        )
    return given == SEAT_BELONGS[1]
