"""The board of the search for a mending: where everybody is, and what the rows come to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from preseance.terms import Ints


class Board(NamedTuple):
    """Where everybody is, and what the rows come to."""

    on: Ints
    """The item on each place, n where it is empty."""
    at: Ints
    """The place of each item, m for none, -1 while in hand or waiting."""
    home: Ints
    """The promised places, -1 for none."""
    settled: NDArray[np.uint8]
    """Items that stay where they are, whatever else moves."""
    cost: Ints
    """What each row costs above the least that its parts leave."""
    final: Ints
    """What it costs among settled items alone, and so for good."""
    met: Ints
    """By company term and item: the wanted companions it has; shape (terms, items)."""
