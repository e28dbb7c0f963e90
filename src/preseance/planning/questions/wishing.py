"""The use case of a wish: the best plan that grants it, what it takes and breaks, or why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from preseance.engine import Budget, Problem, SessionPlaces, solve
from preseance.engine.evaluate import evaluate, evaluate_term
from preseance.engine.problem import Placement as Places
from preseance.errors import UnknownNameError
from preseance.model.cost import Cost
from preseance.model.plan import Move, Plan
from preseance.model.rule_row import LEVELS, Level, RuleRow
from preseance.planning.checks.conflicts import Conflict, conflicts_of
from preseance.planning.occasion.making import places_of, plan_of
from preseance.planning.questions.why import Questions, RuleDelta, deltas_of
from preseance.rules import rule_of
from preseance.rules.kinds.keep_together import KeepTogether
from preseance.rules.kinds.pin import Pin
from preseance.rules.shapes import Assembly, Occasion, Rule
from preseance.terms import PlaceTerm, Term, Weights
from preseance.wording.said import Said

WISH = "wish"
"""Id of the rule a wish becomes."""
EFFORT = 60_000
"""Changes of cost the search counts for one wish; some tenths of a second."""
FEW_CELLS = 100
"""Guests × places up to which the exact model has the last word."""
PROVING = 1_000_000
"""Effort for that."""


@dataclass(frozen=True)
class WishOutcome:
    """What became of a wish."""

    granted: bool
    """Whether a plan grants it that breaks no further must."""
    moves: tuple[Move, ...]
    cost: Cost
    """Change of cost by level; of the best compromise where it is not granted."""
    gains: tuple[RuleDelta, ...]
    breaks: tuple[RuleDelta, ...]
    conflict: Conflict | None


def at_place(
    questions: Questions, guest: str, place: str, session: str | None = None
) -> WishOutcome:
    """That a guest has a place, or is at a table seated whole.

    Raises
    ------
    UnknownNameError
        Where there is no such guest or place in the session.
    """
    assembly = questions.assembly(guest, session)
    row = _row(Pin, assembly, guest, place)
    if place in assembly.layout.whole:
        place = _chair_at(questions, assembly, guest, place)
    if place not in assembly.place_index:
        raise UnknownNameError(Said("place"), place, tuple(assembly.place_index))
    begin = _exchanged(questions, assembly, guest, assembly.place_index[place])
    return _Granting(questions, assembly, row).run([begin])


def beside(questions: Questions, guest: str, other: str, session: str | None = None) -> WishOutcome:
    """That a guest is beside another.

    Raises
    ------
    UnknownNameError
        Where there is no such guest in the session.
    """
    assembly = questions.assembly(guest, session)
    if other not in assembly.present or other == guest:
        others = [g for g in assembly.guests if g != guest]
        raise UnknownNameError(Said("other guest"), other, others)
    row = _row(KeepTogether, assembly, guest, other, ("beside",))
    begins = []
    for stays, comes in ((other, guest), (guest, other)):
        at = questions.places[assembly.index][questions.occasion.item_of[stays]]
        by_level, _ = questions.exchanges(assembly, comes)
        near = sorted(
            assembly.related(("beside",), symmetric=True).near(int(at)),
            key=lambda p: tuple(by_level[p].tolist()),
        )
        begins += [_exchanged(questions, assembly, comes, p) for p in near[:1]]
    return _Granting(questions, assembly, row).run(begins or [questions.places])


def _row(
    rule: type[Rule], assembly: Assembly, a: str, b: str, relations: tuple[str, ...] = ()
) -> RuleRow:
    return RuleRow(
        id=WISH,
        kind=rule.kind,
        a=(a,),
        b=(b,),
        relations=relations,
        sessions=(assembly.session.id,),
        level=Level.MUST,
        weight=1000,
        confidential=False,
    )


def _exchanged(questions: Questions, assembly: Assembly, guest: str, place: int) -> Places:
    """The placement after a guest has changed places with who stands on a place."""
    item = questions.occasion.item_of[guest]
    at = questions.places[assembly.index].copy()
    holder = np.flatnonzero(at == place)
    at[holder] = at[item]
    at[item] = place
    return tuple(at if k == assembly.index else p for k, p in enumerate(questions.places))


def _chair_at(questions: Questions, assembly: Assembly, guest: str, table: str) -> str:
    """The chair of a table at which a guest would cost least, an exchange counted."""
    by_level, _ = questions.exchanges(assembly, guest)
    best = min(assembly.seats_at[table], key=lambda p: tuple(by_level[p].tolist()))
    return assembly.places[best].id


class _Granting:
    """One wish, held against a plan; other sessions stay as they are."""

    def __init__(self, questions: Questions, assembly: Assembly, row: RuleRow) -> None:
        self.questions, self.assembly, self.row = questions, assembly, row
        occasion = questions.occasion
        wish = rule_of(row.kind)(row, occasion)
        terms: list[Term] = [replace(term, level=0) for term in wish.terms()]
        for part in questions.parts:
            terms += [replace(term, level=term.level + 1) for term in part]
        terms.append(self._moving())
        sessions = [
            s if k == assembly.index else _held(s, at)
            for k, (s, at) in enumerate(zip(questions.sessions, questions.places, strict=True))
        ]
        levels = ("wish", *LEVELS, "moves")
        self.problem = Problem(len(occasion.guests), sessions, terms, levels)

    def _moving(self) -> PlaceTerm:
        """Among plans of one cost the one with the fewest moves."""
        n, m = len(self.questions.occasion.guests), len(self.assembly.places)
        costs = np.zeros((n + 1, m + 1), dtype=np.int64)
        for item, place in enumerate(self.questions.places[self.assembly.index].tolist()):
            if place >= 0:
                costs[item] = 1
                costs[item, place] = 0
                if (table := self.assembly.places[place].table) in self.assembly.layout.whole:
                    costs[item, list(self.assembly.seats_at[table])] = 0
        index = self.assembly.index
        return PlaceTerm(level=len(LEVELS) + 1, session=index, costs=Weights.matrix(costs))

    def run(self, begins: list[Places]) -> WishOutcome:
        """The best plan that grants the wish, from the best of some beginnings."""
        begin = min(begins, key=lambda places: evaluate(self.problem, places))
        found = solve(self.problem, Budget(effort=EFFORT), start=begin)
        cells = sum(s.num_places * len(s.attending) for s in self.problem.sessions)
        if cells <= FEW_CELLS:
            # Loaded where a small plan is closed, not by every page that may ask.
            from preseance.engine.exact import minimise

            found = minimise(self.problem, budget=Budget(effort=PROVING), start=found.placement)
        now = self._costs(self.questions.places)
        must = sum(c for rule, c in zip(self.questions.rules, now, strict=True) if not rule.level)
        missed, musts, *_ = found.cost
        if not missed and musts <= must:
            return self._told(found.placement, now, granted=True, conflict=None)
        return self._refused(found.placement, now, must)

    def _refused(self, places: Places, now: list[int], must: int) -> WishOutcome:
        occasion = self.questions.occasion
        rows = (*occasion.event.rules, self.row)
        wishing = Occasion(
            event=occasion.event.model_copy(update={"rules": rows}),
            guests=occasion.guests,
            assemblies=occasion.assemblies,
            precedence=occasion.precedence,
        )
        plan = plan_of(occasion, places, self.questions.plan)
        judged = conflicts_of(wishing, plan, Plan())
        if judged.plan is not None:
            return self._told(places_of(occasion, judged.plan), now, granted=True, conflict=None)
        with_wish = [c for c in judged.conflicts if WISH in c.ids]
        conflict = next(iter((*with_wish, *judged.conflicts)), None)
        return self._told(places, now, granted=False, conflict=conflict)

    def _costs(self, places: Places) -> list[int]:
        return [
            sum(evaluate_term(self.problem, t, places) for t in part)
            for part in self.questions.parts
        ]

    def _told(
        self, places: Places, now: list[int], *, granted: bool, conflict: Conflict | None
    ) -> WishOutcome:
        questions, assembly = self.questions, self.assembly
        then = self._costs(places)
        more = [after - before for before, after in zip(now, then, strict=True)]
        changes = deltas_of(questions.rules, more)
        by_level = (sum(c.cost for c in changes if c.rule.row.level is v) for v in LEVELS)
        return WishOutcome(
            granted=granted,
            moves=_moves(questions, assembly, places),
            cost=Cost(*by_level),
            gains=tuple(c for c in changes if c.cost < 0),
            breaks=tuple(c for c in changes if c.cost > 0),
            conflict=conflict,
        )


def _held(session: SessionPlaces, at: np.ndarray) -> SessionPlaces:
    """A session whose placements stay."""
    seated = np.flatnonzero(at >= 0)
    fixed = np.stack([seated, at[seated]], axis=1).astype(np.int64)
    return SessionPlaces(session.num_places, session.attending, fixed)


def _moves(questions: Questions, assembly: Assembly, places: Places) -> tuple[Move, ...]:
    before, after = questions.places[assembly.index], places[assembly.index]
    spots, event, session = assembly.places, questions.occasion.event, assembly.session.id

    def planned(place: int) -> str | None:
        return event.planned(session, spots[place].id) if place >= 0 else None

    return tuple(
        Move(
            session=assembly.session.id,
            guest=questions.occasion.guests[i],
            origin=spots[before[i]].id if before[i] >= 0 else None,
            target=spots[after[i]].id if after[i] >= 0 else None,
        )
        for i in np.flatnonzero(before != after).tolist()
        if planned(before[i]) != planned(after[i])
    )
