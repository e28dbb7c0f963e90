"""The assignment model of a dinner party: x[guest, seat], and what each violation costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.instance import Outcome
from bench.peers.binary_program import LIBRARIES, Program

if TYPE_CHECKING:
    from bench.families.dinnerparty import Party


def answered(library: str, party: Party, seconds: float, seed: int) -> Outcome:
    """What a library makes of a party; its violations are counted again."""
    from bench.families.dinnerparty import violations

    program, at = modelled(party)
    found = LIBRARIES[library](program, seconds, seed)
    if found.values is None:
        return Outcome(None, None, False, found.seconds, found.seconds, None)
    seat_of = [[found.values[cell] for cell in row].index(True) for row in at]
    count = violations(party, seat_of)
    proven = found.bound is not None and found.bound > count - 1 + 1e-6
    return Outcome(count, None, proven, found.seconds, found.seconds, seat_of)


def modelled(party: Party) -> tuple[Program, list[list[int]]]:
    """The program, and its variable of each guest on each seat."""
    program, seats = Program(), range(party.tables * party.seats)
    at = [[program.variable() for _ in seats] for _ in party.diners]
    for row in at:
        program.row(row, [1] * len(row), 1, 1)
    for s in seats:
        program.row([row[s] for row in at], [1] * len(at), 1, 1)
    _add_neighbours(program, party, at)
    _add_mixes(program, party, at)
    return program, at


def _told(program: Program, cells: list[int]) -> int:
    """A variable that is 1 where one of the cells is."""
    told = program.variable()
    program.row([told, *cells], [1, *[-1] * len(cells)], 0, 0)
    return told


def _add_neighbours(program: Program, party: Party, at: list[list[int]]) -> None:
    """Neighbours of one sex, and neighbours without a hobby in common, cost one each."""
    hobbies = sorted(frozenset[str]().union(*(diner.hobbies for diner in party.diners)))
    women, fond = [], []
    for s in range(party.tables * party.seats):
        here = [row[s] for row in at]
        pairs = list(zip(here, party.diners, strict=True))
        women.append(_told(program, [cell for cell, diner in pairs if diner.sex == "F"]))
        fond.append([_told(program, [c for c, d in pairs if h in d.hobbies]) for h in hobbies])
    for s in range(len(women)):
        following = s + 1 if (s + 1) % party.seats else s + 1 - party.seats
        alike, bored = program.variable(1), program.variable(1)
        program.row([women[s], women[following], alike], [1, 1, -1], -1, 1)
        program.row([women[s], women[following], alike], [1, 1, 1], 1, 3)
        shared = [program.variable() for _ in hobbies]
        for h, both in enumerate(shared):
            program.row([both, fond[s][h]], [1, -1], -1, 0)
            program.row([both, fond[following][h]], [1, -1], -1, 0)
        program.row([*shared, bored], [1] * (len(shared) + 1), 1, len(shared) + 1)


def _add_mixes(program: Program, party: Party, at: list[list[int]]) -> None:
    """Each table has so many of a type, and no two of a type that do the same job."""
    from bench.families.dinnerparty import APART, EACH, TYPES

    jobs = sorted({(d.type, d.job) for d in party.diners if d.type in APART})
    for table in range(party.tables):
        seats = range(table * party.seats, (table + 1) * party.seats)
        for kind in TYPES:
            cells = [at[g][s] for g, d in enumerate(party.diners) if d.type == kind for s in seats]
            over = [program.variable(1) for _ in range(party.seats - EACH)]
            under = [program.variable(1) for _ in range(EACH)]
            factors = [*[1] * len(cells), *[-1] * len(over), *[1] * len(under)]
            program.row([*cells, *over, *under], factors, EACH, EACH)
        for job in jobs:
            mine = [g for g, d in enumerate(party.diners) if (d.type, d.job) == job]
            cells = [at[g][s] for g in mine for s in seats]
            # The second guest makes one pair, the third two more, and so on.
            more = [program.variable(k) for k in range(1, min(len(mine), party.seats))]
            factors = [*[1] * len(cells), *[-1] * len(more)]
            program.row([*cells, *more], factors, -len(more), 1)
