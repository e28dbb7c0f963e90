"""The assignment model of groups at tables: x[group, table], and y[pair, table] where both sit."""

from __future__ import annotations

from bench.instance import Outcome
from bench.peers.binary_program import LIBRARIES, MOST_ROWS, Program
from bench.tables.seating import Seating, recount


def answered(library: str, seating: Seating, seconds: float, seed: int) -> Outcome:
    """What a library makes of an instance; its answer is counted again."""
    tables = len(seating.capacities)
    rows = len(seating.sizes) + tables * (1 + 2 * len(seating.costs) + len(seating.apart))
    if rows > MOST_ROWS:
        return Outcome(None, None, False, 0.0, 0.0, None)
    program, at = modelled(seating)
    found = LIBRARIES[library](program, seconds, seed)
    if found.values is None:
        return Outcome(None, None, False, found.seconds, found.seconds, None)
    table_of = [[found.values[cell] for cell in row].index(True) for row in at]
    violations, cost = recount(seating, table_of)
    if violations:
        raise AssertionError(
            f"{library} on {seating.name}: its seating breaks {violations} demands"
        )
    proven = found.bound is not None and found.bound > cost - 1 + 1e-6
    total = seating.sign * cost
    return Outcome(total, None, proven, found.seconds, found.seconds, table_of)


def modelled(seating: Seating) -> tuple[Program, list[list[int]]]:
    """The program, and its variable of each group at each table."""
    program, tables = Program(), range(len(seating.capacities))
    at = [[program.variable() for _ in tables] for _ in seating.sizes]
    for row in at:
        program.row(row, [1] * len(row), 1, 1)
    for t in tables:
        here = [row[t] for row in at]
        program.row(here, seating.sizes, 0, seating.capacities[t])
    for a, b in seating.apart:
        for t in tables:
            program.row([at[a][t], at[b][t]], [1, 1], 0, 1)
    friends: list[list[int]] = [[] for _ in seating.sizes]
    for a, b, cost in seating.costs:
        for t in tables:
            both = program.variable(cost)
            if cost < 0:
                program.row([both, at[a][t]], [1, -1], -1, 0)
                program.row([both, at[b][t]], [1, -1], -1, 0)
                friends[a].append(both)
                friends[b].append(both)
            else:
                program.row([at[a][t], at[b][t], both], [1, 1, -1], -1, 1)
    if seating.min_known:
        for known in friends:
            program.row(known, [1] * len(known), seating.min_known, len(known))
    return program, at
