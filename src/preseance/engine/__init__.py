"""The optimiser: numbers in, numbers out. A lazy door, so that importing it costs nothing.

from preseance.engine import Budget, Problem, SessionPlaces, solve
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from preseance.engine.budget import Budget
    from preseance.engine.problem import LevelResult, Problem, SessionPlaces, Solution, Status
    from preseance.engine.solve import solve

__all__ = ["Budget", "LevelResult", "Problem", "SessionPlaces", "Solution", "Status", "solve"]

_HOME = {
    "Budget": "budget",
    "LevelResult": "problem",
    "Problem": "problem",
    "SessionPlaces": "problem",
    "Solution": "problem",
    "Status": "problem",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


class _Door(ModuleType):
    """This package: its ``solve`` is the function, also once the module of that name is loaded."""

    @property
    def solve(self) -> Any:
        return import_module(f"{__name__}.solve").solve

    @solve.setter
    def solve(self, module: ModuleType) -> None:
        """The import system sets a package's modules on it; this one stays behind its function."""


sys.modules[__name__].__class__ = _Door
