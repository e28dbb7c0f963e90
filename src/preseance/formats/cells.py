"""How the records of the model are written in cells, and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from preseance.errors import Mistake
from preseance.model.translations import translation
from preseance.wording.message import Listed
from preseance.wording.said import Said

R = TypeVar("R", bound=BaseModel)

OFFICE_KEYS: tuple[str, ...] = (
    "took_office",
    "first_took_office",
    "credentials",
    "credentials_class",
    "founded",
    "grade",
    "date_of_rank",
    "term",
    "monarch",
    "list_order",
    "order",
    "second_office",
    "presidency",
    "country_name",
    "arrival_notified",
    "charge_since",
    "cabinet_order",
    "post_order",
    "elected",
    "born",
    "state",
    "place",
    "body",
    "retired",
    "left_office",
    "side",
)
"""Columns of guests.csv that say something of one office."""
RANK_KEYS: tuple[str, ...] = (
    *OFFICE_KEYS,
    "also",
    *(f"also_{key}" for key in OFFICE_KEYS),
    "represents_role",
    *(f"represents_{key}" for key in OFFICE_KEYS),
)
"""Columns of guests.csv that land in ``Guest.keys``: what schemes sort by, the same of a second
office (``also`` is its role), and of an absent person whom a stand-in represents.
"""

_ALWAYS = frozenset({"level", "weight", "confidential", "kind", "status"})
_LISTS = frozenset(
    [
        "languages",
        "interpreter_for",
        "sessions",
        "access",
        "diet",
        "aliases",
        "groups",
        "known",
        "marks",
        "wishes",
        "a",
        "b",
        "relations",
        "contacts",
        "scope",
        "beside",
    ]
)
_EXPECTED = {
    "int_parsing": Said("a whole number"),
    "float_parsing": Said("a number"),
    "bool_parsing": Said("yes or no"),
    "datetime_from_date_parsing": Said("a date and time such as 2018-11-11T13:00"),
    "datetime_parsing": Said("a date and time such as 2018-11-11T13:00"),
    "date_from_datetime_parsing": Said("a date such as 2018-11-11"),
    "date_parsing": Said("a date such as 2018-11-11"),
    "missing": Said("a value"),
    "extra_forbidden": Said("a key of the manual of files, or none"),
    "string_type": Said("a text in quotes"),
    "list_type": Said("a list in square brackets"),
    "tuple_type": Said("a list in square brackets"),
    "dict_type": Said("a table of keys and values"),
    "model_type": Said("a table of keys and values"),
    "date_type": Said("a date such as 2018-11-11"),
    "date_from_datetime_inexact": Said("a date such as 2018-11-11, without a time"),
    "datetime_type": Said("a date and time such as 2018-11-11T13:00"),
    "int_type": Said("a whole number"),
    "float_type": Said("a number"),
    "bool_type": Said("yes or no"),
    "int_from_float": Said("a whole number"),
    "finite_number": Said("a number"),
    "int_parsing_size": Said("a smaller number"),
    "none_required": Said("nothing"),
    "set_type": Said("a list in square brackets"),
    "frozen_set_type": Said("a list in square brackets"),
    "mapping_type": Said("a table of keys and values"),
    "model_attributes_type": Said("a table of keys and values"),
    "invalid_key": Said("a text in quotes"),
    "json_invalid": Said("JSON"),
    "json_type": Said("JSON"),
    "uuid_parsing": Said("a UUID"),
    "uuid_type": Said("a UUID"),
    "union_tag_not_found": Said("a value"),
}
_OTHER = Said("another value")
"""Where the model's library finds a mistake of a kind that no record of ours can have as yet."""
_LIMITS: Mapping[str, Callable[[Mapping[str, Any]], Said]] = {
    "greater_than": lambda limit: Said("a number above {gt}", gt=limit["gt"]),
    "greater_than_equal": lambda limit: Said("a number of at least {ge}", ge=limit["ge"]),
    "less_than": lambda limit: Said("a number below {lt}", lt=limit["lt"]),
    "less_than_equal": lambda limit: Said("a number of at most {le}", le=limit["le"]),
    "string_too_short": lambda limit: Said(
        "a text of at least {least} letters", least=limit["min_length"]
    ),
    "string_too_long": lambda limit: Said(
        "a text of at most {most} letters", most=limit["max_length"]
    ),
    "string_pattern_mismatch": lambda limit: Said(
        "a text of the form {pattern}", pattern=limit["pattern"]
    ),
    "too_short": lambda limit: Said("at least {least} of them", least=limit["min_length"]),
    "too_long": lambda limit: Said("at most {most} of them", most=limit["max_length"]),
    "union_tag_invalid": lambda limit: Said(
        "{known}",
        known=Listed(tuple(limit["expected_tags"].replace("'", "").split(", ")), either=True),
    ),
}


def values_of(texts: Mapping[str, str], kind: type[BaseModel]) -> dict[str, object]:
    """Cells as the model wants them; empty cells and unknown columns left out."""
    names, single = _columns(kind)
    values: dict[str, object] = {}
    for column, text in texts.items():
        if not text or column not in names or column in ("keys", "translations"):
            continue
        if column in ("params", "replies", "dishes"):
            pairs = (p.partition("=") for p in text.split(";") if p.strip())
            values[column] = {name.strip(): value.strip() for name, _, value in pairs}
        elif column in _LISTS and not (single and column in ("a", "b")):
            values[column] = tuple(p.strip() for p in text.split(";") if p.strip())
        else:
            values[column] = text
    if "keys" in names:
        values["keys"] = {k: texts[k] for k in RANK_KEYS if texts.get(k)}
    if "translations" in names:
        values["translations"] = {c: t for c, t in texts.items() if t and translation(c)}
    return values


@cache
def _columns(kind: type[BaseModel]) -> tuple[frozenset[str], bool]:
    """The columns of a record, and whether it names one guest in each of a and b."""
    fields = kind.model_fields
    single = any(f in fields for f in ("owner", "witnesses", "quote"))
    return frozenset(f.alias or name for name, f in fields.items()), single


def built(
    kind: type[R], values: Mapping[str, object], file: str, row: int | None
) -> R | list[Mistake]:
    """The record, or every mistake in it."""
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        return [
            Mistake(
                file,
                row,
                _column(e["loc"], row),
                Said("nothing") if e["type"] == "missing" else _quoted(e["input"]),
                expected_of(e),
            )
            for e in error.errors()
        ]


def _column(path: tuple[int | str, ...], row: int | None) -> str:
    """The column of a list (whose cells may hold several values), or the path in a part."""
    return str(path[0]) if row is not None else ".".join(str(p) for p in path)


def expected_of(error: ErrorDetails) -> str:
    """What should have stood where the model found a mistake."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("enum", "literal_error"):
        *most, last = str(context["expected"]).replace("'", "").split(" or ")
        known = (*(word for part in most for word in part.split(", ")), last)
        return Said("{known}", known=Listed(known, either=True)) if most else last
    if kind in _LIMITS:
        return _LIMITS[kind](context)
    if kind == "value_error":
        return _said_by(context["error"])
    return _EXPECTED.get(kind, _OTHER)


def _said_by(error: Exception) -> str:
    """What a validator said was expected, in whatever languages it can be said."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, Said) else _OTHER


def _quoted(value: object) -> str:
    text = str(value)
    return f"«{text if len(text) <= 60 else text[:57] + '…'}»"


_NO_KEYS: Mapping[str, str] = dict.fromkeys(RANK_KEYS, "")


def texts_of(record: BaseModel) -> dict[str, str]:
    """A record as cells, in the order of its fields; values nobody set are empty.

    Columns of languages (``title_fr``) are there only where they hold something.
    """
    texts: dict[str, str] = {}
    for name, column, default in _usual(type(record)):
        value = getattr(record, name)
        if name == "keys":
            texts.update({k: value.get(k, "") for k in RANK_KEYS} if value else _NO_KEYS)
        elif name == "translations":
            texts.update(value)
        else:
            plain = value == default and column not in _ALWAYS
            texts[column] = "" if plain else text_of(value)
    return texts


@cache
def _usual(kind: type[BaseModel]) -> tuple[tuple[str, str, object], ...]:
    """The fields of a record with their columns and what stands where nobody set them."""
    return tuple(
        (
            name,
            info.alias or name,
            None if info.is_required() else info.get_default(call_default_factory=True),
        )
        for name, info in kind.model_fields.items()
    )


def unset_texts(kind: type[BaseModel]) -> dict[str, str]:
    """What a cell nobody wrote stands for, by column, where that is written out as a rule."""
    fields = kind.model_fields.items()
    return {n: text_of(i.default) for n, i in fields if n in _ALWAYS and not i.is_required()}


def text_of(value: object) -> str:
    """One value as a cell."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return ";".join(f"{k}={v}" for k, v in value.items())
    if isinstance(value, tuple | list):
        return ";".join(str(v) for v in value)
    return str(value)
