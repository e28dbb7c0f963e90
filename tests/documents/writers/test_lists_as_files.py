"""Workbooks and CSV hold what the lists say: texts as they are, and no formula whatever a name is."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from preseance import documents
from preseance.documents.guest_list import list_table
from preseance.documents.papers.calligraphy import calligraphy_table
from preseance.documents.writers.separated import separated
from preseance.documents.writers.table import Column, Table
from preseance.documents.writers.workbook import workbook
from preseance.views.records import GuestEntry, GuestListView, GuestView, PaperHead

_ODD = ["=1+1", "+1 de Anna", "-5", "@SUM(A1)", "http://example.org", "0012", "1e5", "2024-05-01"]


def _list(names: list[str]) -> GuestListView:
    entries = tuple(
        GuestEntry(GuestView(str(k), name), f"Table {k % 2}", str(k + 1))
        for k, name in enumerate(names)
    )
    return GuestListView(PaperHead("Event", "Dinner"), "name", entries)


def _cells(content: bytes) -> Sequence[Sequence[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


def test_no_name_becomes_a_formula_a_link_or_a_number() -> None:
    content = workbook(list_table(_list(_ODD)))
    rows = _cells(content)
    assert [row[0] for row in rows[-len(_ODD) :]] == _ODD
    sheet = ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet and b"hyperlink" not in sheet


_CELL = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=20)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(_CELL, _CELL), max_size=12))
def test_what_goes_into_csv_comes_out(rows: list[tuple[str, str]]) -> None:
    content = separated(Table("T", (Column("a"), Column("b")), tuple(rows)))
    read = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert read[0] == ["a", "b"]
    for row, back in zip(rows, read[1:], strict=True):
        assert [c.removeprefix("'") if c[1:2] in ("=", "+", "-", "@") else c for c in back] == list(
            row
        )
        assert not any(c.startswith(("=", "+", "-", "@")) for c in back)


@pytest.mark.parametrize("title", ["Kitchen: [a/b]", "", "'quoted'", "x" * 80])
def test_a_title_is_no_trap_for_the_name_of_a_sheet(title: str) -> None:
    assert _cells(workbook(Table(title, (Column("a"),), (("b",),))))


def test_the_same_list_gives_the_same_bytes() -> None:
    assert workbook(list_table(_list(["Ana"]))) == workbook(list_table(_list(["Ana"])))


def test_the_list_for_a_calligrapher_has_the_same_columns_whatever_is_empty() -> None:
    table = calligraphy_table(_list(["Ana"]))
    names = [column.heading for column in table.columns]
    assert names == ["name", "form_of_address", "title", "delegation", "table", "place"]


def test_lists_are_printed_in_five_formats() -> None:
    view = _list(["Ana", "Ben"])
    starts = {
        "pdf": b"%PDF",
        "png": b"\x89PNG",
        "svg": b"<svg",
        "xlsx": b"PK",
        "csv": b"\xef\xbb\xbf",
    }
    for fmt, start in starts.items():
        (page,) = documents.print_guest_list(view, fmt=fmt).pages  # type: ignore[arg-type]  # names of formats
        assert page.startswith(start)
