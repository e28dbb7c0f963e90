"""Instances of seating groups at tables, run by the engine and counted again without it."""

from __future__ import annotations

from functools import partial

from bench.instance import Instance, Outcome, Sense
from bench.tables.seating import Seating, recount
from preseance.engine.budget import Budget
from preseance.engine.tables import solve_tables


def as_instance(seating: Seating) -> Instance:
    """The instance as the runner wants it."""
    sense: Sense = "min" if seating.sign > 0 else "max"
    return Instance(
        seating.name,
        len(seating.sizes),
        sense,
        partial(_solve, seating),
        seating.planted,
        partial(_asked, seating),
    )


def _asked(seating: Seating, library: str, seconds: float, seed: int) -> Outcome:
    if library == "optaplanner":
        from bench.peers.optaplanner import seated

        return seated(seating, seconds, seed)
    from bench.peers.tables_program import answered

    return answered(library, seating, seconds, seed)


def _solve(seating: Seating, seconds: float, seed: int) -> Outcome:
    result = solve_tables(
        seating.sizes,
        seating.capacities,
        seating.costs,
        seating.apart,
        budget=Budget(seconds=seconds, seed=seed),
        min_known=seating.min_known,
    )
    table_of = [int(t) for t in result.placement[0]]
    violations, cost = recount(seating, table_of)
    if (violations, cost) != result.cost:
        raise AssertionError(f"{seating.name}: the recount differs from what the engine reported")
    bound = result.levels[1].bound
    return Outcome(
        None if violations else seating.sign * cost,
        None if bound is None else seating.sign * bound,
        result.proven,
        result.seconds,
        result.seconds_to_best,
        table_of,
    )
