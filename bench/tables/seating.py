"""One published instance of groups at tables, and its cost counted without the engine."""

from __future__ import annotations

from dataclasses import dataclass


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
