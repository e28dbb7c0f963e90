"""The parts of an event by name, and what changes from one event to another, part by part.

A part is a path: ``title``, ``settings/couples.level``, ``guests/anna/diet``, ``rules/apart-1``,
``plan/lunch/anna``. Two commands get on where they touch different parts; a change can be taken back
where its parts are still as it left them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from pydantic import Field, TypeAdapter

from preseance.model.base import Record
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room
from preseance.model.route import Route
from preseance.model.rule_row import RequestRow, RuleRow
from preseance.model.session import Session

ALL: Final = ""
"""The part that is everything."""
_ORDER: Final = "*"
_MAPS: Final = ("settings", "scheme_settings")
_UNTOLD: Final = ("unread",)
_ONE = 2
_OF_A_ROW = 3


class Change(Record):
    """What one part was and is, as JSON; an empty tuple where it was not, or is not, there."""

    part: str
    """Path of the part."""
    before: tuple[Any, ...] = Field(default=(), max_length=1)
    after: tuple[Any, ...] = Field(default=(), max_length=1)
    was_at: int | None = None
    """Of a row that went: its place in the list, counted from 0."""
    is_at: int | None = None
    """Of a row that came: the same."""

    def back(self) -> Change:
        """The change that takes it back."""
        return Change(
            part=self.part,
            before=self.after,
            after=self.before,
            was_at=self.is_at,
            is_at=self.was_at,
        )


Delta = tuple[Change, ...]


@dataclass(frozen=True)
class _Rows:
    """A list of an event whose rows have names."""

    model: type[Record]
    name_of: Callable[[Any], str]
    by_field: bool = True
    """Whether the fields of a row are parts by themselves."""


def _id(row: Any) -> str:
    return str(row.id)


def _who_where(row: Placement) -> str:
    return f"{row.session}/{row.guest}"


_ROWS: Final[Mapping[str, _Rows]] = {
    "delegations": _Rows(Delegation, _id),
    "rooms": _Rows(Room, _id),
    "routes": _Rows(Route, _id),
    "sessions": _Rows(Session, _id),
    "guests": _Rows(Guest, _id),
    "rules": _Rows(RuleRow, _id),
    "requests": _Rows(RequestRow, _id),
    "plan": _Rows(Placement, _who_where, by_field=False),
    "stale": _Rows(Placement, lambda row: f"{row.session}/{row.guest}/{row.place}", by_field=False),
}


def _rows(event: Event, head: str) -> tuple[Record, ...]:
    if head == "plan":
        return event.plan.placements
    if head == "stale":
        return event.plan.stale
    found: tuple[Record, ...] = getattr(event, head)
    return found


def as_json(record: Record) -> dict[str, Any]:
    """A row as JSON: what is said of it, under the names that files use.

    What stands where nothing is said is left out, said or not; of a room even that tells something.
    """
    if isinstance(record, Room):
        return record.model_dump(mode="json", by_alias=True, exclude_unset=True)
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)


def delta_of(before: Event, after: Event) -> Delta:
    """What changes from one event to another."""
    found: list[Change] = []
    for head in (*Event.model_fields, "stale"):
        if head in _UNTOLD:
            continue
        if head in _ROWS:
            found += _row_changes(head, _rows(before, head), _rows(after, head))
        elif (old := getattr(before, head)) == (new := getattr(after, head)):
            continue
        elif head in _MAPS:
            found += _map_changes(head, _plain(head, old), _plain(head, new))
        else:
            found.append(Change(part=head, before=(_plain(head, old),), after=(_plain(head, new),)))
    return tuple(found)


def _map_changes(head: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys([*old, *new]):
        was, now = _held(old, key), _held(new, key)
        if was != now:
            yield Change(part=f"{head}/{key}", before=was, after=now)


def _held(values: Mapping[str, Any], key: str) -> tuple[Any, ...]:
    return (values[key],) if key in values else ()


def _row_changes(head: str, old: Sequence[Record], new: Sequence[Record]) -> Iterator[Change]:
    if old is new:
        return
    kind = _ROWS[head]
    was = {kind.name_of(row): (at, row) for at, row in enumerate(old)}
    now = {kind.name_of(row): (at, row) for at, row in enumerate(new)}
    for name, (at, row) in was.items():
        if name not in now:
            yield Change(part=f"{head}/{name}", before=(as_json(row),), was_at=at)
        elif (other := now[name][1]) is not row and other != row:
            if kind.by_field:
                yield from _map_changes(f"{head}/{name}", as_json(row), as_json(other))
            else:
                yield Change(part=f"{head}/{name}", before=(as_json(row),), after=(as_json(other),))
    for name, (at, row) in now.items():
        if name not in was:
            yield Change(part=f"{head}/{name}", after=(as_json(row),), is_at=at)
    kept_then = [name for name in was if name in now]
    if kept_then != [name for name in now if name in was]:
        # The names of both that stay; those that come or go say their own place.
        kept_now = [name for name in now if name in was]
        yield Change(part=f"{head}/{_ORDER}", before=(kept_then,), after=(kept_now,))


@cache
def _adapter(head: str) -> TypeAdapter[Any]:
    annotation: Any = Event.model_fields[head].annotation
    return TypeAdapter(annotation)


def _plain(head: str, value: Any) -> Any:
    return _adapter(head).dump_python(value, mode="json", by_alias=True)


def patched(event: Event, delta: Delta) -> Event:
    """The event with each part as a change leaves it.

    Whether the parts are as the change found them is for ``overtaken`` to say.
    """
    by_head: dict[str, list[Change]] = {}
    for change in delta:
        by_head.setdefault(change.part.split("/", 1)[0], []).append(change)
    update: dict[str, Any] = {}
    placements, stale = event.plan.placements, event.plan.stale
    for head, changes in by_head.items():
        if head == "plan":
            placements = _patched_rows(head, placements, changes)
        elif head == "stale":
            stale = _patched_rows(head, stale, changes)
        elif head in _ROWS:
            update[head] = _patched_rows(head, _rows(event, head), changes)
        elif head in _MAPS:
            update[head] = _patched_map(head, getattr(event, head), changes)
        else:
            update[head] = _adapter(head).validate_python(*changes[-1].after)
    if placements is not event.plan.placements or stale is not event.plan.stale:
        update["plan"] = Plan(placements=placements, stale=stale)
    return event.model_copy(update=update) if update else event


def _patched_map(head: str, values: Mapping[str, Any], changes: Iterable[Change]) -> dict[str, Any]:
    made = dict(_plain(head, values))
    for change in changes:
        key = change.part.split("/", 1)[1]
        if change.after:
            made[key] = change.after[0]
        else:
            made.pop(key, None)
    found: dict[str, Any] = _adapter(head).validate_python(made)
    return found


def _patched_rows(head: str, rows: Sequence[Any], changes: Sequence[Change]) -> tuple[Any, ...]:
    kind = _ROWS[head]
    fields: dict[str, list[tuple[str, Change]]] = {}
    whole: dict[str, Change] = {}
    order: list[str] | None = None
    for change in changes:
        name = change.part.split("/", 1)[1]
        if name == _ORDER:
            order = change.after[0]
        elif kind.by_field and "/" in name:
            row, field = name.split("/", 1)
            fields.setdefault(row, []).append((field, change))
        else:
            whole[name] = change
    made: list[Any] = []
    for row in rows:
        name = kind.name_of(row)
        if name in whole:
            if whole[name].after:
                made.append(kind.model.model_validate(whole[name].after[0]))
        elif name in fields:
            made.append(with_fields(row, fields[name]))
        else:
            made.append(row)
    if order is not None:
        rank = {name: at for at, name in enumerate(order)}
        made.sort(key=lambda row: rank.get(kind.name_of(row), len(rank)))
    there = {kind.name_of(row) for row in rows}
    coming = [c for name, c in whole.items() if c.after and name not in there]
    for change in sorted(coming, key=lambda c: len(made) if c.is_at is None else c.is_at):
        at = len(made) if change.is_at is None else change.is_at
        made.insert(at, kind.model.model_validate(change.after[0]))
    return tuple(made)


def with_fields(row: Record, fields: Iterable[tuple[str, Change]]) -> Record:
    """A row with some fields as changes leave them, by the names that files use."""
    values = as_json(row)
    for name, change in fields:
        if change.after:
            values[name] = change.after[0]
        else:
            values.pop(name, None)
    return type(row).model_validate(values)


def value_at(event: Event, part: str) -> tuple[Any, ...]:
    """What a part is, as a change says it; an empty tuple where it is not there."""
    head, _, rest = part.partition("/")
    if head in _ROWS:
        kind, rows = _ROWS[head], _rows(event, head)
        if rest == _ORDER:
            return ([kind.name_of(row) for row in rows],)
        name, field = rest, ""
        if kind.by_field and "/" in rest:
            name, field = rest.split("/", 1)
        found = next((row for row in rows if kind.name_of(row) == name), None)
        if found is None:
            return ()
        return _held(as_json(found), field) if field else (as_json(found),)
    value = _plain(head, getattr(event, head))
    return _held(value, rest) if rest else (value,)


def back(delta: Delta) -> Delta:
    """The changes that take these back."""
    return tuple(change.back() for change in delta)


def touched(delta: Delta) -> frozenset[str]:
    """The parts that changes touch; of a placement, the places as well."""
    found = set[str]()
    for change in delta:
        found.add(change.part)
        head, *rest = change.part.split("/")
        if head == "plan" and len(rest) == _ONE:
            for value in (*change.before, *change.after):
                found.add(f"places/{rest[0]}/{value['place']}")
    return frozenset(found)


def overlap(mine: Iterable[str], theirs: Iterable[str]) -> tuple[str, ...]:
    """The parts of mine that somebody else touched: the same, one inside it, or one around it."""
    others = frozenset(theirs)
    above = {part[:cut] for part in others for cut in _cuts(part)}
    return tuple(
        sorted(
            part
            for part in mine
            if part in others
            or part in above
            or (part == ALL and others)
            or any(part[:cut] in others for cut in _cuts(part))
        )
    )


def _cuts(part: str) -> list[int]:
    return [at for at, letter in enumerate(part) if letter == "/"]


def overtaken(event: Event, delta: Delta) -> Delta:
    """The changes whose parts are no longer as they found them, nor as they leave them."""
    late = []
    for change in delta:
        now = value_at(event, change.part)
        if change.part.endswith(f"/{_ORDER}"):
            if set(now[0]) != set(change.before[0]):
                late.append(change)
        elif now not in (change.before, change.after):
            late.append(change)
    return tuple(late)


def outstanding(event: Event, delta: Delta) -> Delta:
    """The changes that are not yet so in an event."""
    return tuple(c for c in delta if value_at(event, c.part) != c.after)
