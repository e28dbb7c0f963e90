"""Whose turn it is: papers take seconds, and wait for each other rather than keep pages waiting."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

PAGES_AT_ONCE = 8
"""Pages that are made at once; whoever comes later waits in turn. More threads take from each other."""
PAPERS_AT_ONCE = 2
_PRINTING = frozenset({"papers", "print", "sheets"})
"""Words of an address by which it asks for papers."""


class Turns:
    """The turns of one application."""

    def __init__(self) -> None:
        self._pages = asyncio.Semaphore(PAGES_AT_ONCE)
        self._papers = asyncio.Semaphore(PAPERS_AT_ONCE)

    @asynccontextmanager
    async def taken(self, path: str) -> AsyncIterator[None]:
        """The turn of a request for that address, once it comes."""
        async with self._papers if _PRINTING & {*path.split("/")} else self._pages:
            yield
