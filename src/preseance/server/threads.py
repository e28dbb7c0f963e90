"""The threads in which pages are made: one a request, kept for the next one with its connection.

Django makes a thread for each request and lets it go after; to open a database in it takes longer
than most of what is then asked.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

from asgiref.sync import SyncToAsync, ThreadSensitiveContext
from django.db import connections

_KEPT = 8
"""Threads that wait for the next request; those beyond are let go."""


class _Thread(ThreadPoolExecutor):
    """One thread."""

    def __init__(self) -> None:
        super().__init__(max_workers=1, thread_name_prefix="page")
        self._last: Future[Any] | None = None

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Do something in it, after all that it was given before."""
        self._last = super().submit(fn, *args, **kwargs)
        return self._last

    @property
    def is_idle(self) -> bool:
        """Whether it has done all that it was given."""
        return self._last is None or self._last.done()


_WAITING: list[_Thread] = []


@asynccontextmanager
async def in_one_thread() -> AsyncIterator[None]:
    """What is synchronous within is done in one thread, which nothing else has meanwhile."""
    async with ThreadSensitiveContext():
        context = SyncToAsync.thread_sensitive_context.get()
        # Of those that wait, the one that worked last.
        SyncToAsync.context_to_thread_executor[context] = _WAITING.pop() if _WAITING else _Thread()
        try:
            yield
        finally:
            _give_back(context)


def give_back() -> None:
    """Let go of the thread of this request, which may go on for hours; what needs one later has another."""
    context = SyncToAsync.thread_sensitive_context.get(None)
    if context is not None:
        _give_back(context)


def _give_back(context: ThreadSensitiveContext) -> None:
    thread = SyncToAsync.context_to_thread_executor.pop(context, None)
    if isinstance(thread, _Thread) and thread.is_idle and len(_WAITING) < _KEPT:
        _WAITING.append(thread)
    elif thread is not None:
        # Somebody has gone away while it works, or too many came at once.
        thread.submit(connections.close_all)
        thread.shutdown(wait=False)
