"""What is worked out of frozen records, kept from one change to the next as long as it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class Kept(Generic[Given, Made]):
    """Results by the very record they were made of, which is never compared in depth."""

    def __init__(self) -> None:
        self._now: dict[int, tuple[Given, Made]] = {}
        self._before: dict[int, tuple[Given, Made]] = {}

    def of(self, given: Given, make: Callable[[], Made]) -> Made:
        """The result for a record; made where it is not known."""
        known = self._now.get(id(given)) or self._before.get(id(given))
        if known is None:
            # With the record itself, so that no other one has its address.
            known = given, make()
        self._now[id(given)] = known
        return known[1]

    def begin(self) -> None:
        """From here on another change: what was not asked for during the last one is forgotten."""
        self._now, self._before = {}, self._now
