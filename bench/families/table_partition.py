"""Groups to tables with pairs kept apart (Lewis and Carroll, 2016; the wedding of CIFO)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench.instance import Instance, MalformedError
from bench.reading import HEAVIEST, shown, text_of
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
        data = json.loads(text_of(file))
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        raise MalformedError(
            file, line, getattr(error, "msg", "too deep a list"), "JSON"
        ) from error
    if not isinstance(data, dict):
        raise MalformedError(file, 1, f"a {type(data).__name__}", "an object {…}")
    most = 100_000
    groups = [_whole(file, f"groups[{k}]", g, 1, most) for k, g in _listed(file, data, "groups")]
    tables = _listed(file, data, "table_capacities")
    if not groups or not tables:
        found = f"{len(groups)} groups and {len(tables)} tables"
        raise MalformedError(file, None, found, "at least one of each")
    room = [_whole(file, f"table_capacities[{k}]", c, 0, most) for k, c in tables]
    costs = []
    for k, entry in _listed(file, data, "pair_cost"):
        a, b, cost = _entry(file, f"pair_cost[{k}]", entry, len(groups), "[group, group, cost]")
        costs.append((a, b, _whole(file, f"pair_cost[{k}]", cost, 1 - HEAVIEST, HEAVIEST - 1)))
    if sum(abs(cost) for _, _, cost in costs) >= HEAVIEST:
        raise MalformedError(file, None, "pair_cost adding up to 2^62 or more", "less")
    apart = []
    for k, entry in _listed(file, data, "apart"):
        a, b = _entry(file, f"apart[{k}]", entry, len(groups), "[group, group]")
        apart.append((a, b))
    return Seating(str(data.get("name", file.stem)), groups, room, costs, apart, 0, 1)


def _listed(file: Path, data: dict[str, object], key: str) -> list[tuple[int, object]]:
    """The entries of a list, with their indices."""
    found = data.get(key)
    if not isinstance(found, list):
        said = f"no {key}" if key not in data else f"{key} {shown(found)}"
        raise MalformedError(file, None, said, f"{key}, a list")
    return list(enumerate(found))


def _whole(file: Path, where: str, found: object, low: int, high: int) -> int:
    if not isinstance(found, int) or isinstance(found, bool) or not low <= found <= high:
        expected = f"a whole number from {low} to {high}"
        raise MalformedError(file, None, f"{where} {shown(found)}", expected)
    return found


def _entry(file: Path, where: str, entry: object, groups: int, form: str) -> list[int]:
    """A list of the form's length that begins with two groups."""
    if not isinstance(entry, list) or len(entry) != form.count(",") + 1:
        raise MalformedError(file, None, f"{where} {shown(entry)}", form)
    one, two = (_whole(file, f"{where}: group", group, 0, groups - 1) for group in entry[:2])
    if one == two:
        raise MalformedError(file, None, f"{where} {shown(entry)}", "two different groups")
    return entry


def generate() -> Iterator[Instance]:
    """Groups drawn at random; their optima are not known beforehand."""
    for count in (12, 20, 30):
        yield as_instance(groups(count, 1))
