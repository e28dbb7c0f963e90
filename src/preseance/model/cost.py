"""What plans cost at each level, by name."""

from __future__ import annotations

from typing import NamedTuple


class Cost(NamedTuple):
    """What a plan costs, or a change of that; compared level after level and never summed up."""

    must: int = 0
    should: int = 0
    prefer: int = 0
