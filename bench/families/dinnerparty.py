"""The dinner party of OptaPlanner's examples: sexes alternate, neighbours share a hobby, jobs mix."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from bench.instance import Instance, MalformedError, Outcome
from bench.reading import HEAVIEST, shown, text_of, whole
from preseance.engine import Budget, Problem, SessionPlaces, solve
from preseance.terms import PairTerm, Relation, TallyTerm, Term, Weights

TYPES = ("Politician", "Doctor", "Socialite", "Coach", "Teacher", "Developer")
APART = ("Politician", "Doctor", "Coach", "Developer")
"""Types whose two guests at a table have different jobs."""
LARGEST = 10_000
"""Tables, and seats at one, that an instance may have."""
EACH = 2
"""Guests of each type at a table."""


@dataclass(frozen=True)
class Diner:
    """One guest."""

    code: int
    type: str
    job: str
    sex: str
    hobbies: frozenset[str]


@dataclass(frozen=True)
class Party:
    """One instance: as many guests as seats, at round tables of one size."""

    name: str
    tables: int
    seats: int
    diners: list[Diner]
    planted: int | None = None


def load(path: Path) -> Iterator[Instance]:
    """Read a ``.txt`` file, or all of a folder."""
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        yield as_instance(_read(file))


def _read(file: Path) -> Party:
    head: dict[str, int] = {}
    diners: list[Diner] = []
    for line, text in enumerate(text_of(file).splitlines(), start=1):
        name, colon, number = text.partition(":")
        if colon and name in ("Tables", "SeatsPerTable"):
            head[name] = whole(number, file, line, name, 1, LARGEST)
        elif text.strip(" -") and not text.startswith("Code,"):
            diners.append(_diner(file, line, text))
    if set(head) != {"Tables", "SeatsPerTable"}:
        found = f"only {', '.join(head)}" if head else "neither"
        raise MalformedError(file, None, found, "the lines Tables: T and SeatsPerTable: S")
    if len(diners) != head["Tables"] * head["SeatsPerTable"]:
        expected = f"{head['Tables']} x {head['SeatsPerTable']} guests"
        raise MalformedError(file, None, f"{len(diners)} guests", expected)
    codes = [diner.code for diner in diners]
    if twice := [code for code in codes if codes.count(code) > 1]:
        raise MalformedError(file, None, f"the code {twice[0]} twice", "a code for each guest")
    return Party(file.stem, head["Tables"], head["SeatsPerTable"], diners)


def _diner(file: Path, line: int, text: str) -> Diner:
    row = next(csv.reader([text]))
    if len(row) < 6 or row[4] not in ("M", "F") or row[2] not in TYPES:
        expected = f"Code,Name,JobType,Job,M or F,Hobby…; JobType one of {', '.join(TYPES)}"
        raise MalformedError(file, line, shown(text), expected)
    code = whole(row[0], file, line, "Code", high=HEAVIEST)
    return Diner(code, row[2], row[3], row[4], frozenset(h for h in row[5:] if h))


def as_instance(party: Party) -> Instance:
    """The party as the runner wants it."""
    asked = partial(_asked, party)
    return Instance(
        party.name, len(party.diners), "min", partial(_solve, party), party.planted, asked
    )


def _asked(party: Party, library: str, seconds: float, seed: int) -> Outcome:
    if library == "optaplanner":
        from bench.peers.optaplanner import dined

        return dined(party, seconds, seed)
    from bench.peers.dinner_program import answered

    return answered(library, party, seconds, seed)


def problem_of(party: Party) -> Problem:
    """One session; every violation costs one."""
    n, m = len(party.diners), party.tables * party.seats
    table = np.arange(m) // party.seats
    following = [(p, table[p] * party.seats + (p + 1) % party.seats) for p in range(m)]
    ring = Relation.pairs([(int(p), int(q)) for p, q in following])
    sex = np.array([d.sex == "F" for d in party.diners], dtype=np.int64)
    bored = np.array([[int(not a.hobbies & b.hobbies) for b in party.diners] for a in party.diners])
    alike = np.array(
        [
            [int(a.type == b.type and a.job == b.job and a.type in APART) for b in party.diners]
            for a in party.diners
        ]
    )
    terms: list[Term] = [
        PairTerm(level=0, session=0, weights=Weights.classes(sex, sex, np.eye(2, dtype=int)), relation=ring),
        PairTerm(level=0, session=0, weights=Weights.matrix(bored), relation=ring),
        PairTerm(level=0, session=0, weights=Weights.matrix(np.triu(alike, 1)), relation=Relation.same(table)),
    ]  # fmt: skip
    off = np.abs(np.arange(party.seats + 1) - EACH)
    for kind in TYPES:
        attribute = np.array([d.type == kind for d in party.diners], dtype=np.int64)
        terms.append(
            TallyTerm(
                level=0,
                session=0,
                attribute=attribute,
                group=table,
                costs=np.tile(off, (party.tables, 1)),
            )
        )
    return Problem(n, [SessionPlaces(m, np.arange(n))], terms, ("violations",))


def violations(party: Party, seat_of: list[int]) -> int:
    """Violations, counted here without the engine."""
    at = {seat: party.diners[guest] for guest, seat in enumerate(seat_of)}
    count = 0
    for table in range(party.tables):
        here = [at[table * party.seats + s] for s in range(party.seats)]
        for a, b in zip(here, [*here[1:], here[0]], strict=True):
            count += (a.sex == b.sex) + (not a.hobbies & b.hobbies)
        for kind in TYPES:
            group = [d for d in here if d.type == kind]
            count += abs(len(group) - EACH)
            if kind in APART:
                jobs = [d.job for d in group]
                count += sum(jobs[i] == j for i in range(len(jobs)) for j in jobs[i + 1 :])
    return count


def _solve(party: Party, seconds: float, seed: int) -> Outcome:
    found = solve(problem_of(party), Budget(seconds=seconds, seed=seed))
    seat_of = [int(p) for p in found.placement[0]]
    if (violations(party, seat_of),) != found.cost:
        raise AssertionError(f"{party.name}: the recount differs from what the engine reported")
    rows = [
        [diner.code, seat // party.seats, seat % party.seats]
        for diner, seat in zip(party.diners, seat_of, strict=True)
    ]
    level = found.levels[0]
    return Outcome(
        level.cost, level.bound, level.proven, found.seconds, found.seconds_to_best, rows
    )


def generate() -> Iterator[Instance]:
    """Parties drawn around a perfect plan."""
    for tables in (2, 6):
        rng = np.random.default_rng(tables)
        diners = []
        for _ in range(tables):
            types = rng.permutation([t for t in TYPES for _ in range(EACH)])
            shared = rng.integers(1, 6, len(types))
            jobs = {t: rng.permutation(4).tolist() for t in TYPES}
            for seat, kind in enumerate(types.tolist()):
                hobbies = {str(shared[seat]), str(shared[seat - 1])}
                sex = "F" if seat % 2 else "M"
                diners.append(Diner(0, kind, f"{kind} {jobs[kind].pop()}", sex, frozenset(hobbies)))
        order = rng.permutation(len(diners))
        mixed = [
            Diner(code + 1, d.type, d.job, d.sex, d.hobbies)
            for code, d in enumerate(diners[k] for k in order)
        ]
        yield as_instance(Party(f"planted-{tables}", tables, len(TYPES) * EACH, mixed, 0))
