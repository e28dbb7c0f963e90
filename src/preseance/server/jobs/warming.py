"""Warming up: the search is compiled once after an installation, some seconds, before anybody waits."""

from __future__ import annotations

import threading
from collections.abc import Callable

_READY = threading.Event()
_BEGUN = threading.Lock()


def begin() -> None:
    """Compile in the background, once a process."""
    if _BEGUN.acquire(blocking=False):
        threading.Thread(target=_warm, daemon=True).start()


def wait(told: Callable[[], None]) -> None:
    """Until the search is ready; who waits is told so first."""
    begin()
    if not _READY.is_set():
        told()
        _READY.wait()


def _warm() -> None:
    from preseance.planning.preparing import prepare

    try:
        prepare()
    finally:
        # Where it cannot be compiled ahead, the search itself says why.
        _READY.set()
