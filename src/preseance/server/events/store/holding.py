"""The last few events as objects, so that they are not read once more."""

from __future__ import annotations

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from typing import Any, Generic, TypeVar

from preseance.model.event import Event
from preseance.server.events.store.records import Stand

_KEPT = 96
"""Revisions of events that are kept as objects."""


_T = TypeVar("_T")
_EVERY: list[Remembering[Any]] = []


class Remembering(Generic[_T]):
    """The last few of something, by event and revision."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[Stand, _T] = OrderedDict()
        self._making: defaultdict[int, threading.RLock] = defaultdict(threading.RLock)
        _EVERY.append(self)

    def of(self, key: Stand, make: Callable[[], _T]) -> _T:
        """The one of a key, made where it is not held: of an event one at a time.

        Fifty who ask at once wait for one to make it, and the next is made of that.
        """
        if (held := self.known(key)) is not None:
            return held
        with self.making(key):
            if (held := self.known(key)) is not None:
                return held
            made = make()
            self.put(key, made)
            return made

    def making(self, key: Stand) -> threading.RLock:
        """Held by whoever makes one of an event."""
        with self._lock:
            return self._making[key.pk]

    def known(self, key: Stand) -> _T | None:
        """The one of a key, if it is held."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
            return self._held.get(key)

    def before(self, key: Stand, most: int) -> tuple[_T, int] | None:
        """The one of the latest revision before one, if it is not far back, and that revision."""
        with self._lock:
            held = [
                s
                for s in self._held
                if s[::2] == key[::2] and key.revision - most <= s.revision < key.revision
            ]
            return (self._held[max(held)], max(held).revision) if held else None

    def since(self, key: Stand, revision: int) -> list[_T]:
        """Those from a revision on, before another of the same history, the oldest first."""
        with self._lock:
            held = [
                s
                for s in self._held
                if s[::2] == key[::2] and key.revision <= s.revision < revision
            ]
            return [self._held[stand] for stand in sorted(held)]

    def latest(self, key: Stand) -> tuple[_T, Stand] | None:
        """The one of the latest revision of the same history, if it is later than this."""
        with self._lock:
            held = [s for s in self._held if s[::2] == key[::2] and s.revision > key.revision]
            return (self._held[max(held)], max(held)) if held else None

    def put(self, key: Stand, made: _T) -> None:
        """Hold one more, and let the oldest go; what was before its history was written anew at once."""
        with self._lock:
            for late in [s for s in self._held if s.pk == key.pk and s.epoch < key.epoch]:
                del self._held[late]
            self._held[key] = made
            while len(self._held) > self._most:
                self._held.popitem(last=False)

    def forget(self) -> None:
        """Hold nothing."""
        with self._lock:
            self._held.clear()


EVENTS: Remembering[Event] = Remembering(_KEPT)


def forget() -> None:
    """Hold nothing of any event any more, as after a backup was brought back."""
    for held in _EVERY:
        held.forget()
