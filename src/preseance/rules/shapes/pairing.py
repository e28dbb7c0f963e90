"""Rules about pairs of guests: who must, or must not, stand in a relation to whom."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.relations import OTHER_HAND, Related, union
from preseance.rules.shapes.rule import Rule
from preseance.terms import PairTerm, Term, Weights
from preseance.wording.message import Argument

Pairs = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True)
class PairCase:
    """What a rule asks of pairs of guests in one session."""

    assembly: Assembly
    pairs: Pairs
    """Two items, and how often a breach costs the weight."""
    near: Related
    """Holds from the place of the first to the place of the second."""
    wanted: bool = False
    """Whether the pairs must stand so; otherwise they must not."""


class PairRule(Rule):
    """A rule each breach of which is a pair of guests."""

    @abstractmethod
    def cases(self) -> Sequence[PairCase]:
        """What is asked, session by session."""

    @abstractmethod
    def words(
        self, case: PairCase, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Message and arguments for a broken pair, at places p and q (-1 for none)."""

    @cached_property
    def asked(self) -> tuple[PairCase, ...]:
        """The cases that have any pairs."""
        return tuple(c for c in self.cases() if c.pairs)

    def terms(self) -> Sequence[Term]:
        """A pair term a case: a constant less the pairs that hold where pairs are wanted."""
        weight = self.row.weight
        return [
            PairTerm(
                level=self.level,
                session=case.assembly.index,
                weights=Weights.sparse(
                    [(i, j, -weight * times if case.wanted else weight * times)
                     for i, j, times in case.pairs]
                ),
                relation=case.near.relation,
                constant=weight * sum(t for _, _, t in case.pairs) if case.wanted else 0,
            )
            for case in self.asked
        ]  # fmt: skip

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair; the same ones as in the last plan where none of the pairs has moved."""
        at = self.occasion.seating(plan).at
        where = [at[k][i] for k, items in self._items for i in items]
        return self.found_of(
            "pairs", where, lambda: (f for case in self.asked for f in self.of_case(case, plan))
        )

    @cached_property
    def _items(self) -> list[tuple[int, list[int]]]:
        """By case, its session and whose places its findings rest on."""
        return [
            (c.assembly.index, sorted({i for one, other, _ in c.pairs for i in (one, other)}))
            for c in self.asked
        ]

    def of_case(self, case: PairCase, plan: Plan) -> list[Finding]:
        """The broken pairs of one case."""
        at = self.occasion.seating(plan).at[case.assembly.index]
        found = []
        for i, j, times in case.pairs:
            if case.near.holds(at[i], at[j]) != case.wanted:
                message, arguments = self.words(case, i, j, at[i], at[j])
                found.append(
                    self.breach(
                        case.assembly,
                        message,
                        guests=[i, j],
                        places=[at[i], at[j]],
                        arguments=arguments,
                        times=times,
                    )
                )
        return found

    def pairs_meant(self, assembly: Assembly) -> Pairs:
        """Each guest of ``a`` with each of ``b``, or those of ``a`` with each other."""
        left = self.occasion.items(assembly, self.row.a)
        right = self.occasion.items(assembly, self.row.b) if self.row.b else left
        if not OTHER_HAND.keys().isdisjoint(self.row.relations):
            return tuple((i, j, 1) for i in left for j in right if i != j)
        return tuple(
            (i, j, 1)
            for i, j in sorted({(min(i, j), max(i, j)) for i in left for j in right if i != j})
        )

    def near(self, assembly: Assembly, *, symmetric: bool = True) -> Related:
        """How places stand; where a hand is told, it is that of the second guest."""
        words = self.row.relations or self.relations
        plain = [w for w in words if w not in OTHER_HAND]
        if len(plain) == len(words):
            return super().near(assembly, symmetric=symmetric)
        parts = [assembly.related([OTHER_HAND[w]]) for w in words if w in OTHER_HAND]
        if plain:
            parts.append(assembly.related(plain, symmetric=symmetric))
        return union(parts, len(assembly.places))
