"""Every further table is presided by one of the house, or by its senior guest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

import numpy as np

from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.rules.occasion.occasion import may_preside
from preseance.rules.shapes import Assembly, Default, Rule, Standing
from preseance.terms import PairTerm, Relation, Term, Weights
from preseance.wording.message import Argument, GuestRef, PlaceRef


class Presiding(Rule):
    """Give every table a president.

    The presiding place of each table that is not the session host's own belongs to the next of
    the house in precedence; where the house has nobody left, to the senior guest of the table.
    Interpreters have no right to preside; of those of equal rank each has the same. On by default in
    every session.

    Why
    ---
    Every table has a host of the house: somebody who welcomes, leads the talk and gives the sign to
    rise. At the dinner of COP21 each table was presided by a French minister and named after them.

    Kept
    ----
    The host of the house, or the senior guest, is at the presiding place; or nobody is at the table.

    Broken
    ------
    Another presides, or nobody.

    Formula
    -------
    weight × the number of guests of the table who have a better right than its president: each
    guest, where the place is empty, or held by another than the one of the house.

    Source
    ------
    COP21, Le Parisien via protocole.info, November 2015.
    """

    kind = "presiding"
    title = "a president at every table"
    defaults: ClassVar[Mapping[str, Default]] = {"presiding": Default(Level.SHOULD, 100)}
    messages: ClassVar[Mapping[str, str]] = {
        "presiding.house": "{a}, of the house, should preside at {p}.",
        "presiding.senior": "{b} presides at {p}, though {a} would come first.",
        "presiding.empty": "Nobody presides at {p}; {a} could.",
    }

    def _heads(self, assembly: Assembly) -> list[tuple[int, int | None]]:
        """Presiding places of the further tables, each with the item of the house it belongs to."""
        event, session = self.occasion.event, assembly.session
        hosts = event.seated_by_right(session)
        owner = {p: i for i, p in self.occasion.hosts_of(assembly).items()}
        return [
            (p, owner.get(p))
            for table in assembly.tables
            for p in assembly.seats_at[table][:1]
            if assembly.places[p].presiding == "host"
            and assembly.places[p].honour is None
            and (
                p not in owner
                or table != assembly.tables[0]
                or self.occasion.guests[owner[p]] not in hosts
            )
        ]

    def _ranks(self, assembly: Assembly) -> Standing:
        """How the guests who may preside compare."""
        return self.kept(
            assembly,
            "ranks",
            lambda: self.standing(assembly, self.occasion.in_own_right(assembly)),
        )

    def _as_good(self, assembly: Assembly, owner: int) -> list[int]:
        """Who may take the place of one of the house: they, and those of the house of equal rank."""
        # Whose table it is does not hang on whether anybody ranks at it.
        own_right = self.occasion.in_own_right(assembly)
        standing = self.occasion.standing(assembly, own_right)
        equals = [
            i
            for i in self.occasion.in_own_right(assembly, ["home"])
            if may_preside(self.occasion.people[i])
            and owner in standing.ranks
            and not standing.before(owner, i)
            and not standing.before(i, owner)
        ]
        return list(dict.fromkeys([owner, *equals]))

    def _rights(self, assembly: Assembly, owner: int | None) -> Weights:
        """The weight where the second has a better right than the first, who presides (or nobody).

        Where the place belongs to one of the house, everybody else presides without a right.
        """
        standing, n = self._ranks(assembly), len(self.occasion.guests)
        number = {span: k for k, span in enumerate(dict.fromkeys(standing.ranks.values()))}
        guest = np.full(n + 1, -1, dtype=np.int64)
        guest[list(standing.ranks)] = [number[span] for span in standing.ranks.values()]
        if owner is not None:
            president = np.zeros(n + 1, dtype=np.int64)
            president[self._as_good(assembly, owner)] = -1
            return Weights.classes(president, np.minimum(guest, 0), [[self.row.weight]])
        # An interpreter who presides, and nobody, are junior to all.
        president = np.where(guest < 0, len(number), guest)
        nobody = (standing.count, standing.count)
        first, last = np.array([*number, nobody], dtype=np.int64).T
        return Weights.classes(president, guest, self.row.weight * (last[None, :] < first[:, None]))

    def _wronged(
        self, assembly: Assembly, owner: int | None, president: int, company: Sequence[int]
    ) -> list[int]:
        """Those at a table who have a better right than who presides there."""
        standing = self._ranks(assembly)
        there = sorted(i for i in company if i in standing.ranks)
        if owner is not None and president in self._as_good(assembly, owner):
            return []
        if owner is not None or president not in standing.ranks:
            return there
        return [i for i in there if standing.before(i, president)]

    def terms(self) -> Sequence[Term]:
        """A directed pair term for each table of the house, and one for all others."""
        made: list[Term] = []
        for assembly in self.assemblies():
            heads = self._heads(assembly)
            for owner in dict.fromkeys(i for _, i in heads):
                pairs = [
                    (p, q)
                    for p, i in heads
                    if i == owner
                    for q in assembly.seats_at[assembly.places[p].table]
                    if q != p
                ]
                if pairs:
                    made.append(
                        PairTerm(
                            level=self.level,
                            session=assembly.index,
                            weights=self._rights(assembly, owner),
                            relation=Relation.pairs(pairs),
                        )
                    )
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a table."""
        seating, found = self.occasion.seating(plan), list[Finding]()
        for assembly in self.assemblies():
            on = seating.on[assembly.index].tolist()
            for p, owner in self.kept(assembly, "heads", partial(self._heads, assembly)):
                company = [on[q] for q in assembly.seats_at[assembly.places[p].table] if q != p]
                find = partial(self._at_table, assembly, p, owner, on[p], company)
                found += self.found_of((assembly.index, p), [on[p], *company], find)
        return found

    def _at_table(
        self,
        assembly: Assembly,
        place: int,
        owner: int | None,
        president: int,
        company: Sequence[int],
    ) -> Iterable[Finding]:
        wronged = self._wronged(assembly, owner, president, company)
        if wronged:
            yield self._finding(assembly, place, owner, president, wronged)

    def _finding(
        self,
        assembly: Assembly,
        place: int,
        owner: int | None,
        president: int,
        wronged: Sequence[int],
    ) -> Finding:
        ids, where = self.occasion.guests, PlaceRef(assembly.places[place].id)
        holder = [president] if president < len(ids) else []
        if owner is not None:
            return self.breach(
                assembly,
                "presiding.house",
                guests=[owner, *holder],
                places=[place],
                arguments={"a": GuestRef(ids[owner]), "p": where},
                times=len(wronged),
            )
        # The first of them has the best right.
        who = GuestRef(ids[wronged[0]])
        arguments: dict[str, Argument] = {"a": who, "p": where}
        if holder:
            arguments["b"] = GuestRef(ids[president])
        return self.breach(
            assembly,
            "presiding.senior" if holder else "presiding.empty",
            guests=[*wronged, *holder],
            places=[place],
            arguments=arguments,
            times=len(wronged),
        )
