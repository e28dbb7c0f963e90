"""An amended event mended: what the engine's answer means for guests, places and promises."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from preseance.engine import Budget, Problem
from preseance.engine.allowances import Allowance
from preseance.engine.mending.lesser import Ground
from preseance.engine.mending.mend import NODES, Mended, mend
from preseance.engine.mending.promise import Promise
from preseance.engine.problem import Placement as Places
from preseance.model.event import Event
from preseance.model.plan import Mark, Plan
from preseance.planning.checks.checking import Check, check
from preseance.planning.checks.conflicts import Conflict, Judgement, conflicts_of
from preseance.planning.occasion.making import occasion_of, places_of, plan_of, records_told
from preseance.planning.publishing import Difference, difference
from preseance.planning.replan.carrying import Step, steps_of
from preseance.planning.replan.move_costs import BY_MARK, MoveCosts, move_costs
from preseance.planning.replan.promises import grounds_of, kept_of, problem_of_mending, promises_of
from preseance.rules import build_rules, ranked_sessions
from preseance.rules.shapes import Occasion, Rule


class MendedCost(NamedTuple):
    """The cost of a mended plan, level by level in the order in which they are compared."""

    must: int
    kept: int
    """What should-rules cost beyond the published plan, rule by rule and session by session."""
    moves: int
    """Weighted moves."""
    should: int
    prefer: int


@dataclass(frozen=True)
class Answer:
    """One way to mend the plan."""

    kind: str
    """proposed, fewest-cards, least-loss-of-rank or host-table-untouched."""
    event: Event
    """The event after the changes, with the mended plan."""
    occasion: Occasion
    rules: tuple[Rule, ...]
    """The amended ones, which the mended plan is held against."""
    cost: MendedCost
    changed: Difference
    steps: tuple[Step, ...]
    at_least: int
    """Proven: no plan as good on musts and on what is kept has fewer weighted moves."""
    fewest_proven: bool
    """Whether musts, what is kept and weighted moves are all proven least."""
    judged: Judgement | None = None
    """Whether all musts can hold, where that was asked."""

    @cached_property
    def check(self) -> Check:
        """What the mended plan breaks, without remarks; looked at when somebody asks."""
        return check(self.occasion, self.event.plan, self.rules, remarked=False)

    @property
    def holds(self) -> bool:
        """Whether every must holds."""
        return self.cost.must == 0

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Why no plan holds every must; none where one does, or where the work was not enough."""
        if self.holds:
            return ()
        judged = self.judged or _judged(self.occasion, self.event.plan)
        return judged.conflicts


@dataclass(frozen=True)
class Case:
    """An amended event made ready for mending."""

    event: Event
    before: Event
    """The event before the changes."""
    promised: Plan
    session: str | None
    check: Check
    """Of the promised plan, under the amended rules."""
    costs: MoveCosts
    judgements: list[Judgement] = field(default_factory=list)
    """What was found out, while mending, of whether all musts can hold."""

    @classmethod
    def of(cls, event: Event, before: Event, promised: Plan, session: str | None) -> Case:
        """Make an amended event ready."""
        occasion = occasion_of(event, session)
        rules = build_rules(occasion)
        checked = Check(occasion, promised, rules, (), ())
        costs = move_costs(event, occasion.precedence)
        return cls(event, before, promised, session, checked, costs)

    def worth_of(self, moving: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], int]:
        """What moving costs those of some guests who were promised a place, by (session, guest)."""
        return {
            (p.session, p.guest): self.costs.of(p.guest, p.marks, ranked=p.session in self.ranked)
            for p in self.promised.placements
            if (p.session, p.guest) in moving
        }

    @cached_property
    def ranked(self) -> frozenset[str]:
        """Sessions in which guests rank: elsewhere moving down costs no more than moving."""
        return ranked_sessions(self.event)

    def promises(self, fixed: Collection[tuple[str, str]] = ()) -> list[Promise]:
        """What each session had promised; ``fixed`` names (session, guest) who may not move."""
        return self._promises(fixed) if fixed else self._of_all

    @cached_property
    def _of_all(self) -> list[Promise]:
        return self._promises(())

    def _promises(self, fixed: Collection[tuple[str, str]]) -> list[Promise]:
        return promises_of(
            self.check.occasion, self.promised, self.costs, self.before, self.ranked, fixed
        )

    @cached_property
    def problem(self) -> Problem:
        """The amended rules' problem; the same for every answer. What moves cost, the promises say."""
        return problem_of_mending(self.check.occasion, self.check.rules)

    @cached_property
    def kept(self) -> list[Allowance]:
        """What each should-rule may cost in each session."""
        return kept_of(self.check.rules, self.problem, self._then, self.grounds)

    @cached_property
    def _then(self) -> Places:
        """The promised plan, without those who do not come."""
        return places_of(self.check.occasion, self.promised)

    @cached_property
    def grounds(self) -> list[Ground]:
        """What the promised plan costs, term by term, as far as it was asked."""
        return grounds_of(self.check.occasion, self.problem, self._then)

    def mended(self, nodes: int = NODES, fixed: Collection[tuple[str, str]] = ()) -> Mended:
        """The engine's answer: what is kept before the moves."""
        promises, alone = self.promises(fixed), not fixed
        budget = Budget(effort=nodes)
        return mend(
            self.problem,
            promises,
            self.kept,
            budget,
            exact=alone,
            judge=self._judge,
            grounds=self.grounds,
        )

    def losing_least(self, nodes: int, slack: int) -> Mended:
        """The least loss of rank for so many more weighted moves than the fewest."""
        classes = np.array(
            [self.costs.by_guest.get(g, 1) for g in self.check.occasion.guests], dtype=np.int64
        )
        promises = [replace(p, loss=classes) for p in self.promises()]
        return mend(
            self.problem, promises, self.kept, Budget(effort=nodes), slack=slack, exact=False,
            grounds=self.grounds,
        )  # fmt: skip

    def fewest_cards(self, nodes: int) -> Mended:
        """The fewest cards of all, whatever else they break; a guest seated already moves last."""
        promises = [_by_cards(p) for p in self.promises()]
        return mend(
            self.problem, promises, self.kept, Budget(effort=nodes), kept_first=False, exact=False,
            grounds=self.grounds,
        )  # fmt: skip

    def _weight(self, placement: Places) -> int:
        """The weighted moves to a placement."""
        weights = (
            p.weights(at.astype(np.int64)) for p, at in zip(self.promises(), placement, strict=True)
        )
        return sum(map(int, weights))

    def _judge(self, known: Places) -> Places | None:
        occasion = self.check.occasion
        self.judgements.append(_judged(occasion, plan_of(occasion, known, self.promised)))
        plan = self.judgements[-1].plan
        return None if plan is None else places_of(occasion, plan)

    def answer(self, kind: str, nodes: int = NODES) -> Answer:
        """Mend, and say what was done."""
        return self.told(kind, self.mended(nodes))

    def told(self, kind: str, mended: Mended) -> Answer:
        """What the engine's answer means for the event."""
        occasion = self.check.occasion
        plan = plan_of(occasion, mended.placement, self.promised)
        plan = records_told(self.event, self.promised, plan, self.session)
        plan = _present(plan, occasion, self.event, self.promised)
        event = self.event.model_copy(update={"plan": plan})
        changed = difference(self.promised, plan, event)
        return Answer(
            kind=kind,
            event=event,
            occasion=occasion,
            rules=self.check.rules,
            # By what was promised, also where the answer was sought by other weights.
            cost=MendedCost(*mended.cost)._replace(moves=self._weight(mended.placement)),
            changed=changed,
            steps=steps_of(changed, self.worth_of({(m.session, m.guest) for m in changed.moves})),
            at_least=mended.at_least,
            fewest_proven=mended.proven,
            judged=self.judgements[-1] if self.judgements else None,
        )


def _judged(occasion: Occasion, plan: Plan) -> Judgement:
    return conflicts_of(occasion, plan, Plan())


def _by_cards(promise: Promise) -> Promise:
    """Each card counts once; but for one guest of them all, those already seated."""
    some = promise.worth > 0
    seated = promise.worth >= BY_MARK[Mark.SEATED]
    worth = np.where(seated, 1 + int(some.sum()), some.astype(np.int64))
    return replace(promise, worth=worth, rank=np.zeros_like(promise.rank))


def _present(plan: Plan, occasion: Occasion, event: Event, before: Plan) -> Plan:
    """Without placements of guests who no longer attend; rows in the order they had before."""
    rows_of, guests = before.rows_of, event.guest_by_id
    there = {a.session.id: a.present for a in occasion.assemblies}
    last = [len(before.placements)]
    kept = [
        (rows_of.get((p.session, p.guest), last)[-1], p)
        for p in plan.placements
        if p.guest in there.get(p.session, ())
        or (p.guest in guests and guests[p.guest].attends(p.session))
    ]
    kept.sort(key=itemgetter(0))
    return Plan(placements=tuple([p for _, p in kept]))
