"""A plan made in code: the event goes on with it, and it tells itself as the command does."""

import json
from pathlib import Path

import pytest
from tests.planning.halls import hall, must

import preseance
from preseance.cli.commands import check as checking
from preseance.cli.commands import plan as planning
from preseance.model.plan import Mark, Plan

APART = must("apart", "keep_apart", "anna", "ben", "same-table")


def test_the_event_goes_on_with_its_plan_and_the_old_one_is_left_alone() -> None:
    event = hall("anna ben cleo", [APART])
    planned = preseance.plan(event, effort=100)
    assert not event.plan.placements
    assert planned.plan is planned.event.plan
    assert {p.guest for p in planned.plan.placements} == {"anna", "ben", "cleo"}
    again = preseance.check(planned.event)
    assert again.holds
    assert again.findings == planned.check.findings


def test_a_plan_prints_what_is_broken_its_cost_and_what_is_proven() -> None:
    clash = must("near", "keep_together", "anna", "ben", "same-table")
    planned = preseance.plan(hall("anna ben cleo", [APART, clash]), effort=100)
    assert not planned.holds
    said = str(planned)
    assert said.splitlines()[0].startswith("✕ Must (1)")
    assert "proven" in said
    assert "None of them can be left out" in said
    assert "<strong>✕ Must (1)" in planned._repr_html_()
    assert str(planned) == "\n".join(line.text for line in planned.told("en"))
    assert "Ces exigences" in "\n".join(line.text for line in planned.told("fr"))


def test_what_a_mark_holds_is_told_unless_it_is_planned_afresh(tmp_path: Path) -> None:
    event = hall("anna ben cleo", [APART])
    approved = [
        p.model_copy(update={"marks": (Mark.APPROVED,)} if p.guest != "cleo" else {})
        for p in preseance.plan(event, effort=100).plan.placements
    ]
    event = event.model_copy(update={"plan": Plan(placements=tuple(approved))})
    planned = preseance.plan(event, effort=100)
    assert [p.guest for p in planned.held] == [p.guest for p in approved if p.marks]
    assert "left where they are: 2 places. plan --afresh" in str(planned)
    assert len(planned.to_json()["held"]) == 2
    afresh = preseance.plan(event, effort=100, afresh=True)
    assert not afresh.held
    assert "--afresh" not in str(afresh)


def test_an_event_in_french_is_told_in_french_unless_asked_otherwise() -> None:
    event = hall("anna ben", [], languages=("fr",))
    planned = preseance.plan(event, effort=50)
    assert "enfreint" in str(planned)
    assert "broken" in "".join(line.text for line in planned.told("en"))


def test_names_are_escaped_in_a_notebook() -> None:
    event = hall("anna ben", [])
    guests = (event.guests[0].model_copy(update={"name": "<b>Anna</b>"}), event.guests[1])
    shown = preseance.precedence(event.model_copy(update={"guests": guests}))._repr_html_()
    assert "<b>" not in shown
    assert "&lt;b&gt;Anna" in shown


def test_the_command_says_what_the_door_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "hall"
    preseance.write_event(hall("anna ben cleo", [APART]), folder)
    planned = preseance.plan(folder, effort=100)
    planning.run(folder, effort=100, as_json=True)
    assert json.loads(capsys.readouterr().out) == planned.to_json("en")
    checking.run(folder)
    assert capsys.readouterr().out == f"{preseance.check(folder)}\n"


def test_a_floor_plan_shows_itself_and_needs_a_session_where_there_are_several() -> None:
    event = hall("anna ben", [])
    drawing = preseance.plan(event, effort=50).floor_plan()
    assert drawing._repr_svg_() == drawing.svg
    assert drawing.svg.startswith("<svg") and "Anna" in drawing.svg
    other = event.sessions[0].model_copy(update={"id": "t"})
    two = event.model_copy(update={"sessions": (*event.sessions, other)})
    with pytest.raises(preseance.PreseanceError, match="s, t"):
        preseance.floor_plan(two)
    assert preseance.floor_plan(two, "t").svg.startswith("<svg")
