"""What kind of thing a column holds, told from the model; and cells as text of that kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from preseance.formats.spreadsheets.sheets import Value
from preseance.wording.said import Said


class Kind(StrEnum):
    """What a column holds."""

    NAME = "name"
    """Ids and other words of which no letter may change."""
    TEXT = "text"
    NUMBER = "number"
    YES = "yes"
    DAY = "day"
    MOMENT = "moment"
    SEVERAL = "several"
    """Several words, with semicolons between them."""
    NUMBERS = "numbers"
    """Several whole numbers, likewise."""
    PARTS = "parts"
    """Tables of keys and values, as TOML writes them in one line."""
    ANY = "any"
    """A column of the user's own."""


_TEXT_FIELDS = frozenset(
    ["title", "note", "reason", "source", "pronunciation", "liaison", "witnesses", "class_reason"]
)
_DAYS = frozenset(
    [
        *("took_office", "first_took_office", "credentials", "founded", "date_of_rank"),
        *("arrival_notified", "charge_since", "elected", "born", "retired", "left_office"),
    ]
)
"""Keys of rank that are dates."""
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a day too many before; whatever is older is written as text."""


def kind_of(name: str, field: FieldInfo | None) -> Kind:
    """The kind of a column by its name and the field of the model it stands for, if any."""
    plain = name.removeprefix("also_").removeprefix("represents_")
    if plain in _DAYS:
        return Kind.DAY
    if field is None:
        return Kind.TEXT if plain in _TEXT_FIELDS else Kind.ANY
    if name == "when":
        return Kind.MOMENT
    kinds = {_kind(part) for part in _parts(field.annotation)}
    if len(kinds) != 1:
        return Kind.NAME
    kind = kinds.pop()
    return Kind.TEXT if kind is Kind.NAME and name in _TEXT_FIELDS else kind


def _parts(annotation: Any) -> Sequence[Any]:
    """The types that a value may have, None aside."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _parts(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [p for a in get_args(annotation) for p in _parts(a) if p is not NoneType]
    return [annotation]


def _kind(part: Any) -> Kind:
    origin = get_origin(part)
    if origin is tuple:
        inner = get_args(part)[0]
        is_part = isinstance(inner, type) and issubclass(inner, BaseModel)
        return Kind.PARTS if is_part else Kind.NUMBERS if inner is int else Kind.SEVERAL
    if origin is dict:
        return Kind.SEVERAL
    for known, kind in _KINDS:
        if isinstance(part, type) and issubclass(part, known):
            return kind
    return Kind.NAME


_KINDS: Sequence[tuple[type, Kind]] = (
    (bool, Kind.YES),
    (Enum, Kind.NAME),
    (int, Kind.NUMBER),
    (float, Kind.NUMBER),
    (datetime, Kind.MOMENT),
    (date, Kind.DAY),
)


def choices_of(field: FieldInfo) -> tuple[str, ...]:
    """The words a field may hold, where it may hold few; empty otherwise."""
    for part in _parts(field.annotation):
        if get_origin(part) is Literal:
            return tuple(str(v) for v in get_args(part))
        if isinstance(part, type) and issubclass(part, Enum):
            return tuple(str(v.value) for v in part)
        if part is bool:
            return ("yes", "no")
    return ()


def fields_of(kind: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a record by the names that files give them."""
    return {info.alias or name: info for name, info in kind.model_fields.items()}


@dataclass(frozen=True)
class Unfit:
    """A cell that holds what its column cannot mean."""

    found: str
    expected: str


def cell_text(value: Value, kind: Kind) -> str | Unfit:
    """A cell as a file would say it; what a spreadsheet made of a typed word is not guessed at."""
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return _number(value, kind)
        case datetime():
            return _moment(value, kind)
        case date():
            return _day(value, kind)
        case time():
            found = Said("a time of day, {value}", value=value.isoformat(timespec="minutes"))
            return Unfit(found, _wanted(kind)) if kind is not Kind.ANY else f"{value:%H:%M}"
        case timedelta():
            return Unfit(Said("a duration, {value}", value=str(value)), _wanted(kind))


def _wanted(kind: Kind) -> str:
    if kind is Kind.DAY:
        return Said("a date such as 2018-11-11")
    if kind is Kind.MOMENT:
        return Said("a date and time such as 2018-11-11T13:00")
    return Said("text")


def _number(value: float, kind: Kind) -> str | Unfit:
    text = number_text(value)
    if kind in (Kind.DAY, Kind.MOMENT) and not 1000 <= value <= 9999:
        return Unfit(Said("the number {value}", value=text), _wanted(kind))
    if kind is Kind.NAME and not text.isdigit():
        likely = Said("the text that was typed, such as «{text}»", text=text)
        return Unfit(Said("the number {value}", value=text), likely)
    return text


def number_text(value: float) -> str:
    """A number in the fewest signs: 10, not 10.0."""
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)


def _moment(value: datetime, kind: Kind) -> str | Unfit:
    value = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    if kind in (Kind.MOMENT, Kind.ANY):
        return moment_text(value)
    if value.time() == time():
        return _day(value.date(), kind)
    found = Said("a date with a time, {value}", value=moment_text(value))
    return Unfit(found, _wanted(kind))


def moment_text(value: datetime) -> str:
    """A date and time, seconds only where there are any."""
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def _day(value: date, kind: Kind) -> str | Unfit:
    if kind in (Kind.DAY, Kind.ANY):
        return value.isoformat()
    if kind is Kind.MOMENT:
        return f"{value.isoformat()}T00:00"
    found = Said("the date {value}", value=value.isoformat())
    return Unfit(found, Said("the text that was typed: {likely}?", likely=likely_text(value)))


def likely_text(value: date) -> str:
    """What may have been typed that a spreadsheet took for a date: «2-3» or «3-2»."""
    if value.day == 1:
        named = f"«{value.strftime('%B').lower()}-{value.year % 100}», "
    else:
        named = f"«{value.strftime('%B').lower()}-{value.day}», "
    short = f"«{value.month}-{value.day}», «{value.day}-{value.month}»"
    return f"{short}, {named}«{value.day}-{value.month}-{value.year % 100}»"


def cell_of(text: str, kind: Kind) -> str | float | date | datetime:
    """What to write in a cell for a text: a number or date where reading gives that text again."""
    try:
        if kind is Kind.NUMBER:
            number = float(text)
            # Spreadsheets keep fifteen digits of a number.
            right = number_text(number) == text and float(f"{number:.15g}") == number
            return number if right else text
        if kind is Kind.DAY and len(text) == 10:
            day = date.fromisoformat(text)
            return day if day >= _FIRST_DAY and day.isoformat() == text else text
        if kind is Kind.MOMENT and len(text) >= 16:
            moment = datetime.fromisoformat(text)
            right = moment.tzinfo is None and moment.date() >= _FIRST_DAY
            return moment if right and moment_text(moment) == text else text
    except (ValueError, OverflowError):
        pass
    return text
