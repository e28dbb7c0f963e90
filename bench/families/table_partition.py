"""Groups to tables with pairs kept apart (Lewis and Carroll, 2016; the wedding of CIFO)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance, MalformedError
from bench.tables.generators import groups
from bench.tables.instances import as_instance
from bench.tables.seating import Seating


def load(path: Path) -> Iterator[Instance]:
    """Read a JSON file, or all of a folder; stored solutions (.sol.json) are passed over."""
    for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
        if not file.name.endswith(".sol.json"):
            yield as_instance(_read(file))


def _read(file: Path) -> Seating:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return Seating(
            str(data.get("name", file.stem)),
            list(data["groups"]),
            list(data["table_capacities"]),
            [(a, b, c) for a, b, c in data["pair_cost"]],
            [(a, b) for a, b in data["apart"]],
            0,
            1,
        )
    except json.JSONDecodeError as error:
        raise MalformedError(file, error.lineno, error.msg, "JSON") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        expected = "groups, table_capacities, pair_cost [a, b, cost] and apart [a, b]"
        raise MalformedError(file, None, f"{type(error).__name__} {error}", expected) from error


def generate() -> Iterator[Instance]:
    """Groups drawn at random; their optima are not known beforehand."""
    for count in (12, 20, 30):
        yield as_instance(groups(count, 1))
