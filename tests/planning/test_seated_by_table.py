"""Seated by table: tables are what is planned, mended, asked about and printed."""

from __future__ import annotations

from typing import Any

import pytest
from tests.planning.halls import hall, must, seated

from preseance.model.event import Event
from preseance.model.plan import Mark, Plan
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.publishing import difference, stamped
from preseance.planning.questions.why import Questions
from preseance.planning.questions.wishing import at_place
from preseance.planning.replan.replanning import replan
from preseance.planning.seating import plan_event
from preseance.views.guests import guest_list_view
from preseance.views.sessions import session_view
from preseance.views.speaking import wording_of
from preseance.wording.message import PlaceRef, PlaceRefs


def party(names: str, *rules: Any, chairs: tuple[str, ...] = (), **more: Any) -> Event:
    event = hall(names, list(rules), **more)
    by_table = {"seating": "table", "chairs": chairs}
    sessions = tuple(s.model_copy(update=by_table) for s in event.sessions)
    return event.model_copy(update={"sessions": sessions})


def published(event: Event, words: str, mark: Mark = Mark.PRINTED) -> Event:
    return stamped(event.model_copy(update={"plan": seated(event, words)}), mark)


def checked(event: Event, plan: Plan) -> Check:
    return check(occasion_of(event), plan)


def test_another_chair_of_the_table_is_no_move() -> None:
    event = party("anna ben", tables=(4, 4))
    before, after = seated(event, "anna=t1-1 ben=t1-2"), seated(event, "anna=t1-2 ben=t2-1")
    (move,) = difference(before, after, event).moves
    assert (move.guest, move.origin, move.target) == ("ben", "t1-2", "t2-1")


def test_the_chairs_of_a_table_that_is_named_are_planned_all_the_same() -> None:
    event = party("anna ben", chairs=("t1",))
    before, after = seated(event, "anna=t1-1 ben=t1-2"), seated(event, "anna=t1-2 ben=t1-1")
    assert [m.guest for m in difference(before, after, event).moves] == ["anna", "ben"]


def test_who_must_not_be_beside_another_has_another_table() -> None:
    event = party("anna ben", must("apart", "keep_apart", "anna ben", relations="beside"))
    (finding,) = checked(event, seated(event, "anna=t1-1 ben=t1-3")).findings
    said = wording_of(event, "en").sentence(finding.message)
    assert said == "Anna and Ben, at Table 1, are at the same table, but are to be kept apart."
    assert not checked(event, seated(event, "anna=t1-1 ben=t2-3")).findings


def test_who_wants_to_be_beside_another_has_the_same_table() -> None:
    event = party("anna ben", must("near", "keep_together", "anna ben", relations="beside"))
    assert not checked(event, seated(event, "anna=t1-1 ben=t1-3")).findings
    assert checked(event, seated(event, "anna=t1-1 ben=t2-1")).findings


def test_a_party_in_one_run_is_at_one_table() -> None:
    run = must("run", "keep_together", "anna ben cara", relations="beside")
    event = party("anna ben cara", run)
    assert not checked(event, seated(event, "anna=t1-1 ben=t1-3 cara=t1-2")).findings
    (one,) = checked(event, seated(event, "anna=t1-1 ben=t2-3 cara=t1-3")).findings
    assert one.cost == run.weight


def test_a_pin_to_a_chair_means_its_table() -> None:
    event = party("anna ben", must("pin", "pin", "anna", "t1-3"))
    names = {f.rule for f in checked(event, seated(event, "anna=t1-1 ben=t1-2")).findings}
    assert "pin" not in names


def test_a_guest_who_swaps_tables_moves_with_one_other_alone() -> None:
    event = published(
        party("anna ben cara dan", tables=(2, 2)), "anna=t1-1 ben=t1-2 cara=t2-1 dan=t2-2"
    )
    answer = replan(event, ["pin anna t2"], alternatives=False).best
    assert answer.holds and answer.fewest_proven
    assert len(answer.changed.moves) == 2
    kept = {"ben", "cara", "dan"} - {m.guest for m in answer.changed.moves}
    assert all(event.plan.place_of["s", g] == answer.event.plan.place_of["s", g] for g in kept)


def test_a_chair_that_is_closed_moves_nobody_where_the_table_has_another() -> None:
    event = published(party("anna ben cara", tables=(4, 4)), "anna=t1-1 ben=t1-2 cara=t2-1")
    answer = replan(event, ["close t1-1"], alternatives=False).best
    assert answer.changed.moves == ()
    assert answer.cost.moves == 0
    assert {p.marks for p in answer.event.plan.placements} == {(Mark.APPROVED, Mark.PRINTED)}


def test_nobody_is_moved_by_a_guest_who_does_not_come() -> None:
    event = published(party("anna ben cara", tables=(4, 4)), "anna=t1-1 ben=t1-2 cara=t2-1")
    answer = replan(event, ["cancel anna"], alternatives=False).best
    assert answer.changed.moves == ()
    assert answer.event.rooms == event.rooms


def test_one_may_ask_for_a_table_and_is_told_of_tables() -> None:
    event = party("anna ben cara", tables=(4, 4))
    plan = seated(event, "anna=t1-1 ben=t1-2 cara=t2-1")
    questions = Questions(occasion_of(event), plan)
    wish = at_place(questions, "anna", "t2")
    assert wish.granted and [(m.guest, m.target and m.target[:2]) for m in wish.moves] == [
        ("anna", "t2")
    ]
    assert at_place(questions, "anna", "t1").moves == ()
    assert {a.place[:2] for a in questions.explain("anna").alternatives} == {"t2"}


def test_sentences_and_papers_name_tables_alone() -> None:
    event = party("cara anna ben", chairs=("t2",), tables=(4, 4))
    plan = seated(event, "cara=t1-1 anna=t1-3 ben=t2-2")
    found = checked(event, plan)
    word = wording_of(event, "en").word
    assert str(word(PlaceRef("t1-3"))) == "Table 1"
    assert str(word(PlaceRef("t2-2"))) == "Table 2, place 2"
    assert str(word(PlaceRefs(("t1-3", "t1-4")))) == "Table 1"
    entries = guest_list_view(found, found.occasion.assemblies[0], "place").entries
    assert [(e.guest.id, e.table, e.place) for e in entries] == [
        ("anna", "Table 1", ""),
        ("cara", "Table 1", ""),
        ("ben", "Table 2", "2"),
    ]
    view = session_view(found, found.occasion.assemblies[0])
    first, second = view.tables
    assert first.whole and not second.whole
    assert {p.number for p in first.places} == {""}
    assert [p.guest.id for p in first.places if p.guest] == ["anna", "cara"]


def test_a_plan_by_table_is_found_where_one_by_chairs_breaks_customs() -> None:
    event = party("anna ben cara dan", tables=(2, 2), settings={})
    made = plan_event(event, effort=2_000)
    assert {p.guest for p in made.plan.placements} == {"anna", "ben", "cara", "dan"}
    kinds = {f.kind for f in made.check.findings}
    assert kinds.isdisjoint({"precedence", "presiding", "host_presides", "empty_chair"})


@pytest.mark.parametrize("kind", ["alternate", "delegations", "empty_chair"])
def test_a_written_rule_that_asks_for_an_order_of_chairs_is_told_to_be_silent(kind: str) -> None:
    event = party("anna ben", must("order", kind, "everyone"))
    found = checked(event, seated(event, "anna=t1-1 ben=t1-2"))
    said = [wording_of(event, "en").sentence(r.message) for r in found.remarks]
    assert any("order of chairs" in text for text in said), said
    some = party("anna ben", must("order", kind, "everyone"), chairs=("t1",))
    kept = checked(some, seated(some, "anna=t1-1 ben=t1-2"))
    assert not any(r.message.id == "reading.by_table" for r in kept.remarks)
