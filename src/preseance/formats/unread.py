"""What an event folder holds that nothing is reckoned from, so that it is said rather than lost."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import zip_longest

from pydantic import BaseModel

from preseance.formats.cells import RANK_KEYS
from preseance.formats.csv_table import Table
from preseance.model.guest import Guest
from preseance.model.translations import translation
from preseance.model.unread import Unread

RECORDS: Mapping[str, tuple[str, ...]] = {
    "guests.csv": (*("credentials_class", "list_order", "second_office", "presidency", "term"),),
    "requests.csv": ("conveyed", "answered", "subject", "carried_from"),
    "told.csv": ("wording", "by", "acknowledged", "answer"),
    "encounters.csv": ("witnesses",),
    "tasks.csv": ("who",),
    "statements.csv": ("quote", "report", "according_to"),
}
"""Columns that are kept for people to read: nothing is reckoned from them."""
FORMER: Mapping[str, tuple[str, ...]] = {"plan.csv": ("stage",)}
"""Columns of older files that are still read, beside those that only have another name now."""
_NEAR = 0.75
"""How alike two headings must be for one to be asked about; letters in common, from 0 to 1."""
_NEAR_FILE = 0.6


def columns_of(kind: type[BaseModel]) -> tuple[str, ...]:
    """The columns a list may have, in the order of its record, besides those of languages."""
    return tuple(
        column
        for name, info in kind.model_fields.items()
        for column in {"keys": RANK_KEYS, "translations": ()}.get(name, (info.alias or name,))
    )


def unread_columns(file: str, table: Table, kind: type[BaseModel]) -> Iterator[Unread]:
    """The columns of a list that hold something and change nothing."""
    known, records = columns_of(kind), RECORDS.get(file, ())
    filled = _filled(table)
    for index, column in enumerate(table.header):
        if index not in filled:
            continue
        if not column:
            yield Unread(file=file, column=str(index + 1))
        elif column in records:
            yield Unread(file=file, column=column, is_record=True)
        elif kind is Guest and translation(column):
            continue
        elif column not in known and column not in FORMER.get(file, ()):
            yield Unread(file=file, column=column, near=_near(column, known))


def _filled(table: Table) -> set[int]:
    """The cells that hold something in some row, by number."""
    columns = zip_longest(*(row.cells for row in table.rows), fillvalue="")
    return {k for k, column in enumerate(columns) if any(map(str.strip, filter(None, column)))}


def _near(column: str, known: Iterable[str]) -> str:
    plain = "_".join(column.lower().replace("-", " ").split())
    return next(iter(get_close_matches(plain, list(known), n=1, cutoff=_NEAR)), "")


def near_files(name: str, beside: Iterable[str], known: Collection[str]) -> list[str]:
    """The other files of a folder that may have been meant by a name."""
    others = {f.lower(): f for f in beside if f not in known and not f.startswith(".")}
    alike = get_close_matches(name, others, n=3, cutoff=_NEAR_FILE)
    if not alike:
        alike = [f for f in others if f.endswith(".csv")][:3]
    return [others[f] for f in alike]


def unread_files(beside: Iterable[str], known: Collection[str]) -> Iterator[Unread]:
    """Files with nearly the name of a list that is not there."""
    beside = list(beside)
    for name in known:
        if name in beside:
            continue
        others = {f.lower(): f for f in beside if f not in known and f.endswith(name[-4:])}
        for found in get_close_matches(name, others, n=1, cutoff=0.8):
            yield Unread(file=others[found], near=name)
