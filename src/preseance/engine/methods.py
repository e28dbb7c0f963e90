"""What every method of the solver is: it reads a problem or declines, then improves or bounds the incumbent."""

from __future__ import annotations

from typing import Protocol

from preseance.engine.budget import Meter
from preseance.engine.incumbent import Incumbent


class Method(Protocol):
    """A problem as one way of solving it sees it.

    It is made by ``read``, which takes the problem and the incumbent and gives None where the
    method is of no use to it.
    """

    def improve(self, incumbent: Incumbent, meter: Meter) -> None:
        """Improve or bound the incumbent; charge the effort it took to the meter."""


class Proof(Method, Protocol):
    """A method that asks whether anything better can exist, and may be asked while a search goes on."""

    def early(self, incumbent: Incumbent, meter: Meter) -> None:
        """Try with less; bounds stay as they were unless nothing better exists."""
