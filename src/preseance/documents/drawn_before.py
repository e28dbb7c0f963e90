"""What was drawn of the very same things before: whoever draws nearly the same again draws what is new."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
_EVERY: list[DrawnBefore[Any] | Same[Any]] = []
_tables = 600
"""Tables and rows of which there is room for what was made."""


def make_room(tables: int) -> None:
    """Have room for twice as many tables as are drawn at once: those of a hall, and what they were before."""
    global _tables
    _tables = max(_tables, 2 * tables)


def room_for(each: int) -> int:
    """How much may be held, where so much is made of each table."""
    return each * _tables


class DrawnBefore(Generic[T]):
    """What was made of some objects, known by the objects themselves, which are never compared in depth.

    The longest unused go first.

    Parameters
    ----------
    each
        How many are made of a table, or of a row, at most.
    most
        How many are held, where what they are made of is no table.
    """

    def __init__(self, each: int = 1, *, most: int | None = None) -> None:
        self._each, self._most = each, most
        self._lock = threading.Lock()
        # The objects stay with what was made of them, so that no others can have their numbers.
        self._held: OrderedDict[Hashable, tuple[tuple[object, ...], T]] = OrderedDict()
        _EVERY.append(self)

    def of(self, parts: tuple[object, ...], make: Callable[[], T], *more: Hashable) -> T:
        """What was made of these objects, and of ``more``, which is compared; made where it is not known."""
        key = (*map(id, parts), *more)
        with self._lock:
            known = self._held.get(key)
            if known is not None:
                self._held.move_to_end(key)
                return known[1]
        made = make()
        with self._lock:
            self._held[key] = parts, made
            while len(self._held) > (self._most or room_for(self._each)):
                self._held.popitem(last=False)
        return made

    def forget(self) -> None:
        """Know nothing any more."""
        with self._lock:
            self._held.clear()


class Same(Generic[H]):
    """The first of all that are equal, so that what was made of it is known.

    Parameters
    ----------
    each, most
        As of ``DrawnBefore``.
    """

    def __init__(self, each: int = 1, *, most: int | None = None) -> None:
        self._each, self._most = each, most
        self._lock = threading.Lock()
        self._held: OrderedDict[H, H] = OrderedDict()
        _EVERY.append(self)

    def of(self, made: H) -> H:
        """What was given before, where it is equal; else this."""
        with self._lock:
            known = self._held.setdefault(made, made)
            self._held.move_to_end(made)
            while len(self._held) > (self._most or room_for(self._each)):
                self._held.popitem(last=False)
        return known

    def forget(self) -> None:
        """Know nothing any more."""
        with self._lock:
            self._held.clear()


def forget() -> None:
    """Draw everything anew from here on."""
    for held in _EVERY:
        held.forget()
