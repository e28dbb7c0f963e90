"""The catalogue: what findings cost is what terms are worth, and rows are checked by name."""

import random
import re
from datetime import date

import numpy as np
import pytest

from preseance.engine.evaluate import evaluate_term
from preseance.engine.problem import Problem, SessionPlaces
from preseance.errors import InputError, UnknownNameError
from preseance.model.event import Event
from preseance.model.finding import Finding, Message
from preseance.model.guest import Delegation, Guest
from preseance.model.place import Layout, Place, PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.model.room import Room
from preseance.model.rule_row import RuleRow
from preseance.model.session import Kind, Session
from preseance.protocol.precedence import Precedence
from preseance.rules import DEFAULTS, RULES, build_rules, check_rows
from preseance.rules.base import Occasion, Rule, Scene

IDS = tuple(f"g{k}" for k in range(10))
"""In precedence. g2 is the host and g5 the co-host; g7 is of the house; g8 and g3 are partners;
g9 interprets."""
ROWS = (
    RuleRow(id="apart", kind="keep_apart", a=("g0", "g1"), b=("g4",), weight=7),
    RuleRow(id="pinned", kind="pin", a=("g0", "g3"), b=("table:t2", "t1-2"), weight=4),
    RuleRow(id="pinned-nowhere", kind="pin", a=("g4",), b=("t9-1",), weight=4),
    RuleRow(id="pair", kind="keep_together", a=("g0",), b=("g6", "g8"), weight=3),
    RuleRow(id="row", kind="keep_together", a=IDS[3:6], relations=("beside",), weight=5),
    RuleRow(id="long-row", kind="keep_together", a=IDS[:7], relations=("beside",), weight=5),
    RuleRow(id="one-table", kind="keep_together", a=IDS[:3], relations=("same-table",), weight=5),
)
KINDS = {row.id for row in ROWS} | {f"default-{kind.replace('_', '-')}" for kind in DEFAULTS}


def table(name: str, rank: int, size: int) -> list[Place]:
    """A round table: the host's place first, the co-host's opposite, the others by honour."""
    made, honour = [], 0
    for k in range(size):
        chair = {0: "host", size // 2: "co-host"}.get(k)
        x, y = float(rank * 9 + k), 0.0
        seat = Place(
            f"{name}-{k + 1}", PlaceKind.SEAT, "r", name, rank, k + 1, x, y, 0.0, presiding=chair
        )
        if chair is None:
            seat = Place(**{**seat.__dict__, "honour": honour})
            honour += 1
        made.append(seat)
    return made


def scene(index: int, session: Session, tables: list[list[Place]], *, auxiliary: bool) -> Scene:
    ring = {
        p.id: (seats[k - 1].id, seats[(k + 1) % len(seats)].id)
        for seats in tables
        for k, p in enumerate(seats)
    }
    places = [p for seats in tables for p in seats]
    if auxiliary:
        places.append(Place("t1-1-aux", PlaceKind.AUXILIARY, "r", "t1", 1, 1, 0, 1, 0.0))
    return Scene(index, session, Layout(tuple(places), {"beside": ring}), IDS)


def occasion(
    settings: dict[str, str | int | float | bool | tuple[str, ...]] | None = None,
    rows: tuple[RuleRow, ...] = ROWS,
) -> Occasion:
    partner = {"g8": "g3", "g3": "g8"}
    event = Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        host="g2",
        co_host="g5",
        settings=settings or {},
        delegations=(Delegation(id="fra", name="France", home=True),),
        guests=tuple(
            Guest(
                id=g,
                name=g,
                partner=partner.get(g, ""),
                delegation="fra" if g == "g7" else "",
                interpreter_for=("g0",) if g == "g9" else (),
            )
            for g in IDS
        ),
        rooms=(Room(id="r", name="R", width=9, depth=9),),
        sessions=(
            Session(id="lunch", title="L", room="r"),
            Session(id="talks", title="T", room="r", kind=Kind.TALKS),
        ),
        rules=rows,
    )
    lunch = [table("t1", 1, 6), table("t2", 2, 5), table("t3", 3, 4)]
    scenes = (
        scene(0, event.sessions[0], lunch, auxiliary=True),
        scene(1, event.sessions[1], [table("t1", 1, 5), table("t4", 2, 3)], auxiliary=True),
    )
    return Occasion(event, IDS, scenes, Precedence("x", "X", "", "", Message("x"), ()))


def problem_of(given: Occasion, rule: Rule) -> Problem:
    sessions = [SessionPlaces(len(s.places), np.arange(len(IDS))) for s in given.scenes]
    return Problem(len(IDS), sessions, rule.terms(), ("must", "should", "prefer"))


def draw_plan(given: Occasion, draw: random.Random) -> Plan:
    placements = []
    for s in given.scenes:
        places = [p.id for p in s.places]
        draw.shuffle(places)
        placements += [
            Placement(session=s.session.id, guest=g, place=p)
            for g, p in zip(draw.sample(IDS, draw.randint(3, len(IDS))), places, strict=False)
        ]
    return Plan(placements=tuple(placements))


def rule_of(given: Occasion, name: str) -> Rule:
    return next(r for r in build_rules(given) if r.row.id == name)


def say(given: Occasion, name: str, **places: str) -> list[Finding]:
    """Findings at lunch, with guests at places."""
    plan = Plan(
        placements=tuple(
            Placement(session="lunch", guest=g, place=p.replace("_", "-"))
            for g, p in places.items()
        )
    )
    return [f for f in rule_of(given, name).findings(plan) if f.session == "lunch"]


@pytest.mark.parametrize("name", sorted(KINDS))
def test_findings_cost_what_the_terms_are_worth(name: str) -> None:
    given = occasion()
    rule = rule_of(given, name)
    problem, draw, seen = problem_of(given, rule), random.Random(name), set()
    for _ in range(60):
        plan = draw_plan(given, draw)
        at = tuple(np.array(row, dtype=np.int32) for row in given.seating(plan).at)
        found = rule.findings(plan)
        assert all(f.cost > 0 for f in found)
        cost = sum(f.cost for f in found)
        assert cost == sum(evaluate_term(problem, t, at) for t in problem.terms)
        seen.add(cost)
        for f in found:
            for text in rule.messages[f.message.id].values():
                assert set(re.findall(r"{(\w+)}", text)) == set(f.message.arguments)
    # No plan helps a guest pinned to a place that is nowhere: once a session.
    assert seen == {8} if name == "pinned-nowhere" else len(seen) > 1


def test_every_kind_of_the_catalogue_is_tried_above() -> None:
    assert {r.kind for r in build_rules(occasion())} == set(RULES)


def test_every_message_is_in_english_and_french_with_the_same_arguments() -> None:
    for rule in RULES.values():
        for texts in rule.messages.values():
            fields = [sorted(re.findall(r"{(\w+)}", texts[language])) for language in ("en", "fr")]
            assert fields[0] == fields[1]


def test_the_surplus_of_guests_is_one_unavoidable_finding() -> None:
    given = occasion()
    found = [f for f in rule_of(given, "default-seated").findings(Plan()) if f.session == "talks"]
    # Eight places and an auxiliary one, for nine guests and an interpreter.
    assert [f.cost for f in found if f.unavoidable] == [1000]
    assert len([f for f in found if not f.unavoidable]) == 9


def test_only_interpreters_may_have_an_auxiliary_place() -> None:
    seated = {g: f"t{1 + k // 4}_{k % 4 + 1}" for k, g in enumerate(IDS[:8])}
    rest = say(occasion(), "default-seated", **seated, g9="t1-1-aux", g8="t3_1")
    assert rest == []
    (wrong,) = say(occasion(), "default-seated", **seated, g8="t1-1-aux", g9="t3_1")
    assert wrong.guests == ("g8",)


def test_the_hosts_preside_at_the_first_table() -> None:
    assert say(occasion(), "default-host-presides", g2="t1_1", g5="t1_4") == []
    (wrong,) = say(occasion(), "default-host-presides", g2="t1_1", g5="t1_3")
    assert (wrong.guests, wrong.places) == (("g5",), ("t1-3", "t1-4"))


def test_the_second_table_goes_to_the_house_and_the_third_to_its_senior() -> None:
    assert say(occasion(), "default-presiding", g7="t2_1", g0="t2_2") == []
    (house,) = say(occasion(), "default-presiding", g0="t2_1", g4="t2_2")
    assert house.guests == ("g7", "g0")
    assert say(occasion(), "default-presiding", g0="t3_1", g4="t3_2") == []
    (senior,) = say(occasion(), "default-presiding", g4="t3_1", g0="t3_2", g6="t3_3")
    assert (senior.guests, senior.cost) == (("g0", "g4"), 100)
    (empty,) = say(occasion(), "default-presiding", g4="t3_2", g6="t3_3")
    assert (empty.guests, empty.cost) == (("g4", "g6"), 200)


def test_a_senior_with_a_lesser_honour_names_every_junior_ahead() -> None:
    (wrong,) = say(occasion(), "default-precedence", g0="t1_5", g1="t1_2", g3="t1_3", g4="t1_1")
    assert (wrong.guests, wrong.cost) == (("g0", "g1", "g3"), 2 * 5 * 3)


def test_an_empty_place_above_a_guest_costs_like_a_junior() -> None:
    (wrong,) = say(occasion(), "default-precedence", g0="t1_3")
    assert (wrong.guests, wrong.places, wrong.cost) == (("g0",), ("t1-2", "t1-3"), 5 * 3)


def test_the_first_guest_belongs_to_the_first_honour_of_the_hosts_table() -> None:
    assert say(occasion(), "default-spread", g0="t1_2") == []
    assert say(occasion(), "default-spread", g1="t2_3", g3="t3_1", g4="t1_3") == []


def test_a_guest_off_the_place_of_the_rank_costs_each_step() -> None:
    (wrong,) = say(occasion(), "default-spread", g0="t3_1")
    assert wrong.cost == 2 * 3


def test_a_row_across_the_seam_of_a_ring_is_whole() -> None:
    for g3, g4, g5 in (("t1_6", "t1_1", "t1_2"), ("t1_1", "t1_2", "t1_3")):
        assert say(occasion(), "row", g3=g3, g4=g4, g5=g5) == []
    (wrong,) = say(occasion(), "row", g3="t1_6", g4="t1_1", g5="t1_3")
    assert wrong.cost == 5


def test_couples_are_parted_at_meals_only() -> None:
    given = occasion()
    assert rule_of(given, "default-couples").row.sessions == ("lunch",)
    assert len(say(given, "default-couples", g3="t1_1", g8="t1_6")) == 1
    assert say(given, "default-couples", g3="t1_1", g8="t1_3") == []


def test_settings_switch_defaults_off_and_change_level_and_weight() -> None:
    given = occasion({"couples.on": False, "spread.level": "should", "spread.weight": 9})
    rules = {r.row.id: r.row for r in build_rules(given)}
    assert "default-couples" not in rules
    assert (rules["default-spread"].level, rules["default-spread"].weight) == ("should", 9)


@pytest.mark.parametrize("setting", [{"spread.level": "maybe"}, {"spread.weight": 0}])
def test_a_wrong_setting_is_named(
    setting: dict[str, str | int | float | bool | tuple[str, ...]],
) -> None:
    with pytest.raises(InputError, match=next(iter(setting))):
        build_rules(occasion(setting))


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="keep_apart"):
        build_rules(occasion(rows=(RuleRow(id="x", kind="keep_a_part", a=("g0",)),)))


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        (RuleRow(id="x", kind="keep_a_part"), "kind", "keep_a_part"),
        (RuleRow(id="x", kind="keep_apart", a=("g0",), b=("g99",)), "b", "g99"),
        (RuleRow(id="x", kind="keep_apart", a=("choir:x",), b=("g1",)), "a", "choir:x"),
        (RuleRow(id="x", kind="keep_apart", a=("delegation:deu",)), "a", "delegation:deu"),
        (RuleRow(id="x", kind="keep_apart", a=("g0",), b=("g0",)), "b", "g0"),
        (RuleRow(id="x", kind="keep_apart", a=("g0",)), "a", "g0"),
        (RuleRow(id="x", kind="keep_apart"), "a", "nothing"),
        (RuleRow(id="x", kind="pin", a=("g0",), b=("table:t9",)), "b", "table:t9"),
        (RuleRow(id="x", kind="couples", sessions=("tea",)), "sessions", "tea"),
        (RuleRow(id="x", kind="couples", relations=("near",)), "relations", "near"),
    ],
)
def test_a_mistake_in_a_row_is_named_with_its_line(row: RuleRow, column: str, found: str) -> None:
    good = RuleRow(id="good", kind="keep_apart", a=("delegation:fra",), b=("g1",))
    (mistake,) = check_rows(occasion(rows=(good, row)).event)
    assert (mistake.file, mistake.row, mistake.column) == ("rules.csv", 3, column)
    assert mistake.found == found


def test_an_id_used_twice_is_a_mistake_of_both_rows() -> None:
    twin = RuleRow(id="twin", kind="couples")
    assert [m.row for m in check_rows(occasion(rows=(twin, twin)).event)] == [2, 3]
