"""python -m bench FAMILY PATH… --seconds T --seeds K --json -"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bench.tables_families import LOADERS, Instance, MalformedError
from preseance.engine.tables import solve_tables
from preseance.errors import ProblemError


def recount(instance: Instance, table_of: list[int]) -> tuple[int, int]:
    """Violations and cost, counted here without the engine."""
    load = [0] * len(instance.capacities)
    knows = [0] * len(table_of)
    for size, table in zip(instance.sizes, table_of, strict=True):
        load[table] += size
    violations = sum(max(0, a - c) for a, c in zip(load, instance.capacities, strict=True))
    violations += sum(table_of[a] == table_of[b] for a, b in instance.apart)
    cost = 0
    for a, b, c in instance.costs:
        if table_of[a] == table_of[b]:
            cost += c
            knows[a] += c < 0
            knows[b] += c < 0
    violations += sum(max(0, instance.min_known - k) for k in knows)
    return violations, cost


def row(instance: Instance, seed: int, seconds: float) -> dict[str, object]:
    """Solve once and report what an independent count confirms."""
    result = solve_tables(
        instance.sizes,
        instance.capacities,
        instance.costs,
        instance.apart,
        min_known=instance.min_known,
        seconds=seconds,
        seed=seed,
    )
    table_of = [int(t) for t in result.table_of]
    violations, cost = recount(instance, table_of)
    if (violations, cost) != (result.violations, result.cost):
        raise AssertionError(f"{instance.name}: the recount differs from what the engine reported")
    return {
        "instance": instance.name,
        "n": len(instance.sizes),
        "seed": seed,
        "sense": "min" if instance.sign > 0 else "max",
        "best_known": None,
        "cost": instance.sign * cost,
        "excess": None,
        "violations": violations,
        "bound": None if result.bound is None else instance.sign * result.bound,
        "proven": result.proven,
        "seconds": round(result.seconds, 3),
        "seconds_to_best": round(result.seconds_to_best, 3),
        "solution": table_of,
    }


def main() -> int:
    """Run the command; 0 done, 2 bad input."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("family", choices=sorted(LOADERS))
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--json", default="-")
    options = parser.parse_args()
    lines = []
    try:
        for path in options.paths:
            for instance in LOADERS[options.family](path):
                for seed in range(options.seeds):
                    lines.append(json.dumps(row(instance, seed, options.seconds)))
                    if options.json == "-":
                        print(lines[-1], flush=True)
    except (MalformedError, ProblemError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.json != "-":
        Path(options.json).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
