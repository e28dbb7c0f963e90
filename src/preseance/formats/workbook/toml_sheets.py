"""``event.toml`` as sheets: settings, programme, rooms and delegations, each a row a thing.

The sheets show what the file says; the file itself, with comments and the order of its keys, is
kept as text. What somebody changed in a sheet is changed in that text, and nothing else in it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from preseance.errors import Mistake
from preseance.formats.toml_part import EVENT_KEYS, dotted, nested
from preseance.formats.workbook.kinds import Kind, fields_of, kind_of
from preseance.formats.workbook.letters import shown
from preseance.formats.workbook.toml_values import value_of, value_text
from preseance.model.event import Event
from preseance.model.guest import Delegation
from preseance.model.room import Room, Table
from preseance.model.session import Session
from preseance.model.translations import translation
from preseance.wording.said import Said

SETTINGS: Final = "settings"
PROGRAMME: Final = "programme"
ROOMS: Final = "rooms"
DELEGATIONS: Final = "delegations"
SHEETS: Final = (PROGRAMME, ROOMS, DELEGATIONS, SETTINGS)
_SETTING_COLUMNS: Final = ("part", "key", "value")
_PARTS: Final = ("event", "scheme", "settings")
_LISTED: Final[Mapping[str, tuple[str, type[BaseModel]]]] = {
    PROGRAMME: ("sessions", Session),
    DELEGATIONS: ("delegations", Delegation),
}
"""Sheets of a row a part: the list of the file, and what each part is."""
_ROOM: Final = "room"
_TABLE: Final = "table"
_LANGUAGES: Final = "translations"
_NO_COLUMNS: Final = ("id", "tables", _LANGUAGES)
_ROOM_FIELDS: Final = {k: v for k, v in fields_of(Room).items() if k not in _NO_COLUMNS}
_TABLE_FIELDS: Final = {k: v for k, v in fields_of(Table).items() if k not in _NO_COLUMNS}
DIGEST: Final = "shown"
"""Beside the kept file: digest of what the sheets showed of it when it was written."""
Texts = dict[str, str]
Data = dict[str, Any]


@dataclass(frozen=True)
class Line:
    """A row of a sheet as somebody left it."""

    row: int
    texts: Mapping[str, str]
    """Text by column; empty cells are left out."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of the event's file: its columns, and its rows by what they are of."""

    columns: tuple[str, ...]
    rows: tuple[Texts, ...]


def columns_of(sheet: str) -> dict[str, FieldInfo | None]:
    """The columns of a sheet, and the field of the model each is; None where it is none.

    Those of other languages (``title_fr``) come besides, where something stands in them.
    """
    if sheet == SETTINGS:
        return dict.fromkeys(_SETTING_COLUMNS)
    if sheet == ROOMS:
        return {_ROOM: None, _TABLE: None, **_TABLE_FIELDS, **_ROOM_FIELDS}
    return {k: v for k, v in fields_of(_LISTED[sheet][1]).items() if k != _LANGUAGES}


def sheets_of(data: Mapping[str, Any]) -> dict[str, Sheet]:
    """What the sheets show of the values of the file."""
    rows: dict[str, list[Texts]] = {
        SETTINGS: [_setting_row(*key, value) for key, value in _settings(data).items()],
        ROOMS: [row for room in data.get("rooms", ()) for row in _room_rows(room)],
    }
    for sheet, (part, _) in _LISTED.items():
        rows[sheet] = [{k: value_text(v) for k, v in item.items()} for item in data.get(part, ())]
    return {name: Sheet(_columns(name, rows[name]), tuple(rows[name])) for name in SHEETS}


def _columns(sheet: str, rows: Sequence[Texts]) -> tuple[str, ...]:
    spoken = dict.fromkeys(key for row in rows for key in row if translation(key))
    return tuple(dict.fromkeys((*columns_of(sheet), *spoken)))


def digest_of(data: Mapping[str, Any]) -> str:
    """Digest of what the sheets show of the file."""
    rows = {name: sheet.rows for name, sheet in sheets_of(data).items()}
    return hashlib.sha256(json.dumps(rows).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _seen(value: Any) -> str:
    """A value as its cell is read again, white space around it aside."""
    return shown(value_text(value)).strip()


def _setting_row(part: str, key: str, value: Any) -> Texts:
    return dict(zip(_SETTING_COLUMNS, (part, key, value_text(value)), strict=True))


def _settings(data: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """What is said in single values, by part and key."""
    found: dict[tuple[str, str], Any] = {}
    for part in _PARTS:
        values = data.get(part, {})
        flat = dotted(values) if part != "event" else values
        found.update({(part, key): value for key, value in flat.items() if _is_single(value)})
    return found


def _is_single(value: Any) -> bool:
    return not isinstance(value, Mapping) and not (
        isinstance(value, list) and any(isinstance(v, Mapping | list) for v in value)
    )


def _room_rows(room: Mapping[str, Any]) -> Iterator[Texts]:
    own = {k: value_text(v) for k, v in room.items() if k not in ("id", "tables")}
    yield {_ROOM: str(room.get("id", "")), **own}
    for table in room.get("tables", ()):
        texts = {k: value_text(v) for k, v in table.items() if k != "id"}
        yield {_ROOM: str(room.get("id", "")), _TABLE: str(table.get("id", "")), **texts}


@dataclass
class Read:
    """The values of the file as the sheets say them now."""

    data: Data
    spots: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)
    """Sheet and row of each part, by its path in the file with ids for indices."""
    mistakes: list[Mistake] = field(default_factory=list)


def read_sheets(kept: Data, sheets: Mapping[str, Sequence[Line]]) -> Read:
    """What the sheets say, where they say it otherwise than the values that were kept.

    A sheet that is not there says what was kept.
    """
    read = Read(dict(kept))
    if (lines := sheets.get(SETTINGS)) is not None:
        _read_settings(kept, lines, read)
    for sheet, (part, model) in _LISTED.items():
        if (lines := sheets.get(sheet)) is not None:
            before = {str(item.get("id", "")): item for item in kept.get(part, ())}
            made = []
            for line in lines:
                identifier = line.texts.get("id", "")
                read.spots[part, identifier] = sheet, line.row
                item = before.get(identifier, {})
                made.append(_item(item, line.texts, fields_of(model)))
            _put(read.data, part, made)
    if (lines := sheets.get(ROOMS)) is not None:
        _put(read.data, "rooms", _rooms(kept, lines, read))
    return read


def _put(data: Data, part: str, made: list[Data]) -> None:
    if made or part in data:
        data[part] = made
    if not made:
        data.pop(part, None)


def _read_settings(kept: Data, lines: Sequence[Line], read: Read) -> None:
    before = _settings(kept)
    found: dict[tuple[str, str], Any] = {}
    for line in lines:
        part, key = line.texts.get("part", ""), line.texts.get("key", "")
        text = line.texts.get("value", "")
        if part not in _PARTS or not key:
            if text:
                read.mistakes.append(_no_part(line, part, key))
            continue
        if (part, key) in found:
            said = Said("the key «{key}» twice", key=key)
            read.mistakes.append(Mistake(SETTINGS, line.row, "key", said, Said("each key once")))
        read.spots[part, *key.split(".")] = SETTINGS, line.row
        if (part, key) in before and _seen(before[part, key]) == text:
            found[part, key] = before[part, key]
        elif text:
            found[part, key] = value_of(text, _setting_kind(part, key), before.get((part, key)))
    for part in _PARTS:
        values = kept.get(part, {})
        flat = dotted(values) if part != "event" else dict(values)
        now = {k: v for k, v in flat.items() if not _is_single(v) or (part, k) in found}
        now |= {k: v for (p, k), v in found.items() if p == part}
        if now or part in kept:
            read.data[part] = now if part == "event" else nested(now)


def _no_part(line: Line, part: str, key: str) -> Mistake:
    if part in _PARTS:
        return Mistake(SETTINGS, line.row, "key", Said("nothing"), Said("the name of a setting"))
    expected = Said("one of {known}", known=", ".join(_PARTS))
    return Mistake(SETTINGS, line.row, "part", f"«{part}»" if part else Said("nothing"), expected)


def _setting_kind(part: str, key: str) -> Kind:
    if part != "event":
        return Kind.ANY
    info = Event.model_fields.get(key) if key in EVENT_KEYS else None
    return kind_of(key, info) if info is not None else Kind.ANY


def _item(before: Data, texts: Mapping[str, str], fields: Mapping[str, FieldInfo]) -> Data:
    """A part of the file from its row; keys whose cells say the same keep value and order."""
    made: Data = {}
    for key, value in before.items():
        text = texts.get(key, "")
        if _seen(value) == text:
            made[key] = value
        elif text:
            made[key] = value_of(text, kind_of(key, fields.get(key)), value)
    for key, text in texts.items():
        if key not in before and text:
            made[key] = value_of(text, kind_of(key, fields.get(key)))
    return made


def _rooms(kept: Data, lines: Sequence[Line], read: Read) -> list[Data]:
    before = {str(room.get("id", "")): room for room in kept.get("rooms", ())}
    made: dict[str, Data] = {}
    tables: dict[str, list[Data]] = {}
    for line in lines:
        room, table = line.texts.get(_ROOM, ""), line.texts.get(_TABLE, "")
        rest = {k: v for k, v in line.texts.items() if k not in (_ROOM, _TABLE)}
        old = before.get(room, {})
        if table:
            old_tables = {str(t.get("id", "")): t for t in old.get("tables", ())}
            then = {k: v for k, v in old_tables.get(table, {}).items() if k != "id"}
            item = {"id": table, **_item(then, rest, _TABLE_FIELDS)}
            tables.setdefault(room, []).append(_in_order(item, old_tables.get(table, {})))
            read.spots["rooms", room, "tables", table] = ROOMS, line.row
            read.spots.setdefault(("rooms", room), (ROOMS, line.row))
            made.setdefault(room, {"id": room})
        else:
            if room in made and len(made[room]) > 1:
                said = Said("the room «{name}» twice", name=room)
                read.mistakes.append(Mistake(ROOMS, line.row, _ROOM, said, Said("each room once")))
            then = {k: v for k, v in old.items() if k not in ("id", "tables")}
            made[room] = {"id": room, **_item(then, rest, _ROOM_FIELDS)}
            read.spots["rooms", room] = ROOMS, line.row
    return [
        _with_tables(room, tables.get(name, []), before.get(name, {}))
        for name, room in made.items()
    ]


def _with_tables(room: Data, tables: list[Data], before: Data) -> Data:
    whole = {**room, "tables": tables} if tables or "tables" in before else room
    return _in_order(whole, before)


def _in_order(item: Data, before: Data) -> Data:
    """The keys in the order that they had before; others after them."""
    known = {k: item[k] for k in before if k in item}
    return known | item
