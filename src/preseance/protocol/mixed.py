"""Mixed company: whether women and men can alternate with the hosts opposite each other.

In an unbroken ring of n places, opposite places are n/2 apart; alternation gives them different
sexes only where n/2 is odd. So with a host and a hostess 6, 10, 14 and 18 places work and 8, 12,
16 and 20 do not; with two hosts of one sex it is the other way round (the proof is ours; the
numbers agree with julieweversstevens.com).
"""

from __future__ import annotations

from dataclasses import dataclass

from preseance.model.forms import runs
from preseance.model.room import Table
from preseance.protocol.honours import honours


@dataclass(frozen=True)
class Clash:
    """A ring at which the hosts cannot sit as they do and everybody alternate."""

    num_places: int
    fewer: int
    """The next smaller number of places that works."""
    more: int


def alternation_clash(table: Table, host_sex: str, co_host_sex: str) -> Clash | None:
    """Why strict alternation is impossible with both hosts at their places; None where it is not.

    Nothing is said of open rows, of odd rings (where one repeat is unavoidable anyway), nor
    where a sex is not known.
    """
    presiding = honours(table).presiding
    chairs = {role: number for number, role in presiding.items()}
    if len(chairs) < 2 or not {host_sex, co_host_sex} <= {"F", "M"}:
        return None
    for run in runs(table):
        ring = [n for n in run.numbers if n not in table.closed]
        if not run.closed or not set(chairs.values()) <= set(ring) or len(ring) % 2:
            continue
        apart = abs(ring.index(chairs["host"]) - ring.index(chairs["co-host"]))
        if (apart % 2 == 0) == (host_sex == co_host_sex):
            return None
        return Clash(len(ring), len(ring) - 2, len(ring) + 2)
    return None
