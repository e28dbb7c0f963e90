"""Jobs done two at a time: while Typst sets one paper, the next is laid out.

Typst leaves the interpreter to others meanwhile, so that two cores have work. What comes of the jobs, and in
which order, is the same on any number of cores.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Final, TypeVar

_Made = TypeVar("_Made")
AT_ONCE: Final = 2
"""Each holds a paper in memory, so there are not more on more cores."""


def results_of(jobs: Sequence[Callable[[], _Made]], at_once: int | None = None) -> Iterator[_Made]:
    """What the jobs make, in their order; a job's error is raised in its turn, and what has not begun is left."""
    workers = min(AT_ONCE, os.cpu_count() or 1) if at_once is None else at_once
    if workers < 2 or len(jobs) < 2:
        yield from (job() for job in jobs)
        return
    with ThreadPoolExecutor(workers) as pool:
        # Typefaces in use and the language spoken are of the caller's context.
        begun = deque(pool.submit(copy_context().run, job) for job in jobs)
        try:
            while begun:
                yield begun.popleft().result()
        finally:
            for left in begun:
                left.cancel()
