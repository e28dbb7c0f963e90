"""Columns and files that nothing is reckoned from are known, and what they may have been meant for."""

import pytest

from preseance.errors import Mistake
from preseance.formats.csv_table import read_table
from preseance.formats.lists import LISTS, read_list
from preseance.formats.unread import RECORDS, columns_of, near_files, unread_columns, unread_files
from preseance.model.guest import Guest
from preseance.model.unread import Unread

KNOWN = ("event.toml", *LISTS)


def unread(text: str, file: str = "guests.csv") -> list[tuple[str, str, bool]]:
    """Column, what it may have been meant for, and whether it is a record."""
    found = unread_columns(file, read_table(text.encode(), file), LISTS[file])
    return [(one.column, one.near, one.is_record) for one in found]


@pytest.mark.parametrize(
    ("column", "near"),
    [("diets", "diet"), ("rol", "role"), ("Partner", "partner"), ("group", "groups"),
     ("short name", "short_name"), ("table", ""), ("colour", "")],
)  # fmt: skip
def test_heading_nearly_right_is_asked_about(column: str, near: str) -> None:
    assert unread(f"id,name,{column}\na,Ana,x\n") == [(column, near, False)]


def test_empty_column_is_not_spoken_of() -> None:
    assert unread("id,name,diets,own_car\na,Ana,,\n") == []


def test_column_without_heading_goes_by_its_number() -> None:
    assert unread("id,,name\na,x,Ana\n") == [("2", "", False)]


def test_records_are_told_from_columns_of_ones_own() -> None:
    text = "id,a,b,kind,conveyed,mood\nr,ana,bea,meet,host,good\n"
    assert unread(text, "requests.csv") == [("conveyed", "", True), ("mood", "", False)]


def test_every_record_is_a_column_of_its_list() -> None:
    for file, columns in RECORDS.items():
        assert set(columns) <= set(columns_of(LISTS[file]))


def test_known_columns_are_not_unread() -> None:
    header = [c for c in columns_of(Guest) if c not in RECORDS["guests.csv"]]
    text = ",".join(header) + "\n" + ",".join("x" for _ in header) + "\n"
    assert unread(text) == []


@pytest.mark.parametrize("name", ["guest_list.csv", "Guests.csv", "guests.CSV", "invités.csv"])
def test_guest_list_named_otherwise_is_found(name: str) -> None:
    assert near_files("guests.csv", ["event.toml", "rules.csv", name], KNOWN) == [name]


def test_list_named_otherwise_is_unread() -> None:
    beside = ["event.toml", "guests.csv", "Rules.csv", "request.csv", "menu.csv"]
    assert list(unread_files(beside, KNOWN)) == [
        Unread(file="Rules.csv", near="rules.csv"),
        Unread(file="request.csv", near="requests.csv"),
    ]


def test_former_name_of_a_column_is_read() -> None:
    mistakes: list[Mistake] = []
    text = b"id,a,b,kind,status\nr,ana,bea,meet,agreed\n"
    (request,), _ = read_list("requests.csv", text, mistakes)
    assert (request.state, mistakes) == ("agreed", [])
