"""Everyone meets everyone (the happy diner): the fewest meals at which each pair shares a table."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.instance import Instance, Outcome
from bench.reading import rows_of, whole
from bench.sessions import meals, tables_of
from preseance.engine import Budget, Problem, SessionPlaces, solve
from preseance.engine.designs import shared_tables
from preseance.engine.developing import developed, warm
from preseance.terms import MixTerm, Relation, Weights

LARGEST = 1_000
"""People whom an instance may seat."""
SHARE = 0.5
"""Part of the time left that each number of meals may take."""
TURNING = 0.9
"""Part of that for schedules that turn."""


def load(path: Path) -> Iterator[Instance]:
    """Read an ``index.csv`` with a row an instance (people, table_size), or that of a folder."""
    file = path / "index.csv" if path.is_dir() else path
    for line, row in rows_of(file, ("people", "table_size")):
        people = whole(row["people"], file, line, "people", 1, LARGEST)
        yield dinner(people, whole(row["table_size"], file, line, "table_size", 2, LARGEST))


def dinner(people: int, size: int) -> Instance:
    """So many people at tables of at most ``size``; the cost is the number of meals."""
    solved, asked = partial(_solve, people, size), partial(_asked, people, size)
    return Instance(f"meet_{people}_{size}", people, "min", solved, ask=asked)


def _asked(people: int, size: int, library: str, seconds: float, seed: int) -> Outcome:
    from bench.peers.sessions_program import meals_answered

    return meals_answered(library, people, size, seconds, seed)


def _problem(people: int, size: int, count: int) -> Problem:
    tables = -(-people // size)
    every = Weights.classes(np.zeros(people, int), np.zeros(people, int), np.ones((1, 1), int))
    same = Relation.same(np.arange(tables * size) // size)
    term = MixTerm(
        level=0,
        weights=every,
        costs=np.array([1, 0]),
        relations=dict.fromkeys(range(count), same),
    )
    session = SessionPlaces(tables * size, np.arange(people))
    return Problem(people, [session] * count, [term], ("strangers",))


def _solve(people: int, size: int, seconds: float, seed: int) -> Outcome:
    """Try the least number of meals first; a schedule by design stands in until one is found."""
    warm()
    begun = time.perf_counter()
    least = 1 if people <= size else -(-(people - 1) // (size - 1))
    schedule = tables_of(shared_tables(people, size))
    spent = time.perf_counter() - begun
    for count in range(least, len(schedule)):
        left = seconds - (time.perf_counter() - begun)
        if left <= 0:
            break
        met = _met(people, size, count, SHARE * left, seed)
        if met is not None:
            schedule, spent = met, time.perf_counter() - begun
            break
    _check(people, size, schedule)
    count = len(schedule)
    return Outcome(count, least, count == least, time.perf_counter() - begun, spent, schedule)


def _met(
    people: int, size: int, count: int, seconds: float, seed: int
) -> list[list[list[int]]] | None:
    """So many meals at which all meet, by turning or by search; None where none were found."""
    begun, tables = time.perf_counter(), -(-people // size)
    turned = developed(
        people,
        tables,
        size,
        count,
        Budget(seconds=TURNING * seconds, seed=seed).start(),
        cover=True,
    )
    if turned is not None:
        return tables_of(turned)
    left = max(0.0, seconds - (time.perf_counter() - begun))
    found = solve(_problem(people, size, count), Budget(seconds=left, seed=seed))
    return meals(found.placement, size) if found.cost == (0,) else None


def _check(people: int, size: int, schedule: list[list[list[int]]]) -> None:
    met = {pair for meal in schedule for table in meal for pair in combinations(table, 2)}
    if len(met) != people * (people - 1) // 2:
        raise AssertionError("two people never share a table")
    for meal in schedule:
        if sorted(person for table in meal for person in table) != list(range(1, people + 1)):
            raise AssertionError("a meal does not seat everybody once")
        if max(map(len, meal)) > size:
            raise AssertionError(f"a table seats more than {size}")


def generate() -> Iterator[Instance]:
    """Small dinners."""
    for people, size in ((6, 4), (9, 3), (8, 4)):
        yield dinner(people, size)
