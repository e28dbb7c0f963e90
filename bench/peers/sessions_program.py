"""The assignment models of several sessions: x[guest, session, table], and a variable for each meeting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from bench.instance import Outcome
from bench.peers.binary_program import LIBRARIES, MOST_ROWS, Answer, Program

SHARE = 0.4
"""Part of the time left that each number of meals may take, as for the engine."""
LEAST_TIME = 0.1
"""Seconds below which no further number of meals is tried."""

Cells = list[list[list[int]]]


def golf_answered(
    library: str, groups: int, size: int, weeks: int, seconds: float, seed: int
) -> Outcome:
    """The fewest repeated meetings a library finds for so many weeks."""
    n = groups * size
    if n * (n - 1) // 2 * groups * weeks > MOST_ROWS:
        return Outcome(None, None, False, 0.0, 0.0, None)
    program, at = golf_modelled(groups, size, weeks)
    found = LIBRARIES[library](program, seconds, seed)
    if found.values is None:
        return Outcome(None, None, False, found.seconds, found.seconds, None)
    schedule = _schedule(found.values, at)
    met = [pair for week in schedule for group in week for pair in combinations(group, 2)]
    repeats = len(met) - len(set(met))
    proven = found.bound is not None and found.bound > repeats - 1 + 1e-6
    return Outcome(repeats, None, proven, found.seconds, found.seconds, schedule)


def golf_modelled(groups: int, size: int, weeks: int) -> tuple[Program, Cells]:
    """The program, and its variable of each player in each group of each week."""
    program, players = Program(), range(groups * size)
    at = _cells(program, len(players), weeks, groups)
    for player in players:  # The first week may stand as it likes.
        program.row([at[player][0][player // size]], [1], 1, 1)
    for week in range(weeks):
        for group in range(groups):
            program.row([at[p][week][group] for p in players], [1] * len(players), size, size)
    for a, b in combinations(players, 2):
        meetings = []
        for one, two in zip(at[a], at[b], strict=True):
            for here, there in zip(one, two, strict=True):
                meetings.append(program.variable())
                program.row([here, there, meetings[-1]], [1, 1, -1], -1, 1)
        again = [program.variable(1) for _ in range(weeks - 1)]
        factors = [*[1] * len(meetings), *[-1] * len(again)]
        program.row([*meetings, *again], factors, -len(again), 1)
    return program, at


def meals_answered(library: str, people: int, size: int, seconds: float, seed: int) -> Outcome:
    """The fewest meals at which a library seats each pair at one table, tried upwards."""
    least = 1 if people <= size else -(-(people - 1) // (size - 1))
    count, spent = least, 0.0
    while seconds - spent > LEAST_TIME:
        found, at = _meals_tried(library, people, size, count, SHARE * (seconds - spent), seed)
        if at is None:
            break
        spent += found.seconds
        if found.values is not None:
            schedule = _schedule(found.values, at)
            met = {pair for meal in schedule for table in meal for pair in combinations(table, 2)}
            if len(met) != people * (people - 1) // 2:
                raise AssertionError(f"{library}: two people never share a table")
            return Outcome(count, least, count == least, spent, spent, schedule)
        count += 1
    return Outcome(None, least, False, spent, spent, None)


def _meals_tried(
    library: str, people: int, size: int, count: int, seconds: float, seed: int
) -> tuple[Answer, Cells | None]:
    """An answer for so many meals; no cells where the model would be too large."""
    tables = -(-people // size)
    if people * (people - 1) * count * tables > MOST_ROWS:
        return Answer(None, None, 0.0), None
    program, at = meals_modelled(people, size, count)
    return LIBRARIES[library](program, seconds, seed), at


def meals_modelled(people: int, size: int, count: int) -> tuple[Program, Cells]:
    """The program, and its variable of each person at each table of each meal."""
    program, tables = Program(), -(-people // size)
    at = _cells(program, people, count, tables)
    for meal in range(count):
        program.row([at[0][meal][0]], [1], 1, 1)  # Tables are alike.
        for table in range(tables):
            program.row([at[p][meal][table] for p in range(people)], [1] * people, 0, size)
    for a, b in combinations(range(people), 2):
        meetings = []
        for one, two in zip(at[a], at[b], strict=True):
            for here, there in zip(one, two, strict=True):
                meetings.append(program.variable())
                program.row([meetings[-1], here], [1, -1], -1, 0)
                program.row([meetings[-1], there], [1, -1], -1, 0)
        program.row(meetings, [1] * len(meetings), 1, len(meetings))
    return program, at


def _cells(program: Program, people: int, sessions: int, tables: int) -> Cells:
    """Each person sits at one table of each session."""
    at = [
        [[program.variable() for _ in range(tables)] for _ in range(sessions)]
        for _ in range(people)
    ]
    for person in at:
        for session in person:
            program.row(session, [1] * tables, 1, 1)
    return at


def _schedule(values: Sequence[bool], at: Cells) -> list[list[list[int]]]:
    """Guests from 1 at each table of each session."""
    sessions, tables = len(at[0]), len(at[0][0])
    return [
        [[p + 1 for p, cells in enumerate(at) if values[cells[s][t]]] for t in range(tables)]
        for s in range(sessions)
    ]
