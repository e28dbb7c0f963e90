"""Asks OptaPlanner for seatings, in a process of its own, and counts its answers again."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from bench.instance import Outcome
from bench.peers.processes import answers, java_python
from bench.tables.seating import Seating, recount

if TYPE_CHECKING:
    from bench.families.dinnerparty import Party

Matrix = list[list[int]]


@dataclass(frozen=True)
class Question:
    """What is asked, in the model's own words."""

    spots: list[tuple[int, int]]
    """Table, and the chair that follows (-1 where a spot is a table)."""
    guests: list[tuple[int, str]]
    """Size and kind."""
    together: Matrix
    """What a pair costs at one table, by the lower index first."""
    apart: Matrix
    """1 for pairs that must not share a table; empty where nothing is apart."""
    known: Matrix
    """1 for pairs that know each other; empty where nobody needs to."""
    beside: Matrix
    """What a neighbour costs on the following chair; empty where spots are tables."""
    capacities: list[int]
    asked: int
    """Known others that each guest needs at the table, or guests of each kind at one."""


def seated(seating: Seating, seconds: float, seed: int) -> Outcome:
    """Groups to tables."""
    n = len(seating.sizes)
    together, apart, known = _empty(n), _empty(n), _empty(n)
    for a, b, cost in seating.costs:
        together[min(a, b)][max(a, b)] += cost
        known[a][b] = known[b][a] = int(cost < 0)
    for a, b in seating.apart:
        apart[a][b] = apart[b][a] = 1
    question = Question(
        [(t, -1) for t in range(len(seating.capacities))],
        [(size, "") for size in seating.sizes],
        _both_ways(together),
        apart,
        known,
        [],
        seating.capacities,
        seating.min_known,
    )
    place, told, spent = _asked(question, seconds, seed)
    if place is None:
        return Outcome(None, None, False, seconds, seconds, None)
    violations, cost = recount(seating, place)
    if violations or cost != told:
        raise AssertionError(f"OptaPlanner on {seating.name}: a recount finds {violations}, {cost}")
    return Outcome(seating.sign * cost, None, False, seconds, spent, place)


def dined(party: Party, seconds: float, seed: int) -> Outcome:
    """Guests to the chairs of a dinner party."""
    from bench.families.dinnerparty import APART, EACH, TYPES, violations

    chairs, diners = range(party.tables * party.seats), party.diners
    spots = [
        (s // party.seats, s + 1 if (s + 1) % party.seats else s + 1 - party.seats) for s in chairs
    ]
    alike = [
        [int(a.type == b.type and a.job == b.job and a.type in APART) for b in diners]
        for a in diners
    ]
    beside = [
        [int(a.sex == b.sex) + int(not a.hobbies & b.hobbies) for b in diners] for a in diners
    ]
    guests = [(1, diner.type) for diner in diners]
    room = [party.seats] * party.tables
    question = Question(spots, guests, alike, [], [], beside, room, EACH)
    place, told, spent = _asked(question, seconds, seed)
    if place is None:
        return Outcome(None, None, False, seconds, seconds, None)
    count = violations(party, place)
    # What all tables together lack of a kind, whoever sits where; the model leaves it out.
    lacking = sum(EACH * party.tables - sum(d.type == kind for d in diners) for kind in TYPES)
    if count != told + lacking:
        raise AssertionError(f"OptaPlanner on {party.name}: a recount finds {count}, not {told}")
    return Outcome(count, None, False, seconds, spent, place)


def _asked(question: Question, seconds: float, seed: int) -> tuple[list[int] | None, int, float]:
    """The best plan, the cost it is told to have, and the seconds to it."""
    python = java_python() or sys.executable
    command = [python, "-m", "bench.peers.optaplanner_seating", str(seconds), str(seed)]
    (found,) = answers([command], json.dumps(asdict(question)), seconds, None)
    return (found["place"], found["cost"], found["seconds"]) if found else (None, 0, seconds)


def _empty(n: int) -> Matrix:
    return [[0] * n for _ in range(n)]


def _both_ways(matrix: Matrix) -> Matrix:
    n = range(len(matrix))
    return [[matrix[min(i, j)][max(i, j)] for j in n] for i in n]
