"""Calendar files: read back by two other libraries, the same bytes in every run."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import ics
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.documents.calendar_file import Dated, calendar_of, uid_of
from preseance.views.programmes import Attendance, Entry, ProgrammeView

CHANGED = datetime(2018, 11, 1, 9, tzinfo=UTC)
NAME = 'Smith, Jo "Joe"; Ph.D. \\ Ñandú'


def entry(key: str = "session/lunch", **more: object) -> Entry:
    """A lunch in Paris."""
    made = Entry(
        key=key,
        kind="session",
        session="lunch",
        title="Lunch",
        start=datetime(2018, 11, 11, 13),
        end=datetime(2018, 11, 11, 15),
        where="Salle des fêtes",
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of any kind


def view(*entries: Entry, zone: str = "Europe/Paris", whose: str = "delegation:x") -> ProgrammeView:
    return ProgrammeView("paris", "Paris: programme", zone, "en", whose, entries)


def written(*entries: Entry, zone: str = "Europe/Paris", cancelled: bool = False) -> str:
    dated = [Dated(e, 3, CHANGED, cancelled) for e in entries]
    return calendar_of(view(*entries, zone=zone), dated).decode("utf-8")


def unfolded(text: str) -> list[str]:
    """The lines of a file by RFC 5545 alone: an independent reading."""
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_two_libraries_read_back_names_and_hours() -> None:
    text = written(
        entry(title=f"Talk of {NAME}", where="Room 1; left, rear", guests=(Attendance("a", NAME),))
    )
    one = vobject.readOne(text).vevent
    assert one.summary.value == f"Talk of {NAME}"
    assert one.location.value == "Room 1; left, rear"
    assert one.description.value == NAME
    assert one.dtstart.value.astimezone(UTC) == datetime(2018, 11, 11, 12, tzinfo=UTC)
    assert one.dtend.value.astimezone(UTC) == datetime(2018, 11, 11, 14, tzinfo=UTC)
    (other,) = ics.Calendar(text).events
    assert (other.name, other.location, other.description) == (
        f"Talk of {NAME}", "Room 1; left, rear", NAME,
    )  # fmt: skip
    assert other.begin.datetime.astimezone(UTC) == datetime(2018, 11, 11, 12, tzinfo=UTC)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=90))
def test_any_name_comes_back_as_it_was_and_no_line_is_too_long(name: str) -> None:
    text = written(entry(title=name, guests=(Attendance("a", name), Attendance("b", name))))
    assert any(line.startswith("SUMMARY:") for line in unfolded(text))
    one = vobject.readOne(text).vevent
    assert one.summary.value == name
    assert one.description.value == f"{name}\n{name}"


def test_the_rules_of_the_zone_stand_before_what_uses_them() -> None:
    lines = unfolded(written(entry()))
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    assert "TZID:Europe/Paris" in lines
    assert "DTSTART;TZID=Europe/Paris:20181111T130000" in lines


@pytest.mark.parametrize(("ahead", "there"), [(2, "20181028T003000Z"), (1, "20181028T013000Z")])
def test_an_hour_that_comes_twice_is_written_in_utc(ahead: int, there: str) -> None:
    start = datetime(2018, 10, 28, 2, 30, tzinfo=timezone(timedelta(hours=ahead)))
    lines = unfolded(written(entry(start=start, end=datetime(2018, 10, 28, 5))))
    assert f"DTSTART:{there}" in lines
    assert "DTEND;TZID=Europe/Paris:20181028T050000" in lines


def test_utc_needs_no_rules_and_an_entry_without_an_end_has_none() -> None:
    lines = unfolded(written(entry(end=None), zone="UTC"))
    assert "BEGIN:VTIMEZONE" not in lines
    assert "DTSTART:20181111T130000Z" in lines
    assert not any(line.startswith("DTEND") for line in lines)


def test_an_entry_without_an_hour_is_in_no_calendar() -> None:
    assert "BEGIN:VEVENT" not in unfolded(written(entry(start=None, end=None)))


def test_a_cancelled_entry_says_so_under_its_own_id() -> None:
    held, gone = written(entry()), written(entry(), cancelled=True)
    assert vobject.readOne(held).vevent.uid.value == vobject.readOne(gone).vevent.uid.value
    assert vobject.readOne(held).vevent.status.value == "CONFIRMED"
    assert vobject.readOne(gone).vevent.status.value == "CANCELLED"
    assert vobject.readOne(gone).vevent.sequence.value == "3"


def test_ids_differ_between_entries_and_readers_and_not_between_titles() -> None:
    ids = {
        uid_of(view(whose=whose), entry(key))
        for whose in ("", "delegation:x", "x")
        for key in ("session/a", "session/b")
    }
    assert len(ids) == 6
    assert uid_of(view(), entry(title="Lunch")) == uid_of(view(), entry(title="Dinner"))


def test_another_process_writes_the_same_bytes() -> None:
    script = (
        "import sys; sys.path[:0] = sys.argv[1:];"
        "from tests.documents.test_calendar_file import entry, written;"
        "sys.stdout.write(written(entry(), entry('b', title='B')))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", script, *sys.path],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1


def test_who_greets_is_not_taken_for_a_guest() -> None:
    text = written(entry(guests=(Attendance("a", "Ada"),), greeters=("Maria Lake", "the usher")))
    told = vobject.readOne(text).vevent.description.value
    assert told == "Ada\nGreeted by Maria Lake, the usher"
