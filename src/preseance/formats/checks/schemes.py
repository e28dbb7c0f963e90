"""Mistakes in the orders of precedence that an event brings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from preseance.errors import Mistake, PreseanceError
from preseance.formats.cells import OFFICE_KEYS
from preseance.model.codes import folded
from preseance.model.event import Event
from preseance.model.scheme_row import ClassRow, SchemeRow
from preseance.protocol import schemes
from preseance.protocol.capacity import OR_UNSAID, OTHER_THAN, OWN_CONDITIONS
from preseance.protocol.finding import known_to, scheme_of
from preseance.protocol.keys import DERIVED, columns_of
from preseance.protocol.scheme import ANY, Scheme
from preseance.wording.said import Said, meant

_FILE = "event.toml"
_COLUMNS = (*dict.fromkeys([*OFFICE_KEYS, *sorted(DERIVED)]),)
"""What a class may sort by."""


def scheme_mistakes(event: Event) -> Iterator[Mistake]:
    """Classes that can take nobody, names that stand for nothing, orders that go in a circle."""
    for row in event.schemes:
        here = _Written(row)
        yield from _names(here, event)
        yield from _doubles(here)
        yield from _hidden_roles(here)
        yield from _orders(here)
        yield from _effects(here, event)
        for c in row.classes:
            yield from _class(here, c, _settings(event, row), _base(event, row))


@dataclass(frozen=True)
class _Written:
    """Where a scheme is written."""

    row: SchemeRow

    def wrong(self, column: str, found: str, expected: str) -> Mistake:
        """A mistake at a path within the scheme."""
        if self.row.in_event:
            return Mistake(_FILE, None, f"scheme.{column}", found, expected)
        return Mistake(f"{self.row.id}.toml", None, column, found, expected)

    def unknown(self, column: str, name: str, known: Collection[str]) -> Mistake:
        """A name that stands for nothing, and what is known."""
        hint = meant(get_close_matches(name, list(known), n=3))
        return self.wrong(
            column,
            f"«{name}»",
            Said("one of {known}{hint}", known=", ".join(known), hint=hint),
        )


def _names(here: _Written, event: Event) -> Iterator[Mistake]:
    row = here.row
    if row.id in schemes.names():
        found = Said("«{name}», the name of a scheme of the house", name=row.id)
        expected = Said("a name of its own; `includes` builds on a scheme of the house")
        column = "" if not row.in_event else "scheme"
        yield Mistake(
            _FILE if row.in_event else f"{row.id}.toml",
            None,
            "event.scheme" if column else None,
            found,
            expected,
        )
    if row.includes and row.includes not in known_to(event):
        yield here.unknown("includes", row.includes, [n for n in known_to(event) if n != row.id])
    elif circle := _circle(row, event.schemes):
        found = Said("a scheme that includes itself ({circle})", circle=" → ".join(circle))
        yield here.wrong("includes", found, Said("another scheme"))
    known = _settings(event, row)
    for name in row.defaults:
        if name not in known:
            yield here.unknown(f"defaults.{name}", name, sorted(known))


def _circle(row: SchemeRow, own: Sequence[SchemeRow]) -> tuple[str, ...]:
    """The way from a scheme back to itself, empty where there is none."""
    by_id = {r.id: r for r in own}
    way = [row.id]
    while way[-1] in by_id and by_id[way[-1]].includes:
        way.append(by_id[way[-1]].includes)
        if way[-1] == row.id:
            return tuple(way)
        if way[-1] in way[:-1]:
            return ()
    return ()


def _base(event: Event, row: SchemeRow) -> Scheme | None:
    if not row.includes:
        return None
    try:
        return scheme_of(event, row.includes)
    except PreseanceError:
        return None  # Said already.


def _settings(event: Event, row: SchemeRow) -> Collection[str]:
    base = _base(event, row)
    return {*schemes.shared().settings, *row.settings, *(base.settings if base else ())}


def _doubles(here: _Written) -> Iterator[Mistake]:
    ids = [c.id for c in here.row.classes]
    for k, name in enumerate(ids):
        if name in ids[:k]:
            found = Said("the class «{name}» twice", name=name)
            expected = Said("an id of its own for each class")
            yield here.wrong(f"classes.{k}.id", found, expected)


def _hidden_roles(here: _Written) -> Iterator[Mistake]:
    """Roles that an earlier class takes under the same conditions or fewer."""
    classes = here.row.classes
    for k, c in enumerate(classes):
        for role in c.roles:
            taken = next((e for e in classes[:k] if _takes_all(e, role, c)), None)
            if taken is None:
                continue
            yield here.wrong(
                f"classes.{c.id}.roles",
                Said(
                    "the role «{role}», which the class «{other}» takes", role=role, other=taken.id
                ),
                Said("each role in one class, or a condition (where) that parts them"),
            )


def _takes_all(earlier: ClassRow, role: str, later: ClassRow) -> bool:
    return role in earlier.roles and earlier.where.items() <= later.where.items()


def _orders(here: _Written) -> Iterator[Mistake]:
    """Columns that nobody has, and values that stand at two places of one order."""
    for column, values in here.row.orders.items():
        if column not in OFFICE_KEYS:
            yield here.unknown(f"orders.{column}", column, OFFICE_KEYS)
        seen: set[str] = set()
        for spelling in (s for value in values for s in value.split("|")):
            if folded(spelling) in seen:
                found = Said("the value «{value}» twice", value=spelling.strip())
                yield here.wrong(f"orders.{column}", found, Said("each value at one place"))
            seen.add(folded(spelling))


def _effects(here: _Written, event: Event) -> Iterator[Mistake]:
    """What values of settings change in classes that there are not, or by columns that nobody has."""
    base = _base(event, here.row)
    classes = [*(c.id for c in here.row.classes), *(c.id for c in (base.classes if base else ()))]
    for name, setting in here.row.settings.items():
        for value, effect in setting.effects.items():
            path = f"settings.{name}.effects.{value}"
            if ANY not in setting.allowed and value not in setting.allowed:
                yield here.unknown(path, value, setting.allowed)
            beside = [w for w in effect.level.values() if isinstance(w, str)]
            named = [where.partition(" ")[2] for where in beside]
            for changed in (*effect.level, *effect.keys, *effect.source, *named):
                if changed not in classes:
                    yield here.unknown(path, changed, classes)
            for key in (k for keys in effect.keys.values() for k in keys):
                for column in columns_of(key):
                    if column not in _COLUMNS:
                        yield here.unknown(path, column, _COLUMNS)


def _class(
    here: _Written, c: ClassRow, settings: Collection[str], base: Scheme | None
) -> Iterator[Mistake]:
    path = f"classes.{c.id}"
    for key in c.keys:
        for column in columns_of(key):
            if column not in _COLUMNS:
                yield here.unknown(f"{path}.keys", column, _COLUMNS)
    conditions = (*OWN_CONDITIONS, *_COLUMNS)
    for name, value in c.where.items():
        if name not in conditions:
            yield here.unknown(f"{path}.where", name, conditions)
        wanted = value.removeprefix(OTHER_THAN).removesuffix(OR_UNSAID)
        if wanted.startswith("$") and wanted[1:] not in settings:
            yield here.unknown(f"{path}.where", wanted[1:], sorted(settings))
    if c.alternate and c.alternate not in conditions:
        yield here.unknown(f"{path}.alternate", c.alternate, conditions)
    known = [k.id for k in base.classes] if base else []
    every = [*(k.id for k in here.row.classes), *known]
    if c.deputised_by and c.deputised_by not in every:
        yield here.unknown(f"{path}.deputised_by", c.deputised_by, every)
    for side in ("before", "after"):
        beside = getattr(c, side)
        if beside and base is None:
            found = Said("«{name}», but the scheme builds on no other", name=beside)
            yield here.wrong(f"{path}.{side}", found, Said("`includes` with the scheme meant"))
        elif beside and beside not in known:
            yield here.unknown(f"{path}.{side}", beside, known)
    if ANY in c.roles and len(c.roles) > 1 and not c.where:
        found = Said("«*» beside other roles")
        yield here.wrong(f"{path}.roles", found, Said("«*» alone, which takes every role"))
