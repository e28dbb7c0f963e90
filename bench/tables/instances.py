"""Instances of seating groups at tables, run by the engine and counted again without it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from bench.instance import Instance, Outcome, Sense
from preseance.engine.tables import solve_tables


@dataclass(frozen=True)
class Seating:
    """One instance as published, minimising the sum of costs at one table."""

    name: str
    sizes: list[int]
    capacities: list[int]
    costs: list[tuple[int, int, int]]
    apart: list[tuple[int, int]]
    min_known: int
    sign: int
    """-1 where the published objective is the negated cost."""
    planted: int | None = None


def as_instance(seating: Seating) -> Instance:
    """The instance as the runner wants it."""
    sense: Sense = "min" if seating.sign > 0 else "max"
    return Instance(
        seating.name, len(seating.sizes), sense, partial(_solve, seating), seating.planted
    )


def recount(seating: Seating, table_of: list[int]) -> tuple[int, int]:
    """Violations and cost, counted here without the engine."""
    load = [0] * len(seating.capacities)
    knows = [0] * len(table_of)
    for size, table in zip(seating.sizes, table_of, strict=True):
        load[table] += size
    violations = sum(max(0, a - c) for a, c in zip(load, seating.capacities, strict=True))
    violations += sum(table_of[a] == table_of[b] for a, b in seating.apart)
    cost = 0
    for a, b, c in seating.costs:
        if table_of[a] == table_of[b]:
            cost += c
            knows[a] += c < 0
            knows[b] += c < 0
    violations += sum(max(0, seating.min_known - k) for k in knows)
    return violations, cost


def _solve(seating: Seating, seconds: float, seed: int) -> Outcome:
    result = solve_tables(
        seating.sizes,
        seating.capacities,
        seating.costs,
        seating.apart,
        min_known=seating.min_known,
        seconds=seconds,
        seed=seed,
    )
    table_of = [int(t) for t in result.table_of]
    violations, cost = recount(seating, table_of)
    if (violations, cost) != (result.violations, result.cost):
        raise AssertionError(f"{seating.name}: the recount differs from what the engine reported")
    return Outcome(
        None if violations else seating.sign * cost,
        None if result.bound is None else seating.sign * result.bound,
        result.proven,
        result.seconds,
        result.seconds_to_best,
        table_of,
    )
