"""Table level: who shares a table, before anyone has a chair. A lazy door, like the engine's own.

from preseance.engine.tables import solve_tables
solve_tables(sizes=[2, 1, 1], capacities=[2, 2], pair_cost=[(1, 2, -5)]).placement
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from preseance.engine.tables.instance import TablesInstance
    from preseance.engine.tables.solve import solve_tables

__all__ = ["TablesInstance", "solve_tables"]

_HOME = {
    "TablesInstance": "instance",
    "solve_tables": "solve",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
