"""A plan that is questioned answers what counting everything again would, and betrays nothing."""

from __future__ import annotations

import json
import random
from itertools import permutations

import pytest
from tests.planning.halls import hall, must, seated
from tests.rules.events import random_event

from preseance.door.checks import CheckReport
from preseance.door.questions import WhyReport
from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.model.room import Form
from preseance.model.rule_row import Level, RuleRow
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Questions
from preseance.planning.questions.wishing import at_place, beside
from preseance.planning.seating import plan_event
from preseance.views.knowledge import known_to


def by_rule(checked: Check) -> dict[str, int]:
    cost: dict[str, int] = {rule.row.id: 0 for rule in checked.rules}
    for finding in checked.findings:
        cost[finding.rule] += finding.cost
    return cost


def exchanged(plan: Plan, session: str, guest: str, place: str) -> Plan:
    """The plan after a guest has changed places with who is there."""
    other = plan.guest_at.get((session, place))
    own = plan.place_of.get((session, guest))
    made = [p for p in plan.placements if p.session != session or p.guest not in (guest, other)]
    made.append(Placement(session=session, guest=guest, place=place))
    if other is not None and own is not None:
        made.append(Placement(session=session, guest=other, place=own))
    return Plan(placements=tuple(made))


@pytest.mark.parametrize("seed", range(8))
def test_every_alternative_costs_what_a_recount_says_rule_by_rule(seed: int) -> None:
    draw = random.Random(seed)
    event = random_event(draw)
    plan = plan_event(event, effort=200).plan
    occasion = occasion_of(event)
    before = check(occasion, plan)
    questions = Questions(occasion, plan)
    assembly = draw.choice([s for s in occasion.assemblies if s.guests])
    guest = draw.choice(assembly.guests)
    told = questions.explain(guest, assembly.session.id, most=1000)
    assert len(told.alternatives) == len(assembly.places) - (told.place is not None)
    worse: dict[str, int] = {}
    for step in told.alternatives:
        after = check(occasion, exchanged(plan, assembly.session.id, guest, step.place))
        changes = {c.rule.row.id: c.cost for c in step.deltas}
        old, new = by_rule(before), by_rule(after)
        assert changes == {r: new[r] - old[r] for r in new if new[r] != old[r]}
        costs = zip(after.cost(everything=True), before.cost(everything=True), strict=True)
        assert step.cost == tuple(a - b for a, b in costs)
        for rule in new:
            worse[rule] = worse.get(rule, 0) + (new[rule] > old[rule])
    assert [s.cost for s in told.alternatives] == sorted(s.cost for s in told.alternatives)
    assert {r.rule.row.id: r.places for r in told.reasons} == {r: n for r, n in worse.items() if n}


def every_plan(event: Event) -> list[Plan]:
    occasion = occasion_of(event)
    (assembly,) = occasion.assemblies
    ids = [p.id for p in assembly.places]
    return [
        seated(event, " ".join(f"{g}={p}" for g, p in zip(assembly.guests, at, strict=True)))
        for at in permutations(ids, len(assembly.guests))
    ]


SMALL = [
    must("ab", "keep_apart", "anna", "ben", "beside"),
    must("c", "pin", "cleo", "table:t1"),
    must("ad", "keep_together", "anna", "dan", "beside", level=Level.SHOULD, weight=3),
    must("bd", "keep_apart", "ben", "dan", "same-table", level=Level.PREFER, weight=2),
]


@pytest.mark.parametrize(("guest", "other"), [("anna", "cleo"), ("dan", "ben"), ("cleo", "dan")])
def test_a_granted_wish_is_the_best_plan_that_grants_it(guest: str, other: str) -> None:
    event = hall("anna ben cleo dan", SMALL, tables=(3, 2))
    plan = plan_event(event, effort=2000).plan
    questions = Questions(occasion_of(event), plan)
    wish = beside(questions, guest, other)
    occasion = occasion_of(event)
    near = occasion.assemblies[0].layout.relations["beside"]
    granting = [
        check(occasion, p).cost(everything=True)
        for p in every_plan(event)
        if p.place_of["s", other] in near[p.place_of["s", guest]]
    ]
    now = check(occasion, plan).cost(everything=True)
    best = min(granting)
    assert wish.granted == (best[0] <= now[0])
    assert tuple(a + b for a, b in zip(now, wish.cost, strict=True)) == best
    moved = {m.guest: m.target for m in wish.moves}
    after = [p.model_copy(update={"place": moved.get(p.guest, p.place)}) for p in plan.placements]
    assert check(occasion, Plan(placements=tuple(after))).cost(everything=True) == best


def test_a_wish_that_a_must_forbids_is_told_with_the_conflict() -> None:
    event = hall("anna ben cleo dan", SMALL, tables=(3, 2))
    plan = plan_event(event, effort=2000).plan
    questions = Questions(occasion_of(event), plan)
    wish = at_place(questions, "cleo", "t2-1")
    assert not wish.granted
    assert wish.conflict is not None
    assert set(wish.conflict.ids) == {"c", "wish"}
    assert any(way.rules == ("c",) for way in wish.conflict.relaxations)


def test_a_wish_already_granted_moves_nobody() -> None:
    event = hall("anna ben cleo dan", SMALL, tables=(3, 2))
    plan = plan_event(event, effort=2000).plan
    questions = Questions(occasion_of(event), plan)
    wish = at_place(questions, "cleo", plan.place_of["s", "cleo"])
    assert wish.granted
    assert wish.moves == ()


def test_unknown_names_are_told_with_those_that_are_known() -> None:
    event = hall("anna ben", [])
    questions = Questions(occasion_of(event), seated(event, "anna=t1-1 ben=t1-2"))
    for ask in (
        lambda: questions.explain("zoe"),
        lambda: at_place(questions, "anna", "t9-1"),
        lambda: beside(questions, "anna", "anna"),
    ):
        with pytest.raises(UnknownNameError):
            ask()


OPEN = [
    must("open", "keep_apart", "anna", "ben", "same-table", confidential=False),
    must("seat", "pin", "cleo", "table:t1", level=Level.SHOULD, confidential=False),
]
SECRETS: dict[str, list[RuleRow]] = {
    "none": [],
    "a ban": [must("secret", "keep_apart", "anna", "dan", "same-table", reason="A quarrel")],
    "a pin": [must("secret", "pin", "dan", "t1-1"), must("also", "forbid", "ben", "table:t2")],
    "no way out": [must("secret", "pin", "anna", "table:t2"), must("more", "pin", "cleo", "t2-1")],
}


def told(event: Event, audience: str, ask: str) -> str:
    known = known_to(event, audience)
    questions = Questions(occasion_of(known), known.plan)
    wish = None
    if ask == "beside":
        wish = beside(questions, "anna", "ben")
    elif ask == "at":
        wish = at_place(questions, "cleo", "t2-3")
    report = WhyReport(known, questions.explain("anna"), wish)
    return json.dumps(report.to_json("en"))


def with_secrets(rules: list[RuleRow]) -> Event:
    """The event with further rules, other ranks and other diets, and always the same plan."""
    event = hall("anna ben cleo dan", [*OPEN, *rules], tables=(3, 3))
    fields = {n: getattr(event, n) for n in Event.model_fields}
    guests = tuple(
        g.model_copy(update={"override": len(rules) + k, "diet": f"diet {len(rules)}"})
        for k, g in enumerate(event.guests)
    )
    plan = seated(event, "anna=t1-1 ben=t2-1 cleo=t1-2 dan=t1-3")
    return Event(**fields | {"guests": guests, "plan": plan})


@pytest.mark.parametrize("audience", ["public", "usher", "kitchen", "delegation"])
def test_a_check_for_an_audience_does_not_depend_on_what_it_may_not_know(
    audience: str,
) -> None:
    reports = set()
    for rules in SECRETS.values():
        known = known_to(with_secrets(rules), audience)
        checked = check(occasion_of(known), known.plan)
        report = CheckReport(checked).to_json("en", mend=True)
        reports.add(json.dumps(report))
    assert len(reports) == 1


@pytest.mark.parametrize("audience", ["public", "usher", "kitchen", "delegation"])
@pytest.mark.parametrize("ask", ["", "beside", "at"])
def test_answers_do_not_depend_on_what_the_audience_may_not_know(audience: str, ask: str) -> None:
    answers = set()
    for rules in SECRETS.values():
        answers.add(told(with_secrets(rules), audience, ask))
    assert len(answers) == 1
    (only,) = answers
    assert "secret" not in only
    assert '"open"' in only


def test_protocol_is_told_of_confidential_rules_but_never_their_reason() -> None:
    event = hall("anna ben cleo dan", [*OPEN, *SECRETS["a ban"]], tables=(3, 3))
    plan = seated(event, "anna=t1-1 ben=t2-1 cleo=t1-2 dan=t2-3")
    said = told(event.model_copy(update={"plan": plan}), "protocol", "")
    assert "secret" in said
    assert "quarrel" not in said


def test_every_audience_is_told_what_a_top_table_by_custom_would_cost() -> None:
    roles = {"anna": "groom", "ben": "bride", "cleo": "best-man", "dan": "minister"}
    event = hall(" ".join(roles), [], tables=(4,), settings={"top_table.on": True})
    table = (
        event.rooms[0]
        .tables[0]
        .model_copy(update={"form": Form.DAIS, "custom": "american", "seats": 4})
    )
    room = event.rooms[0].model_copy(update={"tables": (table,)})
    guests = tuple(g.model_copy(update={"role": roles[g.id]}) for g in event.guests)
    event = event.model_copy(update={"rooms": (room,), "guests": guests})
    event = event.model_copy(update={"plan": seated(event, "cleo=t1-1 ben=t1-2 anna=t1-3")})
    for audience in ("public", "protocol"):
        known = known_to(event, audience)
        told = Questions(occasion_of(known), known.plan).explain("anna")
        costs = [step.cost for step in told.alternatives]
        assert all(any(cost) for cost in costs), audience
    assert [g.role for g in known_to(event, "public").guests] == ["groom", "bride", "best-man", ""]
