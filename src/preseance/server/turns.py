"""Whose turn it is: papers take seconds, and wait for each other rather than keep pages waiting.

Pages that look again wait for each other too: where fifty do, commands do not stand behind them, and who
looks later is told of several revisions at once.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PAGES_AT_ONCE = 8
"""Pages that are made at once; whoever comes later waits in turn. More threads take from each other."""
PAPERS_AT_ONCE = 2
LOOKS_AT_ONCE = 3
LOOKS = "X-Preseance-Patch"
"""Header of a page that looks again after a change: the revision that it shows."""
_PRINTING = frozenset({"papers", "print", "sheets"})
"""Words of an address by which it asks for papers."""


class Turns:
    """The turns of one application."""

    def __init__(self) -> None:
        self._pages = asyncio.Semaphore(PAGES_AT_ONCE)
        self._papers = asyncio.Semaphore(PAPERS_AT_ONCE)
        self._looks = asyncio.Semaphore(LOOKS_AT_ONCE)

    @asynccontextmanager
    async def taken(self, path: str, *, looks: bool = False) -> AsyncIterator[None]:
        """The turn of a request for that address, once it comes; ``looks`` where a page looks again."""
        papers = _PRINTING & {*path.split("/")}
        async with self._papers if papers else self._looks if looks else self._pages:
            yield
