"""Commands on the lists of an event: a row added, changed in some fields, or removed."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import Field

from preseance.errors import ConflictError, UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Plan
from preseance.model.room import Room
from preseance.model.rule_row import RequestRow, RuleRow
from preseance.model.session import Session
from preseance.planning.commands.base import Command, Handed
from preseance.planning.commands.parts import as_json
from preseance.wording.said import Said

_Row = TypeVar("_Row", Guest, Delegation, RuleRow, RequestRow, Session, Room)
MOST = 20_000
"""Rows that one command may change, as many as an event may have guests."""
Fields = dict[str, Any]
"""New values by field, under the names that files use; null for what stands where nothing is said."""


def amended(row: Any, fields: Fields) -> Any:
    """A row with some fields changed; its name stays."""
    values = as_json(row)
    for name, value in fields.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value
    if values.get("id") != row.id:
        raise ConflictError(Said("«{name}» keeps its id: other lists name it.", name=row.id))
    return type(row).model_validate(values)


class _OnList(Command):
    """A command on one list."""

    field: ClassVar[str]
    """The event's field that holds the list."""
    noun: ClassVar[Said]

    def rows(self, event: Event) -> tuple[Any, ...]:
        """The list as it is."""
        found: tuple[Any, ...] = getattr(event, self.field)
        return found

    def known(self, event: Event, name: str) -> Any:
        """A row of the list, by its id.

        Raises
        ------
        UnknownNameError
            Where there is none.
        """
        found = next((row for row in self.rows(event) if row.id == name), None)
        if found is None:
            raise UnknownNameError(self.noun, name)
        return found


class _Add(_OnList, Generic[_Row]):
    row: _Row

    def apply(self, event: Event, handed: Handed) -> Event:
        """The new row is the last one."""
        if any(row.id == self.row.id for row in self.rows(event)):
            raise ConflictError(
                Said("There is a {noun} «{name}» already.", noun=self.noun, name=self.row.id)
            )
        return event.model_copy(update={self.field: (*self.rows(event), self.row)})


class _Change(_OnList):
    id: str
    """Which row."""
    fields: Fields = Field(min_length=1)

    def apply(self, event: Event, handed: Handed) -> Event:
        """What is not named stays."""
        made = amended(self.known(event, self.id), self.fields)
        rows = tuple(made if row.id == self.id else row for row in self.rows(event))
        return event.model_copy(update={self.field: rows})


class _Remove(_OnList):
    id: str
    """Which row."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """The others keep their order."""
        self.known(event, self.id)
        rows = tuple(row for row in self.rows(event) if row.id != self.id)
        return event.model_copy(update={self.field: rows})


class _OnGuests(_OnList):
    field: ClassVar[str] = "guests"
    noun: ClassVar[Said] = Said("guest")


class AddGuest(_Add[Guest], _OnGuests):
    """One more guest."""

    do: Literal["add-guest"] = "add-guest"


class ChangeGuest(_Change, _OnGuests):
    """What is known of a guest."""

    do: Literal["change-guest"] = "change-guest"


class RemoveGuest(_Remove, _OnGuests):
    """A guest who was on the list by mistake; who declines is changed instead."""

    do: Literal["remove-guest"] = "remove-guest"

    def apply(self, event: Event, handed: Handed) -> Event:
        """Their places go with them."""
        after = super().apply(event, handed)
        rows = tuple(p for p in after.plan.placements if p.guest != self.id)
        return after.model_copy(update={"plan": Plan(placements=rows, stale=after.plan.stale)})


class _OnDelegations(_OnList):
    field: ClassVar[str] = "delegations"
    noun: ClassVar[Said] = Said("delegation")


class AddDelegation(_Add[Delegation], _OnDelegations):
    """One more delegation."""

    do: Literal["add-delegation"] = "add-delegation"


class ChangeDelegation(_Change, _OnDelegations):
    """What is known of a delegation."""

    do: Literal["change-delegation"] = "change-delegation"


class RemoveDelegation(_Remove, _OnDelegations):
    """A delegation that nobody belongs to."""

    do: Literal["remove-delegation"] = "remove-delegation"


class _OnRules(_OnList):
    field: ClassVar[str] = "rules"
    noun: ClassVar[Said] = Said("rule")


class AddRule(_Add[RuleRow], _OnRules):
    """One more rule."""

    do: Literal["add-rule"] = "add-rule"


class ChangeRule(_Change, _OnRules):
    """What a rule asks."""

    do: Literal["change-rule"] = "change-rule"


class RemoveRule(_Remove, _OnRules):
    """A rule that holds no more."""

    do: Literal["remove-rule"] = "remove-rule"


class _OnRequests(_OnList):
    field: ClassVar[str] = "requests"
    noun: ClassVar[Said] = Said("request")


class AddRequest(_Add[RequestRow], _OnRequests):
    """One more request."""

    do: Literal["add-request"] = "add-request"


class ChangeRequest(_Change, _OnRequests):
    """Where a request stands."""

    do: Literal["change-request"] = "change-request"


class RemoveRequest(_Remove, _OnRequests):
    """A request that was written by mistake; one withdrawn is changed instead."""

    do: Literal["remove-request"] = "remove-request"


class _OnSessions(_OnList):
    field: ClassVar[str] = "sessions"
    noun: ClassVar[Said] = Said("session")


class AddSession(_Add[Session], _OnSessions):
    """One more moment of the programme."""

    do: Literal["add-session"] = "add-session"


class ChangeSession(_Change, _OnSessions):
    """What is known of a session."""

    do: Literal["change-session"] = "change-session"


class RemoveSession(_Remove, _OnSessions):
    """A session that is not held."""

    do: Literal["remove-session"] = "remove-session"

    def apply(self, event: Event, handed: Handed) -> Event:
        """Its placements go with it."""
        after = super().apply(event, handed)
        rows = tuple(p for p in after.plan.placements if p.session != self.id)
        return after.model_copy(update={"plan": Plan(placements=rows, stale=after.plan.stale)})


class _OnRooms(_OnList):
    field: ClassVar[str] = "rooms"
    noun: ClassVar[Said] = Said("room")


class AddRoom(_Add[Room], _OnRooms):
    """One more room."""

    do: Literal["add-room"] = "add-room"


class ChangeRoom(_Change, _OnRooms):
    """A room: its tables, doors, fixtures."""

    do: Literal["change-room"] = "change-room"


class RemoveRoom(_Remove, _OnRooms):
    """A room in which nothing is held."""

    do: Literal["remove-room"] = "remove-room"


OfRows = Annotated[
    AddGuest | ChangeGuest | RemoveGuest
    | AddDelegation | ChangeDelegation | RemoveDelegation
    | AddRule | ChangeRule | RemoveRule
    | AddRequest | ChangeRequest | RemoveRequest
    | AddSession | ChangeSession | RemoveSession
    | AddRoom | ChangeRoom | RemoveRoom,
    Field(discriminator="do"),
]  # fmt: skip
"""A command on one row of a list."""


class ChangeSeveral(Command):
    """Several rows at once, as cells are pasted: one revision, whole or not at all."""

    do: Literal["change-several"] = "change-several"
    commands: tuple[OfRows, ...] = Field(min_length=1, max_length=MOST)
    """What is done to each row, in turn."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """Each on what those before it have made."""
        for command in self.commands:
            event = command.apply(event, handed)
        return event


_OF_THE_EVENT = (
    "title", "start", "end", "time_zone", "host", "co_host", "languages", "occasion", "scheme",
    "scheme_settings", "settings",
)  # fmt: skip


class ChangeEvent(Command):
    """The event itself: title, dates, hosts, languages, order of precedence, settings."""

    do: Literal["change-event"] = "change-event"
    fields: Fields = Field(min_length=1)
    """New values by field; of ``settings`` and ``scheme_settings`` those named, null to drop one."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """Settings that are not named stay."""
        known = {name: getattr(event, name) for name in _OF_THE_EVENT}
        values = event.model_dump(
            mode="json", by_alias=True, exclude_unset=True, include=set(known)
        )
        for name, value in self.fields.items():
            if name not in known:
                raise UnknownNameError(Said("field of the event"), name, _OF_THE_EVENT)
            if isinstance(known[name], dict) and isinstance(value, dict):
                both = {**values.get(name, {}), **value}
                values[name] = {key: said for key, said in both.items() if said is not None}
            elif value is None:
                values.pop(name, None)
            else:
                values[name] = value
        made = Event.model_validate({"id": event.id, **values})
        return event.model_copy(update={name: getattr(made, name) for name in known})
