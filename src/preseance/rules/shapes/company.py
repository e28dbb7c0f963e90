"""Rules about a guest's company: enough of the right people in a relation to them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.relations import Related
from preseance.rules.shapes.rule import Rule
from preseance.terms import CompanyTerm, Term, Weights
from preseance.wording.message import Argument


@dataclass(frozen=True)
class Company:
    """What a rule asks for the company of guests in one session."""

    assembly: Assembly
    near: Related
    wanted: Mapping[int, frozenset[int]]
    """Items that count, by the item they are wanted for."""
    needs: Mapping[int, int]
    """How many of them each item needs."""


class CompanyRule(Rule):
    """A rule each breach of which is a guest who lacks company."""

    @abstractmethod
    def companies(self) -> Sequence[Company]:
        """What is asked, session by session."""

    @abstractmethod
    def words(
        self, case: Company, item: int, place: int, met: frozenset[int]
    ) -> tuple[str, Mapping[str, Argument]]:
        """Message and arguments for a guest, at a place or nowhere (-1), who has met too few."""

    def weights(self, case: Company, items: Sequence[int]) -> Weights:
        """Who counts for whom."""
        return Weights.sparse([(i, j, 1) for i in items for j in sorted(case.wanted[i])])

    @cached_property
    def asked(self) -> tuple[Company, ...]:
        """The cases in which anybody needs company."""
        return tuple(c for c in self.companies() if any(c.needs.values()))

    def terms(self) -> Sequence[Term]:
        """A company term a session and number needed."""
        made = []
        for case in self.asked:
            for need in sorted({n for n in case.needs.values() if n > 0}):
                items = sorted(i for i, n in case.needs.items() if n == need)
                costs = np.arange(need, -1, -1, dtype=np.int64) * self.row.weight
                made.append(
                    CompanyTerm(
                        level=self.level,
                        session=case.assembly.index,
                        items=np.array(items, dtype=np.int64),
                        wanted=self.weights(case, items),
                        relation=case.near.relation,
                        costs=costs,
                    )
                )
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest."""
        seating, found = self.occasion.seating(plan), []
        for case in self.asked:
            at, on = seating.at[case.assembly.index], seating.on[case.assembly.index].tolist()
            for item, need in sorted(case.needs.items()):
                if not need:
                    continue
                wanted = case.wanted[item]
                met = frozenset(j for q in case.near.near(at[item]) if (j := on[q]) in wanted)
                if len(met) < need:
                    message, arguments = self.words(case, item, at[item], met)
                    found.append(
                        self.breach(
                            case.assembly,
                            message,
                            guests=[item],
                            places=[at[item]],
                            arguments=arguments,
                            times=need - len(met),
                        )
                    )
        return found
