"""Best-known values of published instances, looked up in `known.csv` beside this file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Known:
    """A published value."""

    best: int
    proven: bool
    source: str


@cache
def _table() -> dict[tuple[str, str], Known]:
    with Path(__file__).with_name("known.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["family"], row["instance"]): Known(
                int(row["best_known"]), row["proven"] == "yes", row["source"]
            )
            for row in csv.DictReader(file)
        }


def known(family: str, instance: str) -> Known | None:
    """What is published on an instance, or None for a file nobody has told us of."""
    return _table().get((family, instance))
