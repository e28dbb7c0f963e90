"""How often Python looks for garbage: seldom, since hardly anything here is."""

from __future__ import annotations

import atexit
import gc

SELDOM = (50_000, 20, 20)
"""A large event is hundreds of thousands of objects, hardly one of them garbage: searching them all
again and again takes a fifth of a mending's time."""


def look_seldom() -> None:
    """Look for garbage seldom in this process, and not at all when it ends.

    The interpreter's last two searches take half a second after a plan, for memory that goes back to the
    system at once.
    """
    gc.set_threshold(*SELDOM)
    atexit.register(gc.freeze)
