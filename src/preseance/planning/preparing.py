"""The use case of preparing: the search is compiled before anybody asks for a plan."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from preseance.engine.compiling.keeping import KernelsKept


def prepare() -> None:
    """Compile what most events need, or fetch it from where it is kept; once after an installation."""
    from preseance.engine.search.moves import Kinds
    from preseance.engine.search.parallel import warm

    common = Kinds(links=False, company=True, tallies=False, between=False, mix=False)
    for tables in (False, True):
        warm(common, tables, False, False)


def hearing_compiler(listener: Callable[[str], None]) -> AbstractContextManager[None]:
    """Tell a listener the name of each kernel that has to be compiled, before it is."""
    from preseance.engine.compiling import hearing

    return hearing(listener)


def kernels_kept() -> KernelsKept:
    """Where this user's compiled kernels are kept, and how many are."""
    from preseance.engine.compiling.keeping import kept_here

    return kept_here()
