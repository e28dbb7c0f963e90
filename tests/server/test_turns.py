"""Turns: so many pages at once, and papers never in their way."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import pytest

from preseance.server.turns import PAGES_AT_ONCE, PAPERS_AT_ONCE, Turns

PAGE = "/events/lunch/"


@pytest.mark.parametrize(
    "paper",
    [
        "/events/lunch/papers/print",
        "/api/v1/events/lunch/papers/floor-plan",
        "/api/v1/events/lunch/jobs/1/sheets",
    ],
)
def test_papers_wait_for_papers_and_pages_for_pages(paper: str) -> None:
    async def room() -> None:
        turns = Turns()
        async with AsyncExitStack() as held:
            for _ in range(PAPERS_AT_ONCE):
                await held.enter_async_context(turns.taken(paper))
            one_more = asyncio.ensure_future(held.enter_async_context(turns.taken(paper)))
            for _ in range(PAGES_AT_ONCE):
                await asyncio.wait_for(held.enter_async_context(turns.taken(PAGE)), 60)
            late = asyncio.ensure_future(held.enter_async_context(turns.taken(PAGE)))
            await asyncio.sleep(0)
            assert not one_more.done() and not late.done()
            one_more.cancel()
            late.cancel()

    asyncio.run(room())


def test_an_event_of_that_name_is_a_page_like_any_other() -> None:
    async def room() -> None:
        turns = Turns()
        async with AsyncExitStack() as held:
            for _ in range(PAPERS_AT_ONCE + 1):
                await asyncio.wait_for(
                    held.enter_async_context(turns.taken("/events/papers-2026/")), 60
                )

    asyncio.run(room())
