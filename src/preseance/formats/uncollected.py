"""Reading without looking for garbage on the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
_readers: set[object] = set()
"""Who reads just now; empty where the search for cycles runs as usual."""
_was_on = False


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles while records are made: thousands of rows hold none, yet are searched time and again.

    Two fifths of the time of a large list go into that. It goes on when the last reader is done.
    """
    global _was_on
    reader = object()
    with _lock:
        if not _readers:
            _was_on = gc.isenabled()
            gc.disable()
        _readers.add(reader)
    try:
        yield
    finally:
        with _lock:
            _readers.discard(reader)
            if not _readers and _was_on:
                gc.enable()
