"""The page of an event's files: each column and field by the model's own words, with an example."""

from __future__ import annotations

import ast
import inspect
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from preseance.formats.cells import RANK_KEYS
from preseance.formats.lists import LISTS
from preseance.formats.unread import RECORDS
from preseance.model.base import Identifier, LocalTime
from preseance.model.codes import CountryCode, LanguageCode
from preseance.model.event import Event
from preseance.model.flag_row import FlagRow
from preseance.model.guest import NEEDS, Delegation, Guest, Need
from preseance.model.room import Camera, Door, Fixture, Room, Table, Zone
from preseance.model.route import Route
from preseance.model.session import Session
from preseance.model.settings import OWN

PARTS: Mapping[str, type[BaseModel]] = {
    "[event]": Event,
    "[[delegations]]": Delegation,
    "[[rooms]]": Room,
    "[[rooms.tables]]": Table,
    "[[rooms.doors]]": Door,
    "[[rooms.fixtures]]": Fixture,
    "[[rooms.cameras]]": Camera,
    "[[rooms.zones]]": Zone,
    "[[rooms.flags]]": FlagRow,
    "[[routes]]": Route,
    "[[sessions]]": Session,
}
"""The parts of event.toml, by how they begin."""
_ELSEWHERE: Mapping[type[BaseModel], frozenset[str]] = {
    Event: frozenset(
        {
            *("delegations", "rooms", "routes", "sessions", "scheme_settings", "settings"),
            *(
                "guests",
                "rules",
                "requests",
                "told",
                "encounters",
                "tasks",
                "earlier",
                "statements",
                "plan",
                "version",
                "unread",
            ),
            "schemes",
        }
    ),
    Room: frozenset({"tables", "doors", "fixtures", "cameras", "zones", "flags"}),
    Guest: frozenset({"keys"}),
}
"""Fields that are parts, files or columns of their own."""
_SAID: Mapping[object, str] = {
    Identifier: "a-z, 0-9, single hyphens",
    LocalTime: "date and time",
    CountryCode: "ISO 3166-1 code, or name",
    LanguageCode: "ISO 639 code, or name",
    date: "date",
    datetime: "date and time",
    str: "text",
    int: "whole number",
    float: "number",
}
_DATA = Path(__file__).parent / "files.toml"


def file_page() -> bytes:
    """docs/files.md."""
    data = tomllib.loads(_DATA.read_text("utf-8"))
    texts = data["texts"]
    lines = ["# The event folder", "", "Made by `python docs/build.py files`; do not edit.", ""]
    lines += [data["before"].strip(), "", "## event.toml", ""]
    for part, kind in PARTS.items():
        lines += [f"### {part}", "", *_table(kind, data["examples"], ()), ""]
    lines += ["### [settings]", "", texts["settings"].strip(), "", "Others:", ""]
    lines += [", ".join(f"`{name}`" for name in OWN) + ".", ""]
    for file, record in LISTS.items():
        name = file.removesuffix(".csv")
        lines += [f"## {file}", ""]
        if name in texts:
            lines += [texts[name].strip(), ""]
        lines += [*_table(record, data["examples"], RECORDS.get(file, ())), ""]
        if file == "guests.csv":
            lines += [*_rank_keys(data["rank_keys"]), ""]
    return (
        "\n".join([*lines, "## Versions and the rest", "", data["after"].strip()]) + "\n"
    ).encode()


def _table(
    kind: type[BaseModel], examples: Mapping[str, Any], records: tuple[str, ...]
) -> Iterator[str]:
    yield "| name | what it says | allowed | example |"
    yield "|---|---|---|---|"
    said, shown = descriptions(kind), examples[kind.__name__]
    for name, field in columns(kind):
        what = said[field_name(kind, name)] + (
            " For people to read: no plan depends on it." if name in records else ""
        )
        needed = " (required)" if field.is_required() else ""
        yield f"| `{name}`{needed} | {what} | {_in(kind, allowed(field))} | `{_written(shown[name])}` |"


def _in(kind: type[BaseModel], words: str) -> str:
    """Values as the file of a record writes them."""
    return words.replace("yes or no", "true or false") if kind in PARTS.values() else words


def own_keys() -> tuple[str, ...]:
    """The rank keys of an office of one's own, without those of a second office or of another's."""
    return tuple(k for k in RANK_KEYS if not k.startswith(("also_", "represents_")))


def _rank_keys(told: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    yield "| rank key | what it says | example |"
    yield "|---|---|---|"
    for key in own_keys():
        yield f"| `{key}` | {told[key]['says']} | `{told[key]['example']}` |"


def columns(kind: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Columns or fields that a person writes, by their names in the file."""
    for name, field in kind.model_fields.items():
        if name != "translations" and name not in _ELSEWHERE.get(kind, ()):
            yield field.alias or name, field


def field_name(kind: type[BaseModel], column: str) -> str:
    """The field of a record that a column is."""
    return next(n for n, f in kind.model_fields.items() if column in (f.alias, n))


@cache
def descriptions(kind: type[BaseModel]) -> Mapping[str, str]:
    """What the text below each field of a record says, on one line."""
    (made,) = ast.parse(inspect.getsource(kind)).body
    assert isinstance(made, ast.ClassDef)
    found: dict[str, str] = {}
    for field, text in zip(made.body, made.body[1:], strict=False):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=said)):
                found[name] = " ".join(str(said).split())
    plain = {"``": "`", "|": "\\|", "where None": "where empty"}
    for sign, instead in plain.items():
        found = {name: said.replace(sign, instead) for name, said in found.items()}
    return found


def allowed(field: FieldInfo) -> str:
    """The values a field takes, in words."""
    said = _of_type(field.annotation if not field.metadata else _whole(field))
    limits = [
        f"{word} {getattr(limit, name):g}"
        for limit in field.metadata
        for name, word in (("ge", "from"), ("gt", "above"), ("le", "to"), ("lt", "below"))
        if hasattr(limit, name)
    ]
    return " ".join([said, *limits])


def _whole(field: FieldInfo) -> Any:
    known = [t for t in (Identifier, LocalTime, CountryCode, LanguageCode) if _is(t, field)]
    return known[0] if known else field.annotation


def _is(annotated: Any, field: FieldInfo) -> bool:
    kind, *metadata = get_args(annotated)
    return field.annotation is kind and any(m in field.metadata for m in metadata)


def _of_type(kind: Any) -> str:
    if kind in _SAID:
        return _SAID[kind]
    if kind is Need:
        return ", ".join(f"`{n}`" for n in NEEDS)
    if kind is bool:
        return "yes or no"
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return ", ".join(f"`{v}`" for v in inner)
    if origin in (Union, UnionType):
        return " or ".join(_of_type(k) for k in inner if k is not NoneType)
    if origin is Annotated:
        return _of_type(inner[0])
    if origin is tuple:
        return f"several of: {_of_type(inner[0])}" if inner[-1] is Ellipsis else "two numbers"
    if origin is dict:
        return "`name=value`, several"
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(f"`{v.value}`" for v in kind)
    raise TypeError(kind)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, list):
        return "[" + ", ".join(_quoted(v) for v in value) + "]"
    return str(value)


def _quoted(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)
