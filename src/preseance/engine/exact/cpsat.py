"""CP-SAT's door: OR-Tools' models without pandas, which nobody here has any use for.

OR-Tools imports pandas for columns of variables; that takes longer than most models here take to solve.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_LIBRARY = "pandas"
_ASKING = "ortools"
"""Package whose annotations name things of the library that are not needed to define a function."""


class _OnDemand(ModuleType):
    """A library that is loaded when something of it is used, and not when it is imported."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__dict__["importing"] = True

    def __getattr__(self, name: str) -> Any:
        """What the library has by that name; a mere sign for it while annotations are read."""
        asking = str(sys._getframe(1).f_globals.get("__name__"))
        if self.__dict__["importing"] and asking.partition(".")[0] == _ASKING:
            return type(name, (), {})
        # Whoever else imports it meanwhile, in another thread, gets the library itself.
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


@contextmanager
def _on_demand(name: str) -> Iterator[None]:
    """Imports of a library, if it is not there yet, get a stand-in that loads it when used."""
    if name in sys.modules:
        yield
        return
    stand_in = sys.modules[name] = _OnDemand(name)
    try:
        yield
    finally:
        stand_in.__dict__["importing"] = False
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]


with _on_demand(_LIBRARY):
    from ortools.sat.python import cp_model as cp_model
