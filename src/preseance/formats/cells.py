"""How the records of the model are written in cells, and read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from preseance.errors import Mistake

R = TypeVar("R", bound=BaseModel)

_OF_AN_OFFICE: tuple[str, ...] = (
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
)
RANK_KEYS: tuple[str, ...] = (
    *_OF_AN_OFFICE,
    "also",
    *(f"also_{key}" for key in _OF_AN_OFFICE),
    "represents_role",
    *(f"represents_{key}" for key in _OF_AN_OFFICE),
)
"""Columns of guests.csv that land in ``Guest.keys``: what schemes sort by, the same of a second
office (``also`` is its role), and of an absent person whom a stand-in represents.
"""

_ALWAYS = frozenset({"level", "weight", "confidential", "stage", "kind", "status"})
_LISTS = frozenset(
    [
        "languages",
        "interpreter_for",
        "sessions",
        "access",
        "groups",
        "known",
        "wishes",
        "a",
        "b",
        "relations",
        "contacts",
        "scope",
    ]
)
_EXPECTED = {
    "int_parsing": "a whole number",
    "float_parsing": "a number",
    "bool_parsing": "yes or no",
    "datetime_from_date_parsing": "a date and time such as 2018-11-11T13:00",
    "datetime_parsing": "a date and time such as 2018-11-11T13:00",
    "date_from_datetime_parsing": "a date such as 2018-11-11",
    "date_parsing": "a date such as 2018-11-11",
    "missing": "a value",
    "extra_forbidden": "a key of the manual of files, or none",
    "string_type": "a text in quotes",
    "list_type": "a list in square brackets",
    "tuple_type": "a list in square brackets",
    "dict_type": "a table of keys and values",
    "model_type": "a table of keys and values",
    "date_type": "a date such as 2018-11-11",
    "date_from_datetime_inexact": "a date such as 2018-11-11, without a time",
    "datetime_type": "a date and time such as 2018-11-11T13:00",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "yes or no",
    "int_from_float": "a whole number",
    "finite_number": "a number",
}
_LIMITS = {
    "greater_than": "a number above {gt}",
    "greater_than_equal": "a number of at least {ge}",
    "less_than": "a number below {lt}",
    "less_than_equal": "a number of at most {le}",
}


def values_of(texts: Mapping[str, str], kind: type[BaseModel]) -> dict[str, object]:
    """Cells as the model wants them; empty cells and unknown columns left out."""
    single = "owner" in kind.model_fields or "witnesses" in kind.model_fields
    values: dict[str, object] = {}
    names = {f.alias or n for n, f in kind.model_fields.items()}
    for column, text in texts.items():
        if not text or column not in names or column == "keys":
            continue
        if column == "params":
            pairs = (p.partition("=") for p in text.split(";") if p.strip())
            values[column] = {name.strip(): value.strip() for name, _, value in pairs}
        elif column in _LISTS and not (single and column in ("a", "b")):
            values[column] = tuple(p.strip() for p in text.split(";") if p.strip())
        else:
            values[column] = text
    if "keys" in names:
        values["keys"] = {k: texts[k] for k in RANK_KEYS if texts.get(k)}
    return values


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
                ".".join(str(p) for p in e["loc"]),
                "nothing" if e["type"] == "missing" else _quoted(e["input"]),
                _expected(e),
            )
            for e in error.errors()
        ]


def _expected(error: ErrorDetails) -> str:
    kind, context = error["type"], error.get("ctx", {})
    if kind in ("enum", "literal_error"):
        return f"{context['expected']}".replace("'", "")
    if kind in _LIMITS:
        return _LIMITS[kind].format(**context)
    return _EXPECTED.get(kind, error["msg"].removeprefix("Value error, "))


def _quoted(value: object) -> str:
    text = str(value)
    return f"«{text if len(text) <= 60 else text[:57] + '…'}»"


def texts_of(record: BaseModel) -> dict[str, str]:
    """A record as cells, in the order of its fields; values nobody set are empty."""
    texts: dict[str, str] = {}
    for name, info in type(record).model_fields.items():
        value = getattr(record, name)
        if name == "keys":
            texts.update({k: value.get(k, "") for k in RANK_KEYS})
            continue
        column = info.alias or name
        default = info.get_default(call_default_factory=True) if not info.is_required() else None
        plain = value == default and column not in _ALWAYS
        texts[column] = "" if plain else text_of(value)
    return texts


def unset_texts(kind: type[BaseModel]) -> dict[str, str]:
    """What a cell nobody wrote stands for, by column, where that is written out as a rule."""
    fields = kind.model_fields.items()
    return {n: text_of(i.default) for n, i in fields if n in _ALWAYS and not i.is_required()}


def text_of(value: object) -> str:
    """One value as a cell."""
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
