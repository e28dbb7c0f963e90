"""Over the day nobody always has the poor places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.shapes import Assembly, Rule
from preseance.terms import Ints, MixTerm, Term, Weights
from preseance.wording.message import GuestRef

BANDS = 4


class HonourBalance(Rule):
    """Balance honour over the day.

    The places of each session, less those of the hosts who preside, are put in order, the best first
    (presiding places, then the first honour of each table, the second, and so on), and cut into
    four equal bands that count 0 to 3. Over the sessions of the row a guest's bands add up to no
    more than one and a half a session, rounded up. Hosts who preside and interpreters are left out,
    and so is who attends one of the sessions only.

    Why
    ---
    At a conference of several meals nobody ranks before anybody, and nobody should sit by the
    kitchen door three times.

    Kept
    ----
    The guest's places are fair on the whole.

    Broken
    ------
    They are poor on the whole.

    Formula
    -------
    weight × (sum of bands - ceiling of 1.5 × sessions attended), where that is more than 0, one
    finding a guest. A session in which they have no place adds nothing.

    Source
    ------
    Ours.
    """

    kind = "honour_balance"
    title = "balance honour over the day"
    messages: ClassVar[Mapping[str, str]] = {
        "honour_balance.low": "Over {number} sessions {a} has had too many of the poorer places."
    }

    @cached_property
    def _bands(self) -> list[tuple[Assembly, Ints]]:
        return [
            (s, _bands(s, frozenset(self.occasion.hosts_of(s).values()))) for s in self.assemblies()
        ]

    @cached_property
    def _counted(self) -> dict[int, list[int]]:
        """Items by the number of sessions they attend, two at least."""
        found: dict[int, list[int]] = {}
        hosts = {i for assembly in self.assemblies() for i in self.occasion.hosts_of(assembly)}
        for i in self._among:
            guest = self.occasion.people[i]
            count = sum(guest.id in assembly.present for assembly in self.assemblies())
            if count > 1 and i not in hosts and not guest.serves:
                found.setdefault(count, []).append(i)
        return found

    @property
    def _among(self) -> list[int]:
        words = self.row.a or ("everyone",)
        return sorted({i for s in self.assemblies() for i in self.occasion.items(s, words)})

    def terms(self) -> Sequence[Term]:
        """A mix term for each number of sessions attended."""
        values = {assembly.index: bands for assembly, bands in self._bands}
        return [
            MixTerm(
                level=self.level,
                weights=Weights.sparse([(i, i, 1) for i in items]),
                costs=np.array(
                    [self.row.weight * _excess(k, count) for k in range(3 * count + 1)],
                    dtype=np.int64,
                ),
                place_values=values,
            )
            for count, items in sorted(self._counted.items())
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest."""
        seating, found = self.occasion.seating(plan), []
        for count, items in sorted(self._counted.items()):
            for i in items:
                at = [(seating.at[assembly.index][i], bands) for assembly, bands in self._bands]
                times = _excess(sum(int(bands[p]) for p, bands in at if p >= 0), count)
                if times:
                    found.append(
                        self.breach(
                            None,
                            "honour_balance.low",
                            guests=[i],
                            arguments={"a": GuestRef(self.occasion.guests[i]), "number": count},
                            times=times,
                        )
                    )
        return found


def _excess(total: int, sessions: int) -> int:
    return max(0, total - -(-3 * sessions // 2))


def _bands(assembly: Assembly, of_hosts: frozenset[int]) -> Ints:
    """Band of each place, 0 for the best quarter, and for auxiliary places and those of hosts."""
    whole = assembly.layout.whole
    seats = [
        k for k in assembly.seats if k not in of_hosts and assembly.places[k].table not in whole
    ]

    def turn(k: int) -> tuple[int, int, int]:
        place = assembly.places[k]
        return -1 if place.honour is None else place.honour, place.table_rank, place.number

    bands = np.zeros(len(assembly.places), dtype=np.int64)
    for position, k in enumerate(sorted(seats, key=turn)):
        bands[k] = BANDS * position // len(seats)
    return bands
