"""Whatever an event holds, an exported folder reads back equal, and so does a changed one."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.formats import read_event, write_event
from preseance.formats.event_folder import event_of, files_of
from preseance.model.event import Event
from preseance.model.guest import Guest, Mode, Status
from preseance.model.plan import Mark, Placement, Plan
from preseance.model.room import Form, Room, Table
from preseance.model.rule_row import EncounterRow, Level, RequestRow, RuleRow
from preseance.model.session import Session

WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\",;='#"), max_size=20
).map(str.strip)
"""What people write in a cell, quotes, separators and line breaks too; space around it is none."""
LINES = WORDS.map(lambda text: " ".join(text.split()))
"""What people write where one line is asked for."""
MOMENTS = tuple(
    map(
        datetime.fromisoformat,
        ("2018-11-11T13:05", "2018-10-28T02:30+01:00", "2018-10-28T02:30+02:00"),
    )
)
"""Of the last two, one an hour after the other."""
IDS = ("ana", "bob-2", "cy", "dee", "eve")
NAMES = st.sampled_from(IDS)
PAIRS = st.permutations(IDS).map(lambda ids: {"a": ids[0], "b": ids[1]})
"""Two guests: nobody meets themselves."""


@st.composite
def guests(draw: st.DrawFn) -> tuple[Guest, ...]:
    return tuple(
        Guest(
            id=name,
            name=draw(LINES.filter(bool)),
            title=draw(LINES),
            note=draw(WORDS),
            sex=draw(st.sampled_from(["", "F", "M"])),
            partner=draw(st.sampled_from(["", *(g for g in IDS if g != name)])),
            languages=tuple(draw(st.lists(st.sampled_from(["fr", "en", "ber"]), unique=True))),
            keys=draw(st.sampled_from([{}, {"took_office": "2018-05-14"}, {"founded": "1945"}])),
            override=draw(st.none() | st.integers(1, 9)),
            mode=draw(st.none() | st.sampled_from(Mode)),
            status=draw(st.sampled_from(Status)),
            no_show=draw(st.sampled_from([0.0, 0.25, 1.0])),
            arrives=draw(st.none() | st.sampled_from(MOMENTS)),
            own_car=draw(st.booleans()),
            height=draw(st.none() | st.sampled_from([1.5, 1.88])),
        )
        for name in IDS
    )


@st.composite
def rules(draw: st.DrawFn) -> tuple[RuleRow, ...]:
    count = draw(st.integers(0, 3))
    return tuple(
        RuleRow(
            id=f"r{k}",
            kind="keep_apart",
            a=("ana", "bob-2")[: draw(st.integers(1, 2))],
            b=(draw(st.sampled_from(IDS[2:])),),
            relations=draw(st.sampled_from([(), ("beside",), ("within 3 m", "across")])),
            sessions=draw(st.sampled_from([(), ("lunch",)])),
            level=draw(st.sampled_from(Level)),
            weight=draw(st.integers(1, 1000)),
            reason=draw(WORDS),
            source=draw(WORDS),
            confidential=draw(st.booleans()),
        )
        for k in range(count)
    )


@st.composite
def events(draw: st.DrawFn) -> Event:
    seated = draw(st.lists(NAMES, unique=True))
    marks = st.lists(st.sampled_from(Mark)).map(tuple)
    return Event(
        id="event",
        title=draw(WORDS),
        start=date(2018, 11, 11),
        time_zone="Europe/Paris",
        host=draw(st.sampled_from(["", "ana"])),
        settings=draw(st.sampled_from([{}, {"couples.on": False, "moves.gap": "leave"}])),
        rooms=(
            Room(
                id="hall",
                name=draw(WORDS),
                width=9.5,
                depth=8,
                tables=(
                    Table(id="t1", seats=8, form=draw(st.sampled_from([Form.ROUND, Form.LONG]))),
                ),
            ),
        ),
        sessions=(
            Session(
                id="lunch",
                title=draw(WORDS),
                room="hall",
                start=draw(st.none() | st.sampled_from(MOMENTS)),
            ),
        ),
        guests=draw(guests()),
        rules=draw(rules()),
        requests=draw(
            st.lists(
                st.builds(
                    lambda pair, reason: RequestRow(id="q", **pair, reason=reason), PAIRS, WORDS
                ),
                max_size=1,
            )
        ),
        encounters=draw(
            st.lists(
                st.builds(
                    lambda pair, who: EncounterRow(**pair, witnesses=who),
                    PAIRS,
                    WORDS,
                ),
                max_size=2,
            )
        ),
        plan=Plan(
            placements=tuple(
                Placement(session="lunch", guest=g, place=f"t1-{k + 1}", marks=draw(marks))
                for k, g in enumerate(seated)
            )
        ),
    )


@settings(max_examples=60, deadline=None)
@given(events())
def test_an_exported_folder_reads_back_equal(event: Event) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_event(event, Path(folder))
        assert read_event(Path(folder)) == event


@settings(max_examples=40, deadline=None)
@given(events())
def test_an_unchanged_folder_keeps_its_bytes(event: Event) -> None:
    files = files_of(event)
    again = event_of(files)
    assert files_of(again, files) == files


@settings(max_examples=60, deadline=None)
@given(events(), events())
def test_a_changed_folder_reads_back_as_it_was_changed(before: Event, after: Event) -> None:
    files = files_of(before)
    assert event_of(files_of(after, files)) == after
