"""What was worked out for the last few events, kept as long as what it was made from is the same.

A change leaves most of an event untouched, and a copy of an event shares what is untouched with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """Results by the very objects they were made from: frozen data, never compared in depth.

    Whichever was asked for longest ago goes first, so that an event mended again and again stays.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._kept: tuple[tuple[tuple[object, ...], str, T], ...] = ()

    def of(self, parts: tuple[object, ...], name: str, make: Callable[[], T]) -> T:
        """The result for some objects and a name; made where it is not known."""
        entry = self._known(parts, name) or (parts, name, make())
        self._put_last(entry)
        return entry[2]

    def stays(self, parts: tuple[object, ...], name: str) -> None:
        """Take a result, where it is known, as asked for once more."""
        entry = self._known(parts, name)
        if entry is not None:
            self._put_last(entry)

    def _known(
        self, parts: tuple[object, ...], name: str
    ) -> tuple[tuple[object, ...], str, T] | None:
        for entry in reversed(self._kept):
            known, called, _ = entry
            if called == name and all(a is b for a, b in zip(known, parts, strict=True)):
                return entry
        return None

    def _put_last(self, entry: tuple[tuple[object, ...], str, T]) -> None:
        # Replaced whole: of two threads one may forget what the other has made, no more.
        others = tuple(e for e in self._kept if e is not entry)
        self._kept = (*others, entry)[-self._count :]
