"""Compiling ahead of use: what an event of each kind needs, once for this machine."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from preseance.examples import copy_example
from preseance.planning.preparing import (
    hearing_compiler as hearing_compiler,  # handed on to the command line, which knows the door alone
)

KINDS = ("embassy-dinner", "wedding", "conference-dinner", "gala", "summit")
"""Examples that together need every loop: one table, several with moves of many places, fresh company,
tables filled whole, and delegations that sit in blocks."""
_EFFORT = 2_000
"""Changes of cost looked at: enough to run every loop."""


def warm(progress: Callable[[int, int], None] | None = None, *, only: Sequence[str] = ()) -> int:
    """Compile what plans and changes of common events need, and keep it; number of kernels compiled.

    ``progress`` hears how many examples are done, and of how many; ``only`` names some, for plans alone.
    """
    # Whoever only hears the compiler has not asked for changes.
    from preseance.door.mending import replan
    from preseance.door.plans import plan

    names = tuple(only) or KINDS
    compiled: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="preseance-") as aside,
        hearing_compiler(compiled.append),
    ):
        for done, name in enumerate(names):
            if progress:
                progress(done, len(names))
            folder = copy_example(name, Path(aside) / name)
            made = plan(folder, effort=_EFFORT, afresh=True)
            if done == 0 and not only:  # Mending needs the same for all of them.
                guest = made.plan.placements[0].guest
                replan(folder, f"cancel {guest}", published=made.plan)
        if progress:
            progress(len(names), len(names))
    return len(compiled)
