"""The optimiser: numbers in, numbers out. A lazy door, so that importing it costs nothing.

from preseance.engine import Problem, SessionPlaces, solve
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from preseance.engine.problem import LevelResult, Problem, SessionPlaces, Solution
    from preseance.engine.solving import solve

__all__ = ["LevelResult", "Problem", "SessionPlaces", "Solution", "solve"]

_HOME = {
    "LevelResult": "problem",
    "Problem": "problem",
    "SessionPlaces": "problem",
    "Solution": "problem",
    "solve": "solving",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
