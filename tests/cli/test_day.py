"""The day on the command line: encounters, requests, meetings, the switch."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from tests.planning.halls import hall, seated

import preseance
from preseance.cli.app import run as command_line
from preseance.cli.commands import encounters, meetings, programme, requests, switch
from preseance.errors import PreseanceError
from preseance.model.guest import Delegation
from preseance.model.rule_row import Firmness, RequestKind, RequestRow, ToldRow
from preseance.model.session import Session

Out = pytest.CaptureFixture[str]
_APART = RequestRow(
    id="apart", a="anna", b="ben", kind=RequestKind.NOT_MEET, firmness=Firmness.FIRM,
    reason="a feud",
)  # fmt: skip
_LATER = RequestRow(id="later", a="anna", b="cleo", next_event="e2", subject="Trade")


@pytest.fixture
def lunch(tmp_path: Path) -> Path:
    """Four guests at one of two tables, two of them beside each other against a request."""
    event = hall("anna ben cleo dan", [], tables=(4, 4))
    hour = datetime(2024, 5, 1, 13)
    event = event.model_copy(
        update={
            "sessions": (Session(id="s", title="Lunch", room="hall", start=hour),),
            "delegations": (Delegation(id="x", name="Xanadu"),),
            "guests": tuple(
                g.model_copy(update={"delegation": "x" if g.id == "ben" else ""})
                for g in event.guests
            ),
            "requests": (_APART, _LATER),
            "told": (ToldRow(about="apart", recipient="delegation:x", wording="Table 1."),),
            "plan": seated(event, "anna=t1-1 ben=t1-2 cleo=t1-3 dan=t1-4"),
        }
    )
    preseance.write_event(event, tmp_path / "lunch")
    return tmp_path / "lunch"


def _json(capsys: Out) -> dict[str, object]:
    made: dict[str, object] = json.loads(capsys.readouterr().out)
    return made


def test_encounters_of_two_by_name(lunch: Path, capsys: Out) -> None:
    assert encounters.run(lunch, "Anna", "Ben", as_json=True) == 0
    (met,) = json.loads(capsys.readouterr().out)["encounters"]
    assert (met["a"], met["b"], met["relations"][0]) == ("anna", "ben", "beside")
    assert met["requests"] == ["apart"]
    assert met["remedy"] is not None


def test_encounters_tell_an_audience_nothing_of_requests(lunch: Path, capsys: Out) -> None:
    encounters.run(lunch, audience="public", as_json=True)
    assert _json(capsys) == {"encounters": [], "unforeseen": []}


def test_what_happened_is_put_on_record(lunch: Path, capsys: Out) -> None:
    with pytest.raises(PreseanceError, match="two guests"):
        encounters.run(lunch, "anna", record="greeting")
    encounters.run(lunch, "anna", "ben", record="greeting", session="s", dry_run=True)
    assert preseance.read_event(lunch).encounters == ()
    capsys.readouterr()
    encounters.run(lunch, "anna", "ben", record="greeting", session="s", as_json=True)
    assert _json(capsys)["breached"] == ["apart"]
    (row,) = preseance.read_event(lunch).encounters
    assert (row.session, row.kind) == ("s", "greeting")


def test_requests_end_with_one_where_the_plan_breaks_one(lunch: Path, capsys: Out) -> None:
    assert requests.run(lunch) == 1
    assert "Not yet told: Anna." in capsys.readouterr().out
    assert requests.run(lunch, recipient="x", as_json=True) == 0
    assert "feud" not in (told := capsys.readouterr().out)
    assert json.loads(told)["told"][0]["wording"] == "Table 1."


def test_a_meeting_goes_to_the_next_event_and_the_answer_comes_back(
    lunch: Path, tmp_path: Path, capsys: Out
) -> None:
    then = tmp_path / "e2"
    preseance.write_event(hall("anna cleo", [], tables=(2,)).model_copy(update={"id": "e2"}), then)
    meetings.run(lunch, defer_to=then, request=["later"], as_json=True)
    assert [r["subject"] for r in json.loads(capsys.readouterr().out)["carried"]] == ["Trade"]
    (carried,) = preseance.read_event(then).requests
    assert carried.carried_from == "e/later"
    meetings.run(lunch, answers_from=then, as_json=True)
    assert _json(capsys)["answers"] == []


def test_a_hand_over_is_a_proposal_until_it_is_accepted(
    lunch: Path, tmp_path: Path, capsys: Out
) -> None:
    then, file = tmp_path / "e2", tmp_path / "handed.json"
    preseance.write_event(hall("anna cleo", [], tables=(2,)).model_copy(update={"id": "e2"}), then)
    meetings.run(lunch, hand_over=file, wanted="the first morning")
    assert "feud" not in file.read_text("utf-8")
    meetings.run(then, take_over=file)
    assert preseance.read_event(then).requests == ()
    meetings.run(then, take_over=file, yes=True)
    (taken,) = preseance.read_event(then).requests
    assert {taken.a, taken.b} == {"anna", "cleo"}
    with pytest.raises(PreseanceError, match="One at a time"):
        meetings.run(then, take_over=file, hand_over=file)


def test_a_switch_is_ticked_off(lunch: Path, capsys: Out) -> None:
    preseance.publish(lunch, stage="approved")
    switch.run(lunch, change=["swap ben cleo"], by="the host", as_json=True)
    todo = json.loads(capsys.readouterr().out)["todo"]
    switch.run(lunch, confirm=True, task=[1], as_json=True)
    assert len(json.loads(capsys.readouterr().out)["todo"]) == len(todo) - 1
    switch.run(lunch, confirm=True)
    assert "All is done." in capsys.readouterr().out
    with pytest.raises(PreseanceError, match="--confirm"):
        switch.run(lunch, task=[1])
    with pytest.raises(PreseanceError, match="--confirm"):
        switch.run(lunch, change=["swap ben cleo"], confirm=True)


def test_names_that_are_not_there_are_told_on_the_command_line(
    lunch: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["preseance", "encounters", str(lunch), "Anna", "Zoe"])
    with pytest.raises(SystemExit) as stop:
        command_line()
    assert stop.value.code == 2
    assert "Zoe" in capsys.readouterr().err


def test_a_programme_as_text_json_and_calendar(lunch: Path, tmp_path: Path, capsys: Out) -> None:
    assert programme.run(lunch) == 0
    assert "Run of show: E" in capsys.readouterr().out
    programme.run(lunch, recipient="Anna", as_json=True, lang="fr")
    told = json.loads(capsys.readouterr().out)
    assert told["title"] == "E\u202f: programme, Anna"
    assert [e["guests"][0]["place"] for e in told["entries"]] == ["Table 1, place 1"]
    programme.run(lunch, recipient="x", fmt="ics")
    assert capsys.readouterr().out.startswith("BEGIN:VCALENDAR")
    programme.run(lunch, fmt="ics", to=tmp_path / "all.ics")
    assert (tmp_path / "all.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")
    programme.run(lunch, each=True, to=tmp_path / "each")
    assert (tmp_path / "each" / "delegation-x.ics").exists()


def test_options_of_a_programme_that_do_not_go_together_are_refused(
    lunch: Path, tmp_path: Path
) -> None:
    with pytest.raises(PreseanceError, match="--each"):
        programme.run(lunch, each=True)
    with pytest.raises(PreseanceError, match="--format ics"):
        programme.run(lunch, to=tmp_path / "x")
