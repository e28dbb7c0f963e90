"""The order of the Unicode Collation Algorithm, its table read once: that takes a second."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Protocol


class Collation(Protocol):
    """The part of pyuca's collator that is used."""

    def sort_key(self, text: str) -> tuple[int, ...]:
        """Weights of the Unicode Collation Algorithm."""
        ...


@cache
def collation() -> Collation:
    """The collator; every list asks the same one."""
    from pyuca import Collator

    built: Collation = Collator()
    return built


@lru_cache(maxsize=32768)
def weights_of(text: str) -> tuple[int, ...]:
    """The sort key of a text; the same names stand in every list."""
    return collation().sort_key(text)
