"""Keep-apart alone: the fewest tables that part every pair. A lazy door, like the engine's own.

from preseance.engine.colouring import fewest_tables
fewest_tables(3, [(0, 1), (1, 2)]).cost
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from preseance.engine.colouring.solve import fewest_tables

__all__ = ["fewest_tables"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.solve"), name)
