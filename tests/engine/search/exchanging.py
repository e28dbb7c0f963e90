"""Single steps of the compiled moves, as the loops take them."""

from __future__ import annotations

from preseance.engine.compiling import kernel
from preseance.engine.search import moves
from preseance.engine.search.moves import Moves
from preseance.terms import Ints


@kernel
def change(by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, a: int, b: int, out: Ints) -> None:
    """What exchanging slots a and b adds, into ``out``."""
    moves.change(by, m, on, at, z, a, b, out)


@kernel
def exchange(
    by: Moves, m: Ints, on: Ints, at: Ints, z: Ints, cost: Ints, a: int, b: int, delta: Ints
) -> None:
    """Exchange slots a and b, which is known to add ``delta``."""
    by.exchange(m, on, at, z, cost, a, b, delta)
