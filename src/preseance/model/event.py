"""The event: everything that is known before anybody is placed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any, Self

from pydantic import Field, field_validator, model_validator

from preseance.errors import UnknownNameError
from preseance.model.base import Identifier
from preseance.model.codes import LanguageCode, state
from preseance.model.earlier_row import EarlierRow
from preseance.model.guest import Delegation, Guest
from preseance.model.occasions import OccasionKind, scheme_of_occasion
from preseance.model.place import table_of
from preseance.model.plan import Plan, Version
from preseance.model.room import Form, Room, Table
from preseance.model.route import Route
from preseance.model.rule_row import EncounterRow, RequestRow, RuleRow, ToldRow
from preseance.model.scheme_row import SchemeRow
from preseance.model.session import PLACELESS, Kind, Session
from preseance.model.settings import SettingValue
from preseance.model.statement_row import StatementRow
from preseance.model.task_row import TaskRow
from preseance.model.translations import Translated
from preseance.model.unread import Unread
from preseance.wording.said import Said


class Event(Translated):
    """One occasion of hosting, with its programme, guests, rules and current plan."""

    spoken = ("title",)

    id: Identifier
    """Short name of the event, in kebab-case."""
    title: str
    """What papers print above everything else; in another language ``title_fr`` and the like."""
    start: date
    """First day."""
    end: date | None = None
    """Last day; the first where empty."""
    time_zone: str = "UTC"
    """IANA name."""
    host: str = ""
    """Guest id."""
    co_host: str = ""
    """Guest id of who presides with the host; empty for nobody."""
    languages: tuple[LanguageCode, ...] = ("en",)
    """Languages of the papers, the first one by default; lists follow the alphabet of the first."""
    occasion: OccasionKind | None = None
    """What kind of occasion it is: what holds where the settings say nothing."""
    scheme: str = "heads-of-state"
    """Name of the scheme of precedence; where it is not written, the occasion's."""
    scheme_settings: dict[str, SettingValue] = Field(default_factory=dict)
    """Settings of the scheme; ``SCHEME.NAME`` is one of another scheme."""
    schemes: tuple[SchemeRow, ...] = ()
    """Orders of precedence that the event brings."""
    settings: dict[str, SettingValue] = Field(default_factory=dict)
    """Settings of rules, moves and papers, by dotted name (``couples.level``, ``seat_belongs_to``)."""
    delegations: tuple[Delegation, ...] = ()
    rooms: tuple[Room, ...] = ()
    routes: tuple[Route, ...] = ()
    sessions: tuple[Session, ...] = ()
    guests: tuple[Guest, ...] = ()
    rules: tuple[RuleRow, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    told: tuple[ToldRow, ...] = ()
    encounters: tuple[EncounterRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    earlier: tuple[EarlierRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    """What reports say, as it was taken from them."""
    plan: Plan = Plan()
    version: Version | None = None
    """The current published version the draft grew from."""
    unread: tuple[Unread, ...] = Field(default=(), exclude=True, repr=False)
    """What its files hold besides, from which nothing is reckoned."""

    @field_validator("scheme_settings")
    @classmethod
    def _with_codes(cls, settings: dict[str, SettingValue]) -> dict[str, SettingValue]:
        """The place of an event in the United States by its postal code: ``Texas`` is ``TX``."""
        places = ("place", "united-states.place")
        return {
            k: state(v) if k in places and isinstance(v, str) else v for k, v in settings.items()
        }

    def __eq__(self, other: object) -> bool:
        """Whether both say the same; what nothing is reckoned from does not count."""
        if not isinstance(other, Event):
            return NotImplemented
        return super().__eq__(other.model_copy(update={"unread": self.unread}))

    # Mappings inside cannot be hashed; Python's own way to say so has another type.
    __hash__ = None  # type: ignore[assignment]  # None is how Python says unhashable

    @model_validator(mode="before")
    @classmethod
    def _scheme_of_occasion(cls, values: Any) -> Any:
        """Ranked as usual at its kind of occasion, where no scheme is written."""
        if isinstance(values, Mapping) and not values.get("scheme"):
            usual = scheme_of_occasion(str(values.get("occasion") or ""))
            if usual:
                return {**values, "scheme": usual}
        return values

    def in_language(self, spoken: str) -> Self:
        """The event with its sessions, rooms, ways and delegations, as papers in a language call them.

        Guests are asked for theirs one by one. The same event where it says nothing in that language.
        """
        made = super().in_language(spoken)
        parts = ("delegations", "rooms", "routes", "sessions")
        other = {
            part: now
            for part in parts
            if (now := tuple(p.in_language(spoken) for p in getattr(self, part)))
            != getattr(self, part)
        }
        if not other:
            return made
        if "delegations" in other:
            # Flags stand in one order whatever language their plan is printed in.
            first = f"name_{self.languages[0]}"
            other["delegations"] = tuple(
                now if now == d else now.kept_as(first, d.name)
                for now, d in zip(other["delegations"], self.delegations, strict=True)
            )
        doors = (d for room in self.rooms for d in room.doors)
        renamed = {d.name: d.in_language(spoken).name for d in doors}
        guests = tuple(
            g.model_copy(update={"door": renamed[g.door]})
            if renamed.get(g.door, g.door) != g.door
            else g
            for g in self.guests
        )
        return made.model_copy(update={**other, "guests": guests})

    def occasion_of(self, session: Session) -> OccasionKind | None:
        """What kind of occasion a session is: its own, or else the event's."""
        return session.occasion or self.occasion

    @cached_property
    def guest_by_id(self) -> Mapping[str, Guest]:
        """Guests by id."""
        return {g.id: g for g in self.guests}

    @cached_property
    def session_by_id(self) -> Mapping[str, Session]:
        """Sessions by id."""
        return {s.id: s for s in self.sessions}

    @cached_property
    def room_by_id(self) -> Mapping[str, Room]:
        """Rooms by id."""
        return {r.id: r for r in self.rooms}

    @cached_property
    def delegation_by_id(self) -> Mapping[str, Delegation]:
        """Delegations by id."""
        return {d.id: d for d in self.delegations}

    def sessions_asked(self, name: str | None) -> tuple[Session, ...]:
        """The session of that id, or all where no name is given.

        Raises
        ------
        UnknownNameError
            Where there is no such session.
        """
        if name is None:
            return self.sessions
        if name not in self.session_by_id:
            raise UnknownNameError(Said("session"), name, tuple(self.session_by_id))
        return (self.session_by_id[name],)

    def attending(self, session: str) -> tuple[Guest, ...]:
        """Guests expected at a session, in the order of the list: invited, and there in time."""
        known = self.session_by_id.get(session)
        by_bus = known is not None and self.is_by_bus(known)
        return tuple(
            g
            for g in self.guests
            if g.attends(session)
            and (known is None or known.meets(g, self.time_zone))
            and not (by_bus and g.own_car)
        )

    def is_by_bus(self, session: Session) -> bool:
        """Whether a session is a ride on which whoever has no car of their own has a seat: in a bus, or in a
        car besides.
        """
        if session.kind is not Kind.TRANSPORT or session.room not in self.room_by_id:
            return False
        forms = {t.form for t in self.tables_of(session)}
        return Form.BUS in forms and forms <= {Form.BUS, Form.CAR}

    def is_placeless(self, session: Session) -> bool:
        """Whether nobody has a place at a session, since its room has no tables for it."""
        return session.kind in PLACELESS and not self.tables_of(session)

    def tables_of(self, session: Session) -> tuple[Table, ...]:
        """The tables a session uses, in the order of the room."""
        tables = self.room_by_id[session.room].tables
        return tuple(t for t in tables if not session.tables or t.id in session.tables)

    def whole_tables(self, session: Session) -> frozenset[str]:
        """Ids of the tables of a session whose guests choose their chairs themselves."""
        if session.seating == "place":
            return frozenset()
        return frozenset(t.id for t in self.tables_of(session) if t.id not in session.chairs)

    @cached_property
    def unchaired(self) -> frozenset[str]:
        """Ids of the tables at which no session plans chairs, so that no sentence names one."""
        whole, by_chair = set[str](), set[str]()
        for session in self.sessions:
            if session.room in self.room_by_id:
                chosen = self.whole_tables(session)
                whole |= chosen
                by_chair |= {t.id for t in self.tables_of(session)} - chosen
        return frozenset(whole - by_chair)

    def planned(self, session: str, place: str | None) -> str | None:
        """What a place counts as when plans are compared: itself, or its table where guests choose
        their chairs themselves.
        """
        known = self.session_by_id.get(session)
        if place is None or known is None or known.seating == "place":
            return place
        table = table_of(place)
        return table if table in self.whole_tables(known) else place

    def host_of(self, session: Session) -> str:
        """Guest id of the session's host, empty where there is none."""
        return session.host or self.host

    def co_host_of(self, session: Session) -> str:
        """Guest id of the session's co-host, empty where there is none."""
        return session.co_host or self.co_host

    def hosts_of(self, session: Session) -> tuple[str, ...]:
        """Guest ids of the session's host and co-host, as far as there are any."""
        return tuple(g for g in (self.host_of(session), self.co_host_of(session)) if g)

    def head_of(self, session: Session) -> str:
        """Guest id of who has the host's place: the visitor to whom the host yields, where they
        attend, else the host; empty where there is neither.
        """
        return self._visitor(session, session.yields_to) or self.host_of(session)

    def co_head_of(self, session: Session) -> str:
        """The same of the co-host's place."""
        return self._visitor(session, session.co_yields_to) or self.co_host_of(session)

    def _visitor(self, session: Session, name: str) -> str:
        visitor = self.guest_by_id.get(name)
        return name if visitor is not None and visitor.attends(session.id) else ""

    def seated_by_right(self, session: Session) -> frozenset[str]:
        """Guest ids of those whose place no rank gives: who presides, and a host who yields."""
        heads = (self.head_of(session), self.co_head_of(session))
        return frozenset((*heads, *self.hosts_of(session))) - {""}
