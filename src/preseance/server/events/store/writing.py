"""One writer at a time where the database has one, and who hears that something was written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import transaction

from preseance.server import environment

_WRITING = threading.Lock()
"""SQLite lets waiting writers guess when it is their turn; in one process they queue here instead."""


HEARD: list[Callable[[], None]] = []
"""Who is told that there is a revision more, in this process."""


@contextmanager
def writing() -> Iterator[None]:
    """One transaction, as the only writer of this process where the database has one at a time."""
    if not environment.is_embedded():
        with transaction.atomic():
            yield
        return
    with _WRITING, transaction.atomic():
        yield
