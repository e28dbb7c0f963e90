"""What happened, or could have, at Paris on 11 November 2018: eight changes and what they took."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.guest import Status
from preseance.model.plan import Mark, Placement, Plan
from preseance.model.room import Form, Room, Table
from preseance.model.session import Kind, Session
from preseance.planning.occasion.making import occasion_of
from preseance.planning.publishing import marked
from preseance.planning.replan.replanning import replan
from preseance.planning.seating import plan_event

NOON = datetime(2018, 11, 11, 12)


@pytest.fixture(scope="module")
def paris(tmp_path_factory: pytest.TempPathFactory) -> Event:
    """The lunch planned and printed; a reception line, a bus and a forum in order of the list."""
    event = read_event(copy_example("paris-2018", tmp_path_factory.mktemp("paris") / "event"))
    lunch = plan_event(event, session="lunch", effort=20_000).plan
    lunch = Plan(placements=tuple(lunch.of_session("lunch")))
    lined = tuple(g.id for g in event.guests if g.attends("lunch"))[:20]
    rooms, sessions = list(event.rooms), list(event.sessions)
    standing = [g.id for g in event.guests if g.attends("ceremony")]
    placed = [
        *lunch.placements,
        *(
            Placement(session="ceremony", guest=g, place=f"stand-{k}")
            for k, g in enumerate(standing, 1)
        ),
    ]
    for name, kind, form, begin, last in (
        ("reception", Kind.LINE, Form.LINE, -180, 60),
        ("bus", Kind.TRANSPORT, Form.BUS, -90, 20),
        ("forum", Kind.CEREMONY, Form.ROWS, 180, 60),
    ):
        table = Table(id=f"{name}-block", form=form, seats=24, x=5, y=5)
        rooms.append(Room(id=f"{name}-room", name=name, width=30, depth=30, tables=(table,)))
        start = NOON + timedelta(minutes=begin)
        sessions.append(
            Session(
                id=name, title=name.title(), kind=kind, room=f"{name}-room", start=start,
                end=start + timedelta(minutes=last),
            )
        )  # fmt: skip
        placed += [
            Placement(session=name, guest=g, place=f"{table.id}-{k}")
            for k, g in enumerate(lined, 1)
        ]
    more = ("reception", "bus", "forum")
    everywhere = tuple(s.id for s in event.sessions)
    # Who came in their own car, or late, rides in this bus and stands in this line like the others.
    guests = tuple(
        g.model_copy(
            update={
                "sessions": (*(g.sessions or everywhere), *(more if g.id in lined else ())),
                "own_car": False, "arrives": None,
            }
        )
        for g in event.guests
    )  # fmt: skip
    settings = {**event.settings, "host_presides.sessions": ("lunch",)}
    return event.model_copy(
        update={
            "rooms": tuple(rooms), "sessions": tuple(sessions), "guests": guests,
            "settings": settings, "plan": marked(Plan(placements=tuple(placed)), Mark.PRINTED),
        }
    )  # fmt: skip


def _moved(made: object, event: Event) -> set[str]:
    return {m.session for m in made.best.changed.moves}


def test_the_hosts_request_takes_at_most_four_cards(paris: Event) -> None:
    changes = [
        "apart us-trump ru-putin beside across diagonal", "pin us-trump t1", "pin ru-putin t1",
    ]  # fmt: skip
    made = replan(paris, changes, session="lunch")
    plan, assembly = made.best.event.plan, occasion_of(made.best.event, "lunch").assemblies[0]
    here, there = (plan.place_of[("lunch", g)] for g in ("us-trump", "ru-putin"))
    assert here.startswith("t1-")
    assert there.startswith("t1-")
    for relation in ("beside", "across", "diagonal"):
        assert there not in assembly.layout.relations[relation].get(here, ())
    assert made.best.fewest_proven
    assert len(made.best.changed.moves) <= 4
    assert made.best.holds


def test_a_head_of_state_who_lands_late_keeps_his_place(paris: Event) -> None:
    late = "it-mattarella"
    placed = [s for s, g in paris.plan.place_of if g == late]
    assert {"reception", "bus", "lunch"} <= set(placed)
    made = replan(paris, [f"late {late} 120"])
    assert not made.best.changed.moves
    assert {m.session for m in made.best.changed.left} == {"reception", "bus"}
    assert {m.guest for m in made.best.changed.left} == {late}
    assert made.best.event.plan.place_of[("lunch", late)] == paris.plan.place_of[("lunch", late)]
    assert made.best.event.guest_by_id[late].arrives is not None


def _with_prime_minister(event: Event, country: str) -> Event:
    head = next(g for g in event.guests if g.country == country and g.role == "head-of-state")
    minister = head.model_copy(
        update={
            "id": "the-prime-minister", "name": "The Prime Minister", "short_name": "",
            "role": "head-of-government", "status": Status.DECLINED, "sessions": (), "partner": "",
        }
    )  # fmt: skip
    return event.model_copy(update={"guests": (*event.guests, minister)})


@pytest.mark.parametrize("gap", ["close-up", "leave"])
def test_a_prime_minister_instead_of_the_president_does_not_inherit_the_seat(
    paris: Event, gap: str
) -> None:
    event = _with_prime_minister(paris, "IT")
    event = event.model_copy(update={"settings": {**event.settings, "moves.gap": gap}})
    seat = paris.plan.place_of[("lunch", "it-mattarella")]
    made = replan(event, ["stand-in the-prime-minister it-mattarella"], session="lunch")
    best = made.best
    assert best.holds
    assert best.event.plan.place_of[("lunch", "the-prime-minister")] != seat
    assert best.check.occasion.precedence.rank_of["the-prime-minister"].class_id != (
        best.check.occasion.precedence.rank_of["us-trump"].class_id
    )
    belongs = event.model_copy(update={"settings": {"seat_belongs_to": "country"}})
    kept = replan(belongs, ["stand-in the-prime-minister it-mattarella"], session="lunch").best
    assert kept.event.plan.place_of[("lunch", "the-prime-minister")] == seat
    assert not kept.changed.moves


@pytest.mark.parametrize("how", ["close-up", "reserve", "leave"])
def test_an_absence_leaves_no_empty_chair_beside_the_first_rank(paris: Event, how: str) -> None:
    reserve = paris.guests[-1].model_copy(
        update={
            "id": "reserve-one", "name": "Reserve", "groups": ("reserve",), "partner": "",
            "sessions": ("ceremony",),
        }
    )  # fmt: skip
    event = paris.model_copy(update={"guests": (*paris.guests, reserve)})
    chair = paris.plan.place_of[("lunch", "de-merkel")]
    made = replan(event, [f"cancel de-merkel {how}"], session="lunch")
    best = made.best
    assert best.holds
    filled = best.event.plan.guest_at.get(("lunch", chair))
    places = {p.id for p in best.check.occasion.assemblies[0].places}
    if how == "close-up":
        assert chair not in places
        assert not best.changed.moves
    elif how == "reserve":
        assert filled == "reserve-one"
        assert not best.changed.moves
    else:
        assert filled is not None
        assert best.fewest_proven


def test_guests_who_leave_after_lunch_mend_the_forum_alone(paris: Event) -> None:
    leaving = [g for s, g in paris.plan.place_of if s == "forum"][:3]
    made = replan(paris, [f"leave {g} 90" for g in leaving])
    assert {m.session for m in made.best.changed.left} == {"forum"}
    assert {m.guest for m in made.best.changed.left} == set(leaving)
    assert "lunch" not in _moved(made, paris)
    assert made.best.holds


def test_a_second_principal_of_a_country_sits_apart_from_the_first(paris: Event) -> None:
    event = _with_prime_minister(paris, "PT")
    made = replan(event, ["add the-prime-minister"], session="lunch")
    best = made.best
    assembly = best.check.occasion.assemblies[0]
    here = best.event.plan.place_of[("lunch", "the-prime-minister")]
    first = best.event.plan.place_of[("lunch", "pt-rebelo")]
    assert first not in assembly.layout.relations["beside"].get(here, ())
    assert best.holds
    assert best.fewest_proven
    assert not best.changed.moves


def test_a_table_that_breaks_down_has_its_guests_reseated(paris: Event) -> None:
    spare = Table(id="t11", number=11, form=Form.ROUND, seats=9, x=15, y=3)
    rooms = tuple(
        r.model_copy(update={"tables": (*r.tables, spare)}) if r.id == "salle-des-fetes" else r
        for r in paris.rooms
    )
    event = paris.model_copy(update={"rooms": rooms})
    sitting = {g for (s, g), p in paris.plan.place_of.items() if p.startswith("t5-")}
    made = replan(event, ["close t5"], session="lunch", alternatives=False)
    best = made.best
    assert best.holds
    assert best.fewest_proven
    assert best.cost.kept == 0
    assert sitting <= {m.guest for m in best.changed.moves}
    assert not any(p.startswith("t5-") for p in best.event.plan.place_of.values())


def test_a_spouse_who_is_absent_changes_her_session_alone(paris: Event) -> None:
    spouse = next(
        g.id for g in paris.guests if g.role == "spouse" and g.attends("ceremony")
        and not g.attends("lunch")
    )  # fmt: skip
    # What is on record of the ceremony is changed where it is named alone.
    made = replan(paris, [f"cancel {spouse}"], session="ceremony")
    assert not made.best.changed.moves
    lunch = {k: p for k, p in paris.plan.place_of.items() if k[0] == "lunch"}
    after = made.best.event.plan.place_of
    assert {k: p for k, p in after.items() if k[0] == "lunch"} == lunch


def test_neighbours_part_by_changing_with_guests_of_about_their_rank(paris: Event) -> None:
    sentence = "apart us-trump ru-putin beside across diagonal"
    best = replan(paris, [sentence], session="lunch").best
    assert len(best.changed.moves) == 2
    assert best.fewest_proven
    table = {m.target.split("-")[0] for m in best.changed.moves if m.target}
    assert table == {"t1"}
    for guest in ("us-trump", "ru-putin"):
        assert best.event.plan.place_of["lunch", guest].startswith("t1-")


def test_what_should_be_kept_goes_before_the_fewest_cards(paris: Event) -> None:
    sentence = "apart us-trump ru-putin beside across diagonal"
    made = replan(paris, [sentence], session="lunch")
    fewest = next(a for a in made.answers if a.kind == "fewest-cards")
    assert len(fewest.changed.moves) < len(made.best.changed.moves)
    assert fewest.cost.moves > made.best.cost.moves
