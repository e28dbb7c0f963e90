"""Rules about how many of a group sit at each table."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.occasion import Occasion
from preseance.rules.occasion.selectors import FIELDS, traits
from preseance.rules.shapes.rule import Rule
from preseance.rules.shapes.words import called
from preseance.terms import TallyTerm, Term
from preseance.wording.message import Argument


@dataclass(frozen=True)
class Count:
    """What a rule asks of the number of certain guests at each table of one session."""

    assembly: Assembly
    label: Argument
    """The guests, as sentences count them."""
    items: frozenset[int]
    cost: Callable[[int, int], int]
    """How often the weight is due for a table (by index) and a number of guests there."""
    unused_free: bool = True
    """Whether a table at which nobody sits costs nothing."""
    least: int = 0
    """What no plan avoids which seats everybody."""


class CountRule(Rule):
    """A rule each breach of which is a table with too many or too few of a group."""

    unavoidable_message: str = ""

    @abstractmethod
    def counts(self) -> Sequence[Count]:
        """What is asked, session by session and group by group."""

    @abstractmethod
    def words(self, case: Count, table: int, number: int) -> tuple[str, Mapping[str, Argument]]:
        """Message and arguments for a table with a wrong number."""

    @cached_property
    def asked(self) -> tuple[Count, ...]:
        """The cases with any guests and tables."""
        return tuple(c for c in self.counts() if c.assembly.tables)

    def terms(self) -> Sequence[Term]:
        """A tally term a case."""
        made = []
        for case in self.asked:
            seats = [len(case.assembly.seats_at[t]) for t in case.assembly.tables]
            most = max(seats)
            attribute = np.zeros(len(self.occasion.guests), dtype=np.int64)
            attribute[sorted(case.items)] = 1
            costs = [
                [self.row.weight * case.cost(t, k) for k in range(most + 1)]
                for t in range(len(seats))
            ]
            made.append(
                TallyTerm(
                    level=self.level,
                    session=case.assembly.index,
                    attribute=attribute,
                    group=case.assembly.table_of,
                    costs=np.array(costs, dtype=np.int64),
                    zero_when_unused=case.unused_free,
                )
            )
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a table; what is by counting unavoidable is one."""
        return [f for case in self.asked for f in self._of_case(case, plan)]

    def _of_case(self, case: Count, plan: Plan) -> list[Finding]:
        seating, assembly = self.occasion.seating(plan), case.assembly
        on = seating.on[assembly.index].tolist()
        at, table_of = seating.at[assembly.index], assembly.table_of.tolist()
        seated: list[list[int]] = [[] for _ in assembly.tables]
        for i in case.items:
            if at[i] >= 0 and table_of[at[i]] >= 0:
                seated[table_of[at[i]]].append(at[i])
        found = []
        for t, places in enumerate(seated):
            times = case.cost(t, len(places))
            if not times or (case.unused_free and not places and self._unused(assembly, t, on)):
                continue
            message, arguments = self.words(case, t, len(places))
            found.append(
                self.breach(
                    assembly,
                    message,
                    guests=sorted(on[p] for p in places),
                    places=sorted(places),
                    arguments=arguments,
                    times=times,
                )
            )
        return self.with_unavoidable(
            found, case.least, self.unavoidable_message, {"label": case.label}
        )

    def _unused(self, assembly: Assembly, table: int, on: Sequence[int]) -> bool:
        nobody = len(self.occasion.guests)
        return all(on[p] == nobody for p in assembly.seats_at[assembly.tables[table]])


def groups_meant(
    occasion: Occasion, assembly: Assembly, selectors: Sequence[str], each: str
) -> list[tuple[Argument, frozenset[int]]]:
    """Groups of items with what they are called: one a selector, or one a value of ``each``."""
    if each not in FIELDS:
        return [(called(s), frozenset(occasion.items(assembly, [s]))) for s in selectors]
    among = occasion.items(assembly, selectors or ("everyone",))
    found: dict[str, set[int]] = {}
    for i in among:
        for value in traits(occasion.people[i], each):
            found.setdefault(f"{each}:{value}", set()).add(i)
    return [(called(label), frozenset(items)) for label, items in found.items()]
