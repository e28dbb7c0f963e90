"""What Typst remembers from one compilation to the next, and when it is made to forget it.

It keeps what it has reckoned for its next ten compilations (since 0.12): 20 to 60 MB of a long paper. To forget
takes it a sixth of the time that setting took, and takes from a paper set at the same time what it
is just using. So it forgets once several papers have gathered, and while none is set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition
from typing import Final

MOST: Final = 250_000
"""Bytes of sources that may be remembered: some 150 MB."""


class Memory:
    """How much is remembered, and how many are setting papers now."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._change = Condition()
        self.at_work = 0
        """How many papers are being set."""
        self._held = 0

    @contextmanager
    def holding(self, size: int, forget: Callable[[], object]) -> Iterator[None]:
        """While a source of a size is set; who comes when too much is held waits, until it is forgotten."""
        with self._change:
            self._change.wait_for(lambda: self._held <= self._most)
            self.at_work += 1
            self._held += size
        try:
            yield
        finally:
            with self._change:
                self.at_work -= 1
                if not self.at_work and self._held > self._most:
                    self._held = 0
                    forget()
                self._change.notify_all()
