"""Rules about neighbours who are too much alike: of one sex, of one delegation, of one side."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.relations import Related
from preseance.rules.shapes.rule import Rule
from preseance.terms import Ints, PairTerm, Relation, Term, Weights
from preseance.wording.message import Argument, GuestRef, PlaceRefs


@dataclass(frozen=True)
class Mixture:
    """What a rule asks of neighbours in one session."""

    assembly: Assembly
    kind: Ints
    """Class of each item; neighbours of one class are a breach, -1 is like nobody."""
    near: Related
    """Symmetric."""
    excused: frozenset[tuple[int, int]] = frozenset()
    """Pairs of items (the smaller first) that may be neighbours all the same."""
    double: frozenset[int] = frozenset()
    """Places at which a breach costs the weight twice."""
    least: int = 0
    """Breaches that no plan avoids which seats everybody."""

    @property
    def relation(self) -> Relation:
        """How often a breach counts between two places."""
        return Relation.pairs(self.linked) if self.double else self.near.once.relation

    @cached_property
    def linked(self) -> list[tuple[int, int, int]]:
        """Each pair of neighbouring places once, with how often a breach there counts."""
        pairs = zip(*(side.tolist() for side in self.near.once.pairs), strict=True)
        found = [(p, q, 2 if p in self.double or q in self.double else 1) for p, q in pairs]
        return sorted(found, key=lambda pair: -pair[2])


class MixtureRule(Rule):
    """A rule each breach of which is two neighbours of one class."""

    unavoidable_message: str

    @abstractmethod
    def mixtures(self) -> Sequence[Mixture]:
        """What is asked, session by session."""

    @abstractmethod
    def words(
        self, case: Mixture, i: int, j: int, p: int, q: int
    ) -> tuple[str, Mapping[str, Argument]]:
        """Message and arguments for two neighbours of one class."""

    def neighbours_at(
        self, assembly: Assembly, i: int, j: int, p: int, q: int
    ) -> dict[str, Argument]:
        """Arguments for two neighbours, ``a`` and ``b``, and where they are, ``p``."""
        ids, places = self.occasion.guests, assembly.places
        return {
            "a": GuestRef(ids[i]),
            "b": GuestRef(ids[j]),
            "p": PlaceRefs((places[p].id, places[q].id)),
        }

    @cached_property
    def asked(self) -> tuple[Mixture, ...]:
        """The cases in which anybody is like another."""
        return tuple(
            m for m in self.mixtures() if len(np.unique(m.kind[m.kind >= 0])) < (m.kind >= 0).sum()
        )

    def terms(self) -> Sequence[Term]:
        """A pair term a session, from a class × class table."""
        made = []
        for case in self.asked:
            weight, k = self.row.weight, int(case.kind.max()) + 1
            alike = Weights.classes(case.kind, case.kind, weight * np.eye(k, dtype=np.int64))
            both = [(x, y, -weight) for i, j in sorted(case.excused) for x, y in ((i, j), (j, i))]
            less = Weights.sparse([e for e in both if case.kind[e[0]] == case.kind[e[1]] >= 0])
            made.append(
                PairTerm(
                    level=self.level,
                    session=case.assembly.index,
                    weights=replace(
                        alike, rows=less.rows, columns=less.columns, values=less.values
                    ),
                    relation=case.relation,
                )
            )
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a pair of neighbours; those by counting unavoidable are one."""
        return [f for case in self.asked for f in self._of_case(case, plan)]

    def _of_case(self, case: Mixture, plan: Plan) -> list[Finding]:
        on = self.occasion.seating(plan).on[case.assembly.index].tolist()
        kind = [*case.kind.tolist(), -1]
        found = []
        for p, q, times in case.linked:
            i, j = on[p], on[q]
            if kind[i] != kind[j] or kind[i] < 0 or (min(i, j), max(i, j)) in case.excused:
                continue
            if i > j:
                (i, p), (j, q) = (j, q), (i, p)
            message, arguments = self.words(case, i, j, p, q)
            found.append(
                self.breach(
                    case.assembly,
                    message,
                    guests=[i, j],
                    places=[p, q],
                    arguments=arguments,
                    times=times,
                )
            )
        return self.with_unavoidable(found, case.least, self.unavoidable_message, {})
