"""The columns of each sheet: their kind, what a note says of them, and what may be chosen in them."""

from __future__ import annotations

import ast
import inspect
import itertools
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from preseance.formats.cells import RANK_KEYS
from preseance.formats.lists import LISTS
from preseance.formats.workbook import toml_sheets
from preseance.formats.workbook.kinds import Kind, choices_of, fields_of, kind_of
from preseance.model.guest import Delegation
from preseance.model.room import Room, Table
from preseance.model.rule_row import RequestKind
from preseance.model.session import Session
from preseance.rules import RULES as KINDS

EXAMPLE: Final = "e.g. "
"""Begins the first cell of a row that only shows how one is filled in; no id begins like that."""
EXAMPLES: Final[Mapping[str, Mapping[str, str]]] = {
    "guests": {
        "id": "e.g. ana-prado",
        "name": "Ana Prado",
        "short_name": "Ms Prado",
        "sort_name": "Prado, Ana",
        "title": "Ambassador of Chile",
        "form_of_address": "Her Excellency Ms Ana Prado",
        "country": "CL",
        "languages": "es;en",
        "sex": "F",
        "status": "accepted",
        "diet": "vegetarian",
    },
    "rules": {
        "id": "e.g. not-beside",
        "kind": next(kind for kind, rule in KINDS.items() if rule.answers is RequestKind.NOT_MEET),
        "a": "ana-prado",
        "b": "ben-roe",
        "relations": "beside;across",
        "level": "must",
        "reason": "They ask not to be neighbours",
        "confidential": "yes",
    },
    "requests": {
        "id": "e.g. prado-roe",
        "a": "ana-prado",
        "b": "ben-roe",
        "owner": "a",
        "kind": "not-meet",
        "contacts": "greeting",
        "firmness": "firm",
        "state": "asked",
    },
    "told": {
        "about": "e.g. prado-roe",
        "recipient": "ana-prado",
        "wording": "The host asks that talks wait.",
        "by": "chief of protocol",
    },
    "encounters": {
        "when": "e.g. 2018-11-11T13:00",
        "a": "ana-prado",
        "b": "ben-roe",
        "kind": "greeting",
    },
    "tasks": {
        "version": "e.g. 2",
        "duty": "cards",
        "what": "Escort card: Ana Prado, Table 1, place 3",
    },
    "earlier": {
        "event": "e.g. Spring dinner",
        "session": "Dinner",
        "guest": "ana-prado",
        "table": "t2",
        "beside": "ben-roe",
    },
    "statements": {
        "kind": "e.g. encounter",
        "a": "ana-prado",
        "b": "ben-roe",
        "stance": "stated",
        "quote": "The two ambassadors shook hands.",
    },
    "plan": {
        "session": "e.g. dinner",
        "guest": "ana-prado",
        "place": "t1-3",
        "marks": "approved",
    },
}
"""A row that shows how one is filled in, by sheet."""
GUESTS, SESSIONS, ROOMS, PARTIES, RULES = "guests", "sessions", "rooms", "delegations", "rules"
_REFERENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "guests": {
        "delegation": PARTIES,
        "partner": GUESTS,
        "companion_of": GUESTS,
        "takes_in": GUESTS,
        "aide_for": GUESTS,
    },
    "rules": {"kind": RULES},
    "requests": {"a": GUESTS, "b": GUESTS},
    "encounters": {"a": GUESTS, "b": GUESTS, "session": SESSIONS},
    "earlier": {"guest": GUESTS},
    "statements": {"a": GUESTS, "b": GUESTS, "session": SESSIONS},
    "plan": {"session": SESSIONS, "guest": GUESTS},
    toml_sheets.PROGRAMME: {
        "room": ROOMS,
        **dict.fromkeys(
            ("host", "co_host", "guest_of_honour", "yields_to", "co_yields_to"), GUESTS
        ),
    },
    toml_sheets.DELEGATIONS: {"head": GUESTS},
    toml_sheets.ROOMS: {"room": ROOMS},
}
_SETTINGS_NOTES: Final = {
    "part": "event, scheme or settings: the part of event.toml that a key stands in.",
    "key": "Its name, with dots (couples.level); the manual has them all.",
    "value": "Yes or no, a number, a word, a date such as 2018-11-11; several with ; between them.",
}
_ROOM_NOTES: Final = {
    "room": "Room's id, on each of its rows.",
    "table": "Table's id; empty on the row that tells of the room itself.",
}


@dataclass(frozen=True)
class Column:
    """One column of a sheet."""

    name: str
    kind: Kind
    note: str = ""
    choices: tuple[str, ...] = ()
    """What may be chosen in it, where that is a handful of words."""
    of: str = ""
    """Whose ids may be chosen in it."""
    is_usual: bool = True
    """Whether a sheet offers it, filled or not."""


def list_of(sheet: str) -> str:
    """The file a sheet is a list of; empty where it is of none."""
    return f"{sheet}.csv" if f"{sheet}.csv" in LISTS else ""


@cache
def columns_of(sheet: str) -> Mapping[str, Column]:
    """The known columns of a sheet, by name."""
    references = _REFERENCES.get(sheet, {})
    if file := list_of(sheet):
        model = LISTS[file]
        found = {
            n: _column(n, f, model, references) for n, f in fields_of(model).items() if n != "keys"
        }
        if "keys" in model.model_fields:
            found |= {n: Column(n, _rank_kind(n), is_usual=False) for n in RANK_KEYS}
        return found
    models: Mapping[str, tuple[type[BaseModel], ...]] = {
        toml_sheets.PROGRAMME: (Session,),
        toml_sheets.DELEGATIONS: (Delegation,),
        toml_sheets.ROOMS: (Table, Room),
    }
    notes = {**_SETTINGS_NOTES, **_ROOM_NOTES}
    return {
        name: _column(name, info, _owner(name, models[sheet]), references)
        if info is not None
        else Column(
            name,
            Kind.ANY if name == "value" else Kind.NAME,
            notes[name],
            of=references.get(name, ""),
        )
        for name, info in toml_sheets.columns_of(sheet).items()
    }


def _owner(name: str, models: tuple[type[BaseModel], ...]) -> type[BaseModel]:
    return next(m for m in models if name in fields_of(m))


def _rank_kind(name: str) -> Kind:
    kind = kind_of(name, None)
    return Kind.TEXT if kind is Kind.ANY else kind


def _column(
    name: str, field: FieldInfo, model: type[BaseModel], references: Mapping[str, str]
) -> Column:
    note = notes_of(model).get(name, "")
    return Column(name, kind_of(name, field), note, choices_of(field), references.get(name, ""))


@cache
def notes_of(model: type[BaseModel]) -> Mapping[str, str]:
    """What stands below each field of a record in its source, by its name in files."""
    try:
        (made,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    except OSError:  # Where the package comes without its sources, headings have no notes.
        return {}
    body = made.body if isinstance(made, ast.ClassDef) else []
    named = {info.alias: name for name, info in model.model_fields.items() if info.alias}
    found: dict[str, str] = {}
    for field, text in itertools.pairwise(body):
        match field, text:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=said)):
                found[name] = " ".join(str(said).split()).replace("``", "«", 1).replace("``", "»")
    return found | {alias: found[name] for alias, name in named.items() if name in found}
