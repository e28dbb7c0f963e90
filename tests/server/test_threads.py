"""Threads of requests: each has one for itself, and the next is given it again."""

from __future__ import annotations

import asyncio
import threading

from asgiref.sync import sync_to_async

from preseance.server import threads
from preseance.server.threads import give_back, in_one_thread

_here = sync_to_async(threading.get_ident)


async def _request() -> set[int]:
    async with in_one_thread():
        return {await _here() for _ in range(3)}


def test_a_request_has_one_thread_and_the_next_has_it_again() -> None:
    async def both() -> tuple[set[int], set[int]]:
        return await _request(), await _request()

    one, other = asyncio.run(both())
    assert len(one) == 1
    assert one == other


def test_requests_at_once_have_threads_of_their_own_of_which_some_are_kept() -> None:
    number = 20

    async def many() -> list[set[int]]:
        met = threading.Barrier(number)

        async def one() -> set[int]:
            async with in_one_thread():
                await sync_to_async(met.wait)(60)
                return {await _here()}

        return await asyncio.gather(*(one() for _ in range(number)))

    found = asyncio.run(many())
    assert len(set.union(*found)) == number
    assert len(threads._WAITING) == threads._KEPT


def test_who_stays_long_lets_go_of_the_thread_and_has_another_later() -> None:
    async def long() -> tuple[int, set[int], int]:
        async with in_one_thread():
            first = await _here()
            give_back()
            others = await _request()
            return first, others, await _here()

    first, others, later = asyncio.run(long())
    assert others == {first}
    assert later != first


def test_a_thread_that_still_works_for_somebody_who_went_away_is_nobody_elses() -> None:
    over = threading.Event()

    async def gone() -> tuple[int, set[int]]:
        found: list[int] = []

        def work() -> None:
            found.append(threading.get_ident())
            over.wait(60)

        context = in_one_thread()
        await context.__aenter__()
        working = asyncio.ensure_future(sync_to_async(work)())
        while not found:
            await asyncio.sleep(0.01)
        await context.__aexit__(None, None, None)
        others = await _request()
        over.set()
        await working
        return found[0], others

    busy, others = asyncio.run(gone())
    assert busy not in others
