"""A workbook is an event: every use that a folder has, and cells as spreadsheets leave them."""

import datetime
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from tests.formats.workbook.sheets import SOFFICE, by_libreoffice, edited, rows_of, written

from preseance import history, plan, publish, undo, write_plan
from preseance.errors import ConflictError, InputError, WorkbookRebuilt
from preseance.examples import copy_example
from preseance.formats import read_draft, read_event, write_event
from preseance.formats.converting import convert
from preseance.formats.homes import home_of
from preseance.formats.stored import new_book
from preseance.formats.versions import list_versions, publish_version

TODAY = datetime.date(2018, 11, 1)
EXAMPLES = ("embassy-dinner", "paris-2018", "wedding")
MINIMAL = {
    "event.toml": b'# Ours\n[event]\nid = "lunch"\ntitle = "Lunch"\nstart = 2018-11-11\n'
    b'scheme = "hand-made"\n[[rooms]]\nid = "hall"\nname = "Hall"\nwidth = 9.0\ndepth = 9.0\n'
    b'[[rooms.tables]] # the only one\nid = "t1"\nseats = 4\n'
    b'[[sessions]]\nid = "meal"\ntitle = "Meal"\nroom = "hall"\n',
    "guests.csv": b"id;name;took_office;Colour\na;Ana;2018-05-14;red\nb;Ben;1899-05-14;\n",
    "rules.csv": b"id,kind,a,level\n",
}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A lunch of two, saved by the program."""
    path = tmp_path / "event.xlsx"
    path.write_bytes(new_book(MINIMAL))
    return path


def _files(folder: Path) -> dict[str, bytes]:
    return {f.name: f.read_bytes() for f in folder.iterdir() if f.is_file()}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_the_same_event_in_a_workbook_and_back(example: str, tmp_path: Path) -> None:
    folder = copy_example(example, tmp_path / "folder")
    convert(folder, tmp_path / "e.xlsx", today=TODAY)
    assert read_event(tmp_path / "e.xlsx") == read_event(folder)
    convert(tmp_path / "e.xlsx", tmp_path / "again", today=TODAY)
    assert _files(tmp_path / "again") == _files(folder)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("example", EXAMPLES)
def test_libreoffice_saves_the_same_event(example: str, tmp_path: Path) -> None:
    folder = copy_example(example, tmp_path / "folder")
    convert(folder, tmp_path / "e.xlsx", today=TODAY)
    by_libreoffice(tmp_path / "e.xlsx")
    convert(tmp_path / "e.xlsx", tmp_path / "again", today=TODAY)
    assert _files(tmp_path / "again") == _files(folder)


def test_a_workbook_is_planned_published_and_undone(tmp_path: Path) -> None:
    path = copy_example("embassy-dinner", tmp_path / "e.xlsx")
    report = plan(path, effort=20_000)
    write_plan(report.plan, path, since=report.draft)
    assert read_event(path).plan == report.plan
    publish(path, author="Ana")
    assert [v.version.number for v in history(path).versions] == [1]
    assert (home_of(path) / "versions" / "0001" / "guests.csv").is_file()
    undo(path)
    undo(path)
    assert not read_event(path).plan.placements
    assert sorted(p.name for p in tmp_path.iterdir()) == ["e.xlsx", "e.xlsx.d"]


def test_a_new_workbook_shows_how_a_row_is_filled_in(tmp_path: Path) -> None:
    path = copy_example("embassy-dinner", tmp_path / "e.xlsx")
    assert any(str(row[0]).startswith("e.g. ") for row in rows_of(path)["guests"])
    folder = copy_example("embassy-dinner", tmp_path / "folder")
    assert read_event(path) == read_event(folder)


def test_a_changed_cell_changes_its_value_and_nothing_else(workbook: Path) -> None:
    def change(sheets: dict[str, Any]) -> None:
        sheets["rooms"][2][sheets["rooms"][0].index("seats")] = 6.0
        sheets["guests"][1][1] = "Ana Prado"
        sheets["guests"].append(["c", "Cy"])
        sheets["programme"].append(["tea", "Tea", "", "hall"])

    edited(workbook, change)
    found = read_draft(workbook).seen.contents
    assert found["event.toml"] == MINIMAL["event.toml"].replace(b"seats = 4", b"seats = 6") + (
        b'[[sessions]]\nid = "tea"\ntitle = "Tea"\nroom = "hall"\n'
    )
    assert found["guests.csv"] == (
        b"id;name;took_office;Colour\na;Ana Prado;2018-05-14;red\nb;Ben;1899-05-14;\nc;Cy;;\n"
    )


def test_a_row_taken_out_leaves_nothing_behind(workbook: Path) -> None:
    edited(workbook, lambda sheets: sheets["guests"].pop(1))
    read = read_draft(workbook)
    assert [g.id for g in read.event.guests] == ["b"]
    assert b"Ana" not in read.seen.contents["guests.csv"]


def test_both_systems_of_dates_are_read(workbook: Path) -> None:
    def change(sheets: dict[str, Any]) -> None:
        sheets["guests"][2][2] = datetime.date(2012, 5, 15)

    edited(workbook, change, date_1904=True)
    keys = [g.keys["took_office"] for g in read_event(workbook).guests]
    assert keys == ["2018-05-14", "2012-05-15"]


def test_a_date_where_an_id_was_typed_is_asked_back(workbook: Path) -> None:
    def change(sheets: dict[str, Any]) -> None:
        sheets["plan"].append(["meal", "a", datetime.date(2018, 3, 2)])

    edited(workbook, change)
    with pytest.raises(InputError) as error:
        read_event(workbook)
    (mistake,) = error.value.mistakes
    assert (mistake.file, mistake.row, mistake.column) == ("plan", 3, "place")
    assert "2018-03-02" in mistake.found and "«3-2»" in mistake.expected


def test_a_mistake_names_sheet_row_and_column(workbook: Path) -> None:
    def change(sheets: dict[str, Any]) -> None:
        sheets["rooms"][2][sheets["rooms"][0].index("form")] = "rhombus"
        sheets["guests"].append(["", "", "", ""])
        sheets["guests"].append(["D d", "Dee", "", ""])
        sheets["settings"].append(["event", "hots", "a"])

    edited(workbook, change)
    with pytest.raises(InputError) as error:
        read_event(workbook)
    found = {(m.file, m.row, m.column) for m in error.value.mistakes}
    assert ("settings", 6, "value") in found
    edited(workbook, lambda sheets: sheets["settings"].pop())
    with pytest.raises(InputError) as error:
        read_event(workbook)
    found = {(m.file, m.row, m.column) for m in error.value.mistakes}
    assert found == {("rooms", 3, "form"), ("guests", 5, "id")}


def test_values_changed_in_the_kept_lines_are_not_passed_over(workbook: Path) -> None:
    def change(sheets: dict[str, Any]) -> None:
        for row in sheets["files"]:
            row[2] = row[2].replace("seats = 4", "seats = 5")

    edited(workbook, change)
    with pytest.raises(InputError, match="changed in its lines"):
        read_event(workbook)


def test_a_comment_may_be_changed_in_the_kept_lines(workbook: Path) -> None:
    def change(sheets: dict[str, Any]) -> None:
        for row in sheets["files"]:
            row[2] = row[2].replace("# Ours", "# Theirs")

    edited(workbook, change)
    assert read_draft(workbook).seen.contents["event.toml"].startswith(b"# Theirs\n")


def test_a_workbook_made_by_hand_is_an_event(tmp_path: Path) -> None:
    path = tmp_path / "hand.xlsx"
    path.write_bytes(
        written(
            {
                "Guests": [["id", "name", "height"], ["a", "Ana", 1.8], ["b", "=1+1", ""]],
                "Rules": [["id", "kind", "a", "level"]],
                "settings": [
                    ["part", "key", "value"],
                    ["event", "id", "lunch"],
                    ["event", "title", "Lunch"],
                    ["event", "start", datetime.date(2018, 11, 11)],
                    ["settings", "couples.on", False],
                ],
                "rooms": [
                    ["room", "table", "name", "seats", "width", "depth"],
                    ["hall", "", "Hall", "", 9, 9],
                    ["hall", "t1", "", 4, "", ""],
                ],
                "programme": [["id", "title", "room"], ["meal", "Meal", "hall"]],
            }
        )
    )
    event = read_event(path)
    assert [g.name for g in event.guests] == ["Ana", "=1+1"]
    assert event.guests[0].height == 1.8
    assert event.settings == {"couples.on": False}
    assert event.rooms[0].tables[0].seats == 4


def test_own_sheets_keep_their_values_and_the_workbook_as_it_came_is_kept(workbook: Path) -> None:
    rows = [["Wine", 12.5], ["=day", datetime.date(2018, 11, 9)], [True, "1899"]]
    edited(workbook, lambda sheets: sheets.update(Budget=rows))
    came = workbook.read_bytes()
    draft = read_draft(workbook)
    assert [u.file for u in draft.event.unread if u.is_sheet] == ["Budget"]
    renamed = draft.event.model_copy(update={"title": "Dinner"})
    with pytest.warns(WorkbookRebuilt, match="Budget"):
        write_event(renamed, workbook, since=draft)
    assert read_event(workbook).title == "Dinner"
    assert rows_of(workbook)["Budget"] == rows
    assert (home_of(workbook) / "as-it-came.xlsx").read_bytes() == came
    again = read_event(workbook)
    assert not any(u.is_sheet for u in again.unread)
    write_event(again.model_copy(update={"title": "Tea"}), workbook)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    texts = [
        "=1+1",
        "+49 30",
        "-x",
        "@home",
        "mailto:a@b.c",
        "internal:x",
        "https://a.b/" + "c" * 2100,
    ]
    rows = "".join(f"g{k},Ana,{text}\n" for k, text in enumerate(texts))
    path = tmp_path / "e.xlsx"
    seats = MINIMAL["event.toml"].replace(b"seats = 4", b"seats = 9")
    path.write_bytes(
        new_book({"event.toml": seats, "guests.csv": f"id,name,note\n{rows}".encode()})
    )
    assert [g.note for g in read_event(path).guests] == texts
    assert [row[2] for row in rows_of(path)["guests"][1:]] == texts


def test_a_cell_longer_than_a_workbook_holds_is_refused(tmp_path: Path) -> None:
    guests = f"id,name,note\na,Ana,{'x' * 32_768}\n".encode()
    with pytest.raises(InputError, match="32767"):
        new_book({**MINIMAL, "guests.csv": guests})


def test_a_workbook_open_elsewhere_is_not_written(workbook: Path) -> None:
    mark = workbook.with_name(f".~lock.{workbook.name}#")
    mark.touch()
    event = read_event(workbook).model_copy(update={"title": "Dinner"})
    before = workbook.read_bytes()
    with pytest.raises(ConflictError, match="open in a spreadsheet program"):
        write_event(event, workbook)
    assert workbook.read_bytes() == before
    mark.unlink()
    write_event(event, workbook)


def test_the_same_event_gives_the_same_bytes() -> None:
    assert new_book(MINIMAL) == new_book(dict(reversed(MINIMAL.items())))


def test_a_link_to_a_workbook_is_that_workbook(workbook: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.xlsx"
    link.symlink_to(workbook)
    write_event(read_event(link).model_copy(update={"title": "Dinner"}), link)
    assert link.is_symlink()
    assert read_event(workbook).title == "Dinner"
    assert not (tmp_path / "link.xlsx.d").exists()


def test_what_is_no_workbook_of_an_event_is_a_sentence(workbook: Path, tmp_path: Path) -> None:
    whole = workbook.read_bytes()
    wrong = {
        "truncated.xlsx": whole[: len(whole) // 2],
        "empty.xlsx": b"",
        "text.xlsx": b"id,name\na,Ana\n",
        "old.xlsx": b"\xd0\xcf\x11\xe0" + bytes(600),
        "encrypted.xlsx": b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "sheet.xlsx": written({"Sheet1": [["Anything"]]}),
    }
    for name, content in wrong.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(InputError) as error:
            read_event(tmp_path / name)
        assert error.value.mistakes[0].file
    with pytest.raises(InputError, match=r"saved as \.xlsx"):
        read_event(shutil.copy(workbook, tmp_path / "event.xlsm"))
    with pytest.raises(InputError, match="no such file"):
        read_event(tmp_path / "none.xlsx")


class _Killed(BaseException):
    """Stands for the end of a process."""


@pytest.mark.parametrize(
    "last", ["lay aside", "make", "write guests.csv", "rename", "sync", "current"]
)
def test_a_publication_cut_short_leaves_the_old_event_or_the_new_one(
    workbook: Path, last: str
) -> None:
    def stop(step: str) -> None:
        if step == last:
            raise _Killed

    before = read_event(workbook)
    new = before.model_copy(update={"title": "Dinner"})
    with pytest.raises(_Killed):
        publish_version(
            workbook,
            new,
            stage=None,
            author="Ana",
            reason="",
            time=datetime.datetime(2018, 11, 1, tzinfo=datetime.UTC),
            after_step=stop,
        )
    is_in_force = last == "current"
    assert read_event(workbook) == (new if is_in_force else before)
    assert len(list_versions(workbook)) == (1 if is_in_force else 0)


def test_a_workbook_with_macros_is_refused(workbook: Path) -> None:
    with zipfile.ZipFile(workbook, "a") as package:
        package.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(InputError, match="macros"):
        read_event(workbook)


def test_errors_formulas_and_merged_cells_are_named(tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("guests")
    sheet.write_row(0, 0, ["id", "name", "title", "note"])
    sheet.write_row(1, 0, ["a", "Ana"])
    sheet.write_formula(1, 2, "=NA()", value="#N/A")
    sheet.write_formula(2, 2, "=1+1", value="77")
    sheet.merge_range(3, 0, 3, 1, "b")
    book.close()
    with zipfile.ZipFile(path) as package:
        parts = {n: package.read(n).replace(b"<v>77</v>", b"") for n in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    with pytest.raises(InputError) as error:
        read_event(path)
    found = {(m.row, m.column, str(m.found)) for m in error.value.mistakes}
    assert found == {
        (2, "title", "the error #N/A"),
        (3, "title", "a formula that was never calculated"),
        (4, "id", "merged cells A4:B4"),
    }
