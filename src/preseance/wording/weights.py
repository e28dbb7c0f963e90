"""The default table of the Unicode Collation Algorithm, read as far as it is asked.

pyuca reads all of the table's 30,000 rows before it gives the weights of one letter: half a second and 30 MB
that every list would pay. Here a row is read when its letter is asked for.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from pyuca import Collator

Weights: TypeAlias = tuple[int, int, int]
"""Of a letter, its accent and its case."""
_ELEMENT: Final = re.compile(r"\[[*.]([0-9A-F]{4})\.([0-9A-F]{4})\.([0-9A-F]{4})")


class _Unread(Collator):  # type: ignore[misc]  # pyuca has no types
    """pyuca's collator, for its version of the table and for what no row tells: its own is not read."""

    def load(self, filename: str) -> None:
        """Tell the rows apart, and read the ranges of letters that have none."""
        rows = (row.partition(";") for row in Path(filename).read_text("utf-8").splitlines())
        self.rows = {of.rstrip(): weights for of, _, weights in rows}
        """By the characters a row is of, as the table writes them."""
        for of, weights in self.rows.items():
            if of.startswith("@implicitweights"):
                first, last = of.split()[1].split("..")
                base = weights.partition("#")[0]
                self.implicit_weights.append([int(first, 16), int(last, 16), int(base, 16)])


_read = cache(_Unread)


def weights_of(character: str) -> tuple[Weights, ...]:
    """The weights of one decomposed character; worked out where the table has no row of it."""
    collator = _read()
    row = collator.rows.get(f"{ord(character):04X}")
    if row is None:
        return tuple((a, b, c) for a, b, c in collator.implicit_weight(ord(character)))
    return tuple((int(a, 16), int(b, 16), int(c, 16)) for a, b, c in _ELEMENT.findall(row))
