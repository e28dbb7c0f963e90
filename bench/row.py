"""One line of a benchmark report: an instance solved once from one seed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from bench.instance import Instance, Sense
from bench.known import known


@dataclass(frozen=True)
class Row:
    """One run as reported; the fields are the keys of the JSON object, in this order."""

    instance: str
    n: int
    seed: int
    sense: Sense
    best_known: int | None
    cost: int | None
    excess: float | None
    """In % of the best known value; negative when it was beaten."""
    bound: int | None
    proven: bool
    seconds: float
    seconds_to_best: float
    solution: object

    def as_json(self) -> str:
        """One JSON object on one line."""
        return json.dumps(asdict(self))


def excess_of(cost: int | None, best: int | None, sense: Sense) -> float | None:
    """How much worse than the best known value, in %."""
    if cost is None or best is None:
        return None
    worse = cost - best if sense == "min" else best - cost
    return round(100 * worse / max(1, abs(best)), 6)


def solved(family: str, instance: Instance, seed: int, seconds: float) -> Row:
    """Solve an instance once."""
    outcome = instance.solve(seconds, seed)
    published = known(family, instance.name)
    best = instance.planted if published is None else published.best
    return Row(
        instance.name,
        instance.n,
        seed,
        instance.sense,
        best,
        outcome.cost,
        excess_of(outcome.cost, best, instance.sense),
        outcome.bound,
        outcome.proven,
        round(outcome.seconds, 3),
        round(outcome.seconds_to_best, 3),
        outcome.solution,
    )
