"""An event folder is read whole, with every mistake, and written without losing a byte."""

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.errors import InputError
from preseance.formats.event_folder import (
    event_of,
    files_of,
    read_event,
    read_plan,
    write_plan,
)
from preseance.formats.lists import LISTS
from preseance.model.plan import Placement, Plan

TOML = b"""# kept
[event]
id = "e"
title = "E"
start = 2020-01-02
[[rooms]]
id = "r"
name = "R"
width = 9
depth = 9
[[rooms.tables]]
id = "t1"
seats = 4
[[sessions]]
id = "s"
title = "S"
room = "r"
"""
GUESTS = "id,name,languages,colour\nana,Ana,fr;en,red\nbob,Bób,,blue\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_spreadsheet_habits_are_read_and_kept(separator: str, newline: str, encoding: str) -> None:
    text = 'id,name,languages,colour,,\nana,Ana,"fr;en",red,,\nbob,"Bób",,,,\n,,,,,\n'
    data = text.replace(",", separator).replace("\n", newline).encode(encoding)
    event = event_of({"event.toml": TOML, "guests.csv": data})
    assert [(g.name, g.languages) for g in event.guests] == [("Ana", ("fr", "en")), ("Bób", ())]
    written = files_of(event, {"event.toml": TOML, "guests.csv": data})
    assert (written["event.toml"], written["guests.csv"]) == (TOML, data)


def test_a_changed_cell_leaves_the_rest_of_the_file_alone() -> None:
    files = {"event.toml": TOML, "guests.csv": codecs.BOM_UTF8 + GUESTS.encode()}
    event = event_of(files)
    first = event.guests[0].model_copy(update={"diet": "halal", "name": "Anna"})
    changed = event.model_copy(update={"guests": (first, event.guests[1]), "title": "F"})
    written = files_of(changed, files)
    assert written["event.toml"] == TOML.replace(b'title = "E"', b'title = "F"')
    lines = written["guests.csv"].decode("utf-8-sig").splitlines()
    assert lines == ["id,name,languages,colour,diet", "ana,Anna,fr;en,red,halal", "bob,Bób,,blue,"]


def test_every_mistake_is_in_one_report() -> None:
    toml = TOML.replace(b'room = "r"', b'room = "x"').replace(b"seats = 4", b"seats = 0")
    files = {
        "event.toml": toml.replace(b"2020-01-02", b'"someday"'),
        "guests.csv": b"id,name,arrives\nana,Ana,soon\nbob,Bob,\nbob,Bob,\n",
        "rules.csv": b"id,kind,a,b,level\nq,keep_apart,bob,bib,must\np,pin,bob,t9-1,must\n",
        "plan.csv": b"session,guest,place,stage\ns,bob,t1-1,engraved\n",
        "requests.csv": b"id,a,b\nx,bob,bob\n",
        "encounters.csv": b"a,b\0",
    }
    with pytest.raises(InputError) as caught:
        event_of(files)
    report = str(caught.value)
    for part in (
        "seats",
        "someday",
        "«soon»",
        "«bob» a second time",
        "did you mean «bob»",
        "t9-1",
        "engraved",
        "no column «kind»",
        "binary",
        "unknown room «x»",
    ):
        assert part in report, (part, report)


def _report(files: dict[str, bytes]) -> str:
    with pytest.raises(InputError) as caught:
        event_of({"event.toml": TOML, "guests.csv": GUESTS.encode(), **files})
    return str(caught.value)


def test_a_date_that_does_not_exist_is_one_mistake_among_others() -> None:
    toml = TOML.replace(b"2020-01-02", b"2020-13-45").replace(b"seats = 4", b"seats = 0")
    report = _report({"event.toml": toml, "guests.csv": b"id,name,took_office\na,A,2018-02-31\n"})
    assert "event.toml, row 5, column start: found «2020-13-45»" in report
    assert "event.toml, row 13, column rooms.r.tables.t1.seats: found «0»" in report
    assert "guests.csv, row 2, column took_office: found «2018-02-31»" in report


@pytest.mark.parametrize("written", ["2018", "2018-05", "2018-05-14", "2018-05-14T09:30"])
def test_a_rank_key_may_be_a_year_a_month_a_day_or_a_moment(written: str) -> None:
    event_of({"event.toml": TOML, "guests.csv": f"id,name,took_office\na,A,{written}\n".encode()})


def test_a_broken_toml_leaves_the_lists_checked_against_each_other() -> None:
    rules = b"id,kind,a,b,level,sessions\nr,keep_apart,ana,zed,must,s\n"
    report = _report({"event.toml": b"[event\n", "rules.csv": rules})
    assert "event.toml, row 1" in report
    assert "unknown guest «zed»" in report
    assert "session" not in report


def test_what_is_left_of_a_wrong_row_is_checked_too() -> None:
    rules = b"id,kind,a,b,level\nr,keep_apart,ana,zed,mustt\n"
    report = _report({"rules.csv": rules})
    assert "expected must, should or prefer" in report
    assert "unknown guest «zed»" in report


def test_a_session_that_lacks_its_room_hides_no_other_mistake() -> None:
    report = _report(
        {
            "event.toml": TOML.replace(b'room = "r"\n', b""),
            "rules.csv": b"id,kind,a,b,level,sessions\nr,pin,ana,t9-1,must,s\n",
        }
    )
    assert "column sessions.s.room: found nothing" in report
    assert "unknown place «t9-1»" in report
    assert "unknown session" not in report


def test_an_unknown_scheme_or_key_of_the_event_is_said_with_the_known_ones() -> None:
    toml = TOML.replace(b'title = "E"\n', b'title = "E"\nscheme = "heads-of-sate"\n')
    assert "did you mean «heads-of-state»" in _report({"event.toml": toml})
    toml = TOML.replace(b'title = "E"\n', b'title = "E"\nhosst = "ana"\n')
    assert "column event.hosst: found an unknown key" in _report({"event.toml": toml})


def test_what_cannot_be_is_said() -> None:
    times = b'room = "r"\nstart = 2020-01-02T13:00:00\nend = 2020-01-02T12:00:00\n'
    toml = TOML.replace(b'room = "r"\n', times) + b"[settings]\nnonsense = 4\n"
    guests = b"id,name,partner\nana,A\x1b[31mna,\nbob,Bob,bob\n"
    report = _report({"event.toml": toml, "guests.csv": guests})
    for part in ("before the start", "unknown setting «nonsense»", "x1b[31m", "somebody else"):
        assert part in report


def test_too_many_guests_is_a_mistake() -> None:
    guests = "id,name\n" + "".join(f"g{i},G\n" for i in range(5))
    with pytest.raises(InputError, match="5 guests for 4 places"):
        event_of({"event.toml": TOML, "guests.csv": guests.encode()})


def test_empty_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"event\.toml"):
        read_event(tmp_path)


def test_plan_is_written_alone(tmp_path: Path) -> None:
    plan = Plan(placements=(Placement(session="s", guest="ana", place="t1-1"),))
    write_plan(plan, tmp_path)
    assert read_plan(tmp_path) == plan
    assert [f.name for f in tmp_path.iterdir()] == ["plan.csv"]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["event.toml", *LISTS]), st.binary(max_size=200))
def test_no_bytes_make_a_traceback(file: str, noise: bytes) -> None:
    files = {"event.toml": TOML, "guests.csv": GUESTS.encode()}
    try:
        event_of({**files, file: files.get(file, b"")[:60] + noise})
    except InputError as error:
        assert error.mistakes


def test_a_comma_outside_quotes_is_told_instead_of_shifting_the_cells_after_it() -> None:
    guests = GUESTS + "cy,Doe, Cy,fr;en,red\n"
    with pytest.raises(InputError) as caught:
        event_of({"event.toml": TOML, "guests.csv": guests.encode()})
    assert [str(m) for m in caught.value.mistakes] == [
        "guests.csv, row 4: found 5 cells; expected at most 4, as in the header "
        "(a cell that holds «,» stands in quotes)."
    ]


def test_a_missing_list_of_guests_is_named_where_somebody_is_missing() -> None:
    toml = TOML.replace(b"start = 2020-01-02", b'start = 2020-01-02\nhost = "ana"')
    with pytest.raises(InputError, match=r"guests\.csv: found no such file"):
        event_of({"event.toml": toml})


def test_what_fills_a_cell_by_the_page_is_cut_short_in_the_mistake() -> None:
    guests = GUESTS + f"{'x y ' * 3000},Doe,,\n"
    with pytest.raises(InputError) as caught:
        event_of({"event.toml": TOML, "guests.csv": guests.encode()})
    assert len(str(caught.value)) < 500


PLAN = "session,guest,place\ns,ana,t1-1\ns,bob,t1-2\n"


@pytest.mark.parametrize(
    ("guests", "row", "column"),
    [
        (b"", 1, None),
        (b"id,name\n", None, None),
        ("id,name\nana,Ana\n".encode("utf-16"), None, None),
        (b"id,title\nana,Dr\n", 1, "name"),
        (b"id,name,name\nana,Ana,Anna\n", 1, "name"),
        (b'id,name\nana,Ana\nbob,"Bob\n', 3, None),
        (b"id,name\nana,Ana\nbob,\n", 3, "name"),
    ],
)
def test_guests_nobody_can_read_are_one_mistake_not_one_at_each_name(
    guests: bytes, row: int | None, column: str | None
) -> None:
    toml = TOML.replace(b"start = 2020-01-02", b'start = 2020-01-02\nhost = "ana"')
    with pytest.raises(InputError) as found:
        event_of({"event.toml": toml, "guests.csv": guests, "plan.csv": PLAN.encode()})
    (mistake,) = found.value.mistakes
    assert (mistake.file, mistake.row, mistake.column) == ("guests.csv", row, column)


def test_a_column_of_no_meaning_may_stand_twice() -> None:
    guests = b"id,name,colour,colour\nana,Ana,red,blue\n"
    assert event_of({"event.toml": TOML, "guests.csv": guests}).guests[0].name == "Ana"


def test_a_part_named_twice_is_said_at_its_second_line() -> None:
    toml = TOML + b'[[rooms]]\nid = "r"\nname = "R2"\nwidth = 9\ndepth = 9\n'
    with pytest.raises(InputError) as found:
        event_of({"event.toml": toml, "guests.csv": GUESTS.encode(), "plan.csv": PLAN.encode()})
    (mistake,) = found.value.mistakes
    assert (mistake.row, mistake.column) == (19, "rooms.r.id")


@pytest.mark.parametrize("written", ["nan", "inf", "-inf"])
def test_a_measure_without_end_is_none(written: str) -> None:
    toml = TOML.replace(b"seats = 4", f"seats = 4\nx = {written}".encode())
    with pytest.raises(InputError) as found:
        event_of({"event.toml": toml, "guests.csv": GUESTS.encode()})
    (mistake,) = found.value.mistakes
    assert (mistake.row, mistake.expected) == (14, "a number")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("0", "a date and time such as 2018-11-11T13:00"),
        ("2020-01-02T13:00:00+01:00", "2020-01-02T13:00+00:00, by the clocks of UTC"),
    ],
)
def test_a_time_of_another_zone_is_refused_not_compared(written: str, expected: str) -> None:
    toml = TOML + f"start = {written}\nend = 2020-01-02T15:00:00\n".encode()
    with pytest.raises(InputError) as found:
        event_of({"event.toml": toml, "guests.csv": GUESTS.encode()})
    (mistake,) = found.value.mistakes
    assert (mistake.row, mistake.column) == (18, "sessions.s.start")
    assert mistake.expected == expected


def test_a_list_without_ids_is_sent_to_import() -> None:
    assert "preseance import" in _report({"guests.csv": b"name,table\nAna Prado,1\n"})
    assert "preseance import" not in _report({"guests.csv": b"id,title\nana,Judge\n"})
