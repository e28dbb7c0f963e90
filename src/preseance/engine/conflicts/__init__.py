"""Conflicts: why no placement gives every requirement what it asks, told with as few as possible.

``requirements`` is the vocabulary, ``oracle`` answers whether some requirements can hold together, and
``explaining`` finds the conflict, shows that nothing can be left out of it, and looks for what
it would cost to give way.

A lazy door: the vocabulary is at hand without the solvers of ``explain``.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from preseance.engine.conflicts.requirements import Contradiction, Relaxation, Requirement, Verdict

if TYPE_CHECKING:
    from preseance.engine.conflicts.explaining import explain

__all__ = ["Contradiction", "Relaxation", "Requirement", "Verdict", "explain"]


def __getattr__(name: str) -> Any:
    if name != "explain":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return import_module(f"{__name__}.explaining").explain
