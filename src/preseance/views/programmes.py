"""The run of show as an audience may see it, and the own programme of a delegation or a guest.

Staff who may see the minutes see all of them. A delegation, or a guest, sees what concerns them:
their sessions and places, their slots and ways, and nobody else. Everybody else sees which
sessions there are, and when.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from preseance.model.event import Event
from preseance.model.naming import full_name
from preseance.model.session import Session
from preseance.model.zones import as_local, on_clock
from preseance.planning.day.movements import Slot, greeting_apart, seconds_of, too_near
from preseance.planning.day.programme import SLOT_ITEMS, Item, ItemKind, programme
from preseance.rules.shapes import Occasion
from preseance.views.audiences import Moves, audience_named
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import (
    Argument,
    DelegationRef,
    GuestRef,
    Listed,
    Message,
    Moment,
    PlaceRef,
    SessionRef,
    TableRef,
)
from preseance.wording.wording import Wording


@dataclass(frozen=True, slots=True)
class Attendance:
    """A guest whom an entry concerns."""

    id: str
    name: str
    """In full, as papers print it."""
    place: str = ""
    """In words, where they have one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a programme."""

    key: str
    """The same for the same thing in every version."""
    kind: ItemKind
    session: str
    """Its id."""
    title: str
    start: datetime | None
    """Local time; None where no hour is fixed."""
    end: datetime | None
    where: str = ""
    guests: tuple[Attendance, ...] = ()
    """Those who may be named; all of the own programme."""
    number: int = 0
    """How many it concerns; 0 where the audience is not told."""
    greeters: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RotaLine:
    """An interpreter at one session: one line of the rota."""

    session: str
    """Its title."""
    start: datetime | None
    end: datetime | None
    interpreter: Attendance
    principals: tuple[Attendance, ...]
    """For whom they interpret there; none where none of theirs attends."""


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme for one reader."""

    event: str
    """The event's id."""
    title: str
    zone: str
    """IANA name of the time zone that all its hours are of."""
    language: Language
    whose: str
    """``delegation:ID`` or a guest's id; empty for the whole."""
    entries: tuple[Entry, ...]
    remarks: tuple[str, ...] = ()
    rota: tuple[RotaLine, ...] = ()
    """Which interpreter is where and for whom, as far as the reader may know."""


def programme_view(
    occasion: Occasion, audience: str, whose: str = "", language: Language = "en"
) -> ProgrammeView:
    """The programme as an audience may know it; of one recipient where ``whose`` names one."""
    event = occasion.event
    teller = _Teller(event, language)
    items = programme(occasion, seconds_of(event))
    own, may = _own(event, whose), audience_named(audience)
    whole = may.minutes and not whose
    # Whoever may know neither all minutes nor their own knows which sessions there are.
    kinds = () if may.minutes or may.moves is Moves.OWN else ("session",)
    entries: list[Entry] = []
    for item in items:
        if whose:
            mine = tuple(g for g in item.guests if g in own)
            if mine and item.kind != "end" and (not kinds or item.kind in kinds):
                entries.append(teller.entry(replace(item, guests=mine), named=True))
        elif whole:
            entries.append(teller.entry(item, named=item.kind != "session"))
        elif item.kind == "session":
            entries.append(replace(teller.entry(item, named=False), number=0))
    rota = teller.rota(items) if may.minutes or may.moves is Moves.OWN else []
    if not whole:
        rota = [duty for duty in rota if duty.interpreter.id in own]
    remarks = tuple(teller.too_long(items)) if whole else ()
    if whole and may.findings:
        remarks += tuple(teller.too_near(occasion, items))
    return ProgrammeView(
        event=event.id,
        title=teller.title(whose, whole=whole),
        zone=event.time_zone,
        language=language,
        whose=whose,
        entries=tuple(entries),
        remarks=remarks,
        rota=tuple(rota),
    )


def _own(event: Event, whose: str) -> frozenset[str]:
    """Guests of a recipient; none where the event knows no such recipient."""
    kind, _, name = whose.partition(":")
    if kind == "delegation":
        return frozenset(g.id for g in event.guests if g.delegation == name)
    return frozenset({whose} & set(event.guest_by_id))


def party_ref(name: str) -> DelegationRef | GuestRef | TableRef:
    """A party as sentences name it: a delegation, a bus, or a guest."""
    kind, _, rest = name.partition(":")
    if kind == "table":
        return TableRef(rest)
    return DelegationRef(rest) if kind == "delegation" else GuestRef(name)


class _Teller:
    """Entries in one language."""

    def __init__(self, event: Event, language: Language) -> None:
        self.event, self.language = event, language
        self.wording: Wording = wording_of(event, language)

    def say(self, message: str, **arguments: Argument) -> str:
        return str(self.wording.word(Message(f"minutes.{message}", arguments)))

    def title(self, whose: str, *, whole: bool) -> str:
        event = self.event.title
        if whose:
            return self.say("own", event=event, whose=party_ref(whose))
        return self.say("run" if whole else "sessions", event=event)

    def local(self, moment: datetime | None) -> datetime | None:
        """A moment as clocks show it, with its offset only where it comes twice."""
        return None if moment is None else as_local(moment, self.event.time_zone)

    def entry(self, item: Item, *, named: bool) -> Entry:
        event = self.event
        session = event.session_by_id[item.session]
        return Entry(
            key=item.key,
            kind=item.kind,
            session=item.session,
            title=self._title(item),
            start=self.local(item.begin),
            end=self.local(item.end),
            where=event.room_by_id[session.room].name,
            guests=tuple(self._attendance(item, g) for g in item.guests) if named else (),
            number=len(item.guests),
            greeters=self._greeters(item),
            notes=tuple(self._notes(item)),
        )

    def _title(self, item: Item) -> str:
        session = SessionRef(item.session)
        if item.route is not None:
            room = self.event.room_by_id[self.event.session_by_id[item.session].room].name
            return self.say("way", route=item.route.called, room=room)
        if item.slot is not None:
            return self.say(item.kind, party=party_ref(item.slot.party.name))
        if item.kind in ("late", "early"):
            return self.say(item.kind, session=session, party=GuestRef(item.guests[0]))
        return self.say("ends" if item.kind == "end" else "session", session=session)

    def _attendance(self, item: Item, guest: str) -> Attendance:
        known = self.event.guest_by_id[guest]
        place = self.event.plan.place_of.get((item.session, guest), "")
        told = item.kind == "session" and place
        # In a list a place stands without its article: «Table 1, place 9» in French too.
        called = format(self.wording.word(PlaceRef(place)), "noun") if told else ""
        return Attendance(
            id=guest,
            name=full_name(known, self.event.guest_by_id, self.language),
            place=called[:1].upper() + called[1:],
        )

    def _greeters(self, item: Item) -> tuple[str, ...]:
        """Who greets, or takes leave: by setting, else the hosts."""
        if item.slot is None or item.kind == "ride":
            return ()
        chosen = self._named_greeters(self.event.session_by_id[item.session])
        people = self.event.guest_by_id
        return tuple(
            full_name(people[g], people, self.language) if g in people else g for g in chosen
        )

    def _named_greeters(self, session: Session) -> tuple[str, ...]:
        """Ids of guests, or words."""
        said = self.event.settings.get("programme.greeters")
        named = (said,) if isinstance(said, str) else said
        return named if isinstance(named, tuple) else self.event.hosts_of(session)

    def _notes(self, item: Item) -> list[str]:
        if item.slot is None:
            return []
        slot, party = item.slot, item.slot.party
        notes = [self.say("by_door", door=slot.door)] if slot.door else []
        if party.vehicles and not party.is_bus:
            notes += [self.say("cars", cars=Listed(tuple(map(TableRef, party.vehicles))))]
        if slot.there is not None:
            moment = Moment(f"{self.local(slot.there):%H:%M}")
            notes += [self.say("there", moment=moment)]
        notes += [self.say("own_car")] if slot.own_car else []
        return notes + ([self.say("moved")] if slot.moved else [])

    def rota(self, items: tuple[Item, ...]) -> list[RotaLine]:
        """Every interpreter at every session they attend, in the order of time."""
        people = self.event.guest_by_id
        return [
            RotaLine(
                session=self.event.session_by_id[item.session].title,
                start=self.local(item.begin),
                end=self.local(item.end),
                interpreter=self._attendance(item, guest),
                principals=tuple(
                    self._attendance(item, principal)
                    for principal in people[guest].interpreter_for
                    if principal in item.guests
                ),
            )
            for item in items
            if item.kind == "session"
            for guest in item.guests
            if people[guest].interpreter_for
        ]

    def too_long(self, items: tuple[Item, ...]) -> list[str]:
        """Arrivals and departures that need more time than they have."""
        last: dict[str, datetime] = {}
        for item in items:
            if item.slot is not None:
                last[item.session] = max(item.slot.end, last.get(item.session, item.slot.end))
        told = []
        for name, end in last.items():
            ends = self.event.session_by_id[name].end
            if ends is not None and end > on_clock(ends, self.event.time_zone):
                moment = Moment(f"{end:%H:%M}")
                told.append(
                    self.wording.sentence(
                        Message("minutes.too_long", {"session": SessionRef(name), "moment": moment})
                    )
                )
        return told

    def too_near(self, occasion: Occasion, items: tuple[Item, ...]) -> Iterator[str]:
        """Parties to be kept apart who are at one door one after the other, and greeters of theirs."""
        by_session: dict[str, list[Slot]] = {}
        for item in items:
            if item.slot is not None:
                by_session.setdefault(item.session, []).append(item.slot)
        for name, made in by_session.items():
            session = self.event.session_by_id[name]
            for one, other in too_near(occasion, made, seconds_of(self.event)):
                said: dict[str, Argument] = {
                    "session": SessionRef(name),
                    "a": party_ref(one.party.name),
                    "b": party_ref(other.party.name),
                    "moment": Moment(f"{self.local(other.begin):%H:%M}"),
                }
                yield self.wording.sentence(Message("minutes.too_near", said))
            if SLOT_ITEMS[session.kind] == "ride":
                continue
            for greeter, slot in greeting_apart(occasion, made, self._named_greeters(session)):
                said = {"a": GuestRef(greeter), "b": party_ref(slot.party.name)}
                message = Message("minutes.greets", said | {"session": SessionRef(name)})
                yield self.wording.sentence(message)
