"""What was worked out for the last few events, kept as long as what it was made from is the same.

A change leaves most of an event untouched, and a copy of an event shares what is untouched with it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """Results by the very objects they were made from: frozen data, never compared in depth."""

    def __init__(self, count: int) -> None:
        self._kept: deque[tuple[tuple[object, ...], str, T]] = deque(maxlen=count)

    def of(self, parts: tuple[object, ...], name: str, make: Callable[[], T]) -> T:
        """The result for some objects and a name; made where it is not known."""
        for known, called, made in tuple(self._kept):
            if called == name and all(a is b for a, b in zip(known, parts, strict=True)):
                return made
        made = make()
        self._kept.append((parts, name, made))
        return made
