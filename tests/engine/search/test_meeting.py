"""Draws of those who meet again, against a recount of who met whom."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.chance import begin_chance

from preseance.engine.compiling import entry
from preseance.engine.problem import Problem, SessionPlaces
from preseance.engine.search import meeting
from preseance.engine.search.choices import choices_of
from preseance.engine.search.moves import kinds_of, settle
from preseance.engine.search.packing import pack, standing
from preseance.engine.search.tape import counts_of, tape_of
from preseance.terms import MixTerm, Relation, Weights

again, parting = entry(meeting.again), entry(meeting.parting)
PEOPLE, SIZE, SESSIONS = 9, 3, 3
EXEMPT = (0, 1)


def fresh_company() -> Problem:
    """Nine at three tables of three, three times; nobody is to meet anybody twice, 0 and 1 may."""
    everybody = np.zeros(PEOPLE, dtype=np.int64)
    one, other, less = (np.array([k]) for k in (*EXEMPT, -1))
    weights = Weights(one, other, less, everybody, everybody, np.ones((1, 1), dtype=np.int64))
    costs = np.array([0, 0, 4, 8])
    tables = dict.fromkeys(range(SESSIONS), Relation.same(np.arange(PEOPLE) // SIZE))
    term = MixTerm(level=0, weights=weights, costs=costs, relations=tables)
    return Problem(PEOPLE, [SessionPlaces(PEOPLE, np.arange(PEOPLE))] * SESSIONS, [term])


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.permutations(range(PEOPLE)), min_size=SESSIONS, max_size=SESSIONS),
    st.integers(0, 99),
)
def test_those_drawn_meet_somebody_a_second_time(orders: list[list[int]], seed: int) -> None:
    begin_chance(seed)
    problem = fresh_company()
    costs = pack(problem)
    tape, counts = tape_of(costs), counts_of(costs)
    on, at = standing(problem, costs, tuple(np.array(order, dtype=np.int32) for order in orders))
    settle(kinds_of(costs), tape, on, at, counts)

    def table(k: int, i: int) -> int:
        return orders[k][i] // SIZE

    for k in range(SESSIONS):
        for i in range(PEOPLE):
            mates = [j for j in range(PEOPLE) if j != i and table(k, i) == table(k, j)]
            repeats = [
                sum(table(s, i) == table(s, j) for s in range(SESSIONS)) > 1
                for j in mates
                if {i, j} != set(EXEMPT)
            ]
            assert again(tape, on, counts, at[k * PEOPLE + i]) == any(repeats)
    a, b = parting(tape, on, at, counts, choices_of(problem, costs, at), 0)
    assert (a, b) == (-1, -1) or (a // PEOPLE == b // PEOPLE and a != b)
