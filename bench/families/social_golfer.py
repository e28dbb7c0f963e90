"""Social golfers (CSPLib 010): groups over weeks, as few pairs as possible that meet twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from bench.instance import Instance, MalformedError, Outcome
from bench.reading import rows_of, whole
from bench.sessions import meals
from preseance.engine import Budget, Problem, SessionPlaces, solve
from preseance.terms import MixTerm, Relation, Weights

_NAME = re.compile(r"golf_(\d+)_(\d+)_(\d+)weeks")
LARGEST = 10_000
"""Players, and weeks, that an instance may have."""


def load(path: Path) -> Iterator[Instance]:
    """Read an ``index.csv`` (a row an instance), or take the size from a name like
    ``golf_8_4_9weeks.json``; a folder means all it holds."""
    files = [path]
    if path.is_dir():
        files = sorted([*path.glob("golf_*weeks.json"), *path.glob("index.csv")])
    for file in files:
        if found := _NAME.match(file.stem):
            yield _checked(file, 1, found.groups())
        elif file.suffix == ".csv":
            yield from _index(file)
        else:
            raise MalformedError(file, None, file.name, "golf_GROUPS_SIZE_WEEKSweeks or a .csv")


def _index(file: Path) -> Iterator[Instance]:
    columns = ("groups", "size", "best_known_weeks")
    for line, row in rows_of(file, columns):
        yield _checked(file, line, [row[column] for column in columns])


def _checked(file: Path, line: int, words: Sequence[str | None]) -> Instance:
    names = ("groups", "size (players a group)", "weeks")
    groups, size, weeks = (
        whole(word, file, line, name, 1, LARGEST) for word, name in zip(words, names, strict=True)
    )
    if groups * size > LARGEST:
        found, expected = f"{groups * size} players", f"at most {LARGEST}"
        raise MalformedError(file, line, found, expected)
    return golf(groups, size, weeks)


def golf(groups: int, size: int, weeks: int) -> Instance:
    """So many weeks; the cost is the number of meetings beyond the first of each pair."""
    return Instance(
        f"golf_{groups}_{size}_{weeks}weeks",
        groups * size,
        "min",
        partial(_solve, groups, size, weeks),
        0,
        partial(_asked, groups, size, weeks),
    )


def _asked(groups: int, size: int, weeks: int, library: str, seconds: float, seed: int) -> Outcome:
    from bench.peers.sessions_program import golf_answered

    return golf_answered(library, groups, size, weeks, seconds, seed)


def _problem(groups: int, size: int, weeks: int) -> Problem:
    n = groups * size
    again = np.maximum(np.arange(weeks + 1) - 1, 0)
    every = Weights.classes(np.zeros(n, int), np.zeros(n, int), np.ones((1, 1), int))
    same = Relation.same(np.arange(n) // size)
    relations = dict.fromkeys(range(weeks), same)
    term = MixTerm(level=0, weights=every, costs=again, relations=relations)
    return Problem(n, [SessionPlaces(n, np.arange(n))] * weeks, [term], ("repeats",))


def _solve(groups: int, size: int, weeks: int, seconds: float, seed: int) -> Outcome:
    found = solve(_problem(groups, size, weeks), Budget(seconds=seconds, seed=seed))
    schedule = meals(found.placement, size)
    met = Counter(pair for week in schedule for group in week for pair in combinations(group, 2))
    repeats = sum(count - 1 for count in met.values())
    if (repeats,) != found.cost:
        raise AssertionError("the recount differs from what the engine reported")
    level = found.levels[0]
    return Outcome(
        repeats, level.bound, level.proven, found.seconds, found.seconds_to_best, schedule
    )


def generate() -> Iterator[Instance]:
    """Small schedules that exist."""
    for groups, size, weeks in ((3, 3, 4), (5, 3, 5), (4, 4, 5)):
        yield golf(groups, size, weeks)
