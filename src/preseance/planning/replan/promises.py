"""From a published plan to a problem of mending: what was promised, kept, and what moving costs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence

import numpy as np

from preseance.engine import Problem, SessionPlaces
from preseance.engine.allowances import Allowance
from preseance.engine.evaluate import evaluate_term
from preseance.engine.mending.lesser import Ground
from preseance.engine.mending.merging import merged
from preseance.engine.mending.promise import KEPT, Promise
from preseance.engine.problem import Placement as Places
from preseance.model.event import Event
from preseance.model.place import Place, table_of
from preseance.model.plan import Mark, Plan
from preseance.model.rule_row import LEVELS, Level
from preseance.planning.occasion.places import layout_of
from preseance.planning.replan.move_costs import MoveCosts
from preseance.rules.shapes import Assembly, Occasion, Rule
from preseance.terms import BetweenTerm, Ints, MixTerm, Term

REPLAN_LEVELS = (LEVELS[0].value, "kept", "moves", *(level.value for level in LEVELS[1:]))
FURTHER = len(REPLAN_LEVELS) - len(LEVELS)
"""How many levels further down than in planning terms below the musts stand."""
MOST_RANKS = 1_000
"""Ranks of places told apart in one session; of more, neighbouring ones count as one."""
Standing = tuple[int, int]
WHOLE: Standing = (2**31, 0)
"""Where every place of the tables seated whole stands: after all chairs that are planned."""


def promises_of(
    occasion: Occasion,
    published: Plan,
    costs: MoveCosts,
    before: Event,
    ranked: Collection[str],
    fixed: Collection[tuple[str, str]] = (),
) -> list[Promise]:
    """What each session had promised; ``fixed`` names (session, guest) who may not move.

    Where a promised place is no more, its standing is that of the event ``before``. ``ranked`` are the
    sessions in which guests rank; in the others no place is better than another.
    """
    return [
        _promise(occasion, assembly, published, costs, before, ranked, fixed)
        for assembly in occasion.assemblies
    ]


def _promise(
    occasion: Occasion,
    assembly: Assembly,
    published: Plan,
    costs: MoveCosts,
    before: Event,
    ranked: Collection[str],
    fixed: Collection[tuple[str, str]],
) -> Promise:
    n = len(occasion.guests)
    origin, worth = np.full(n, -1, dtype=np.int64), np.zeros(n, dtype=np.int64)
    is_ranked = assembly.session.id in ranked
    key = ("ranks of places", is_ranked)
    ranks = assembly.layout.kept(key, lambda: Ranks(assembly, is_ranked))
    stood = np.full(n, ranks.last, dtype=np.int64)
    placed = list(published.of_session(assembly.session.id))
    taken = {p.place for p in placed}
    item_of, present, index = occasion.item_of, assembly.present, assembly.place_index
    by_marks: dict[tuple[Mark, ...], int] = {}
    seated: list[tuple[int, int, int]] = []
    for p in placed:
        if p.guest not in present:
            continue
        item, place = item_of[p.guest], index.get(p.place)
        if p.marks not in by_marks:
            by_marks[p.marks] = costs.of_marks(p.marks)
        its_worth = by_marks[p.marks] * costs.factor(p.guest, ranked=is_ranked)
        if place is None:
            place = _another_chair(assembly, p.place, taken)
        if place is None:
            old = layout_of(before, before.session_by_id[assembly.session.id]).by_id.get(p.place)
            stood[item] = ranks.last if old is None else ranks.of(old)
            worth[item] = its_worth
        else:
            seated.append((item, place, its_worth))
    items, places, worths = np.array(seated, dtype=np.int64).reshape(-1, 3).T
    origin[items], stood[items], worth[items] = places, ranks.rank[places], worths
    stays = [
        occasion.item_of[g] for s, g in fixed if s == assembly.session.id and g in assembly.present
    ]
    held = np.array([i for i in stays if origin[i] >= 0], dtype=np.int64)
    return Promise(origin, worth, ranks.rank, stood, held)


def _another_chair(assembly: Assembly, place: str, taken: set[str]) -> int | None:
    """A chair nobody was promised at the table seated whole that lost one; it counts as promised."""
    table = table_of(place)
    if table not in assembly.layout.whole:
        return None
    for k in assembly.seats_at.get(table, ()):
        if assembly.places[k].id not in taken:
            taken.add(assembly.places[k].id)
            return k
    return None


class Ranks:
    """The places of a session in one order, those that stand alike having one rank.

    The better table first; at a table the presiding places, then honour by honour; places
    without an honour (an interpreter's) last. Where nobody ranks all places stand alike.
    """

    def __init__(self, assembly: Assembly, is_ranked: bool = True) -> None:
        self._is_ranked = is_ranked
        self._whole = assembly.layout.whole
        standings = [self._standing(p) for p in assembly.places]
        self.known = sorted(set(standings))
        self._band = -(-len(self.known) // MOST_RANKS) or 1
        self.last = -(-len(self.known) // self._band)
        """Of who has no place: one step below the last place."""
        rank = [self._rank(s) for s in standings]
        self.rank: Ints = np.array([*rank, self.last], dtype=np.int64)
        """Of each place, 0 the best, and of no place."""

    def of(self, place: Place) -> int:
        """The rank of a place, which need not be one of the session any more."""
        return self._rank(self._standing(place))

    def _standing(self, place: Place) -> Standing:
        """Of tables seated whole, as of places: none is better than another."""
        alike = not self._is_ranked or place.table in self._whole
        return WHOLE if alike else standing_of(place)

    def _rank(self, standing: Standing) -> int:
        return bisect_left(self.known, standing) // self._band


def standing_of(place: Place) -> Standing:
    """Where a place stands among all of a session: the less, the better."""
    if place.honour is not None:
        return place.table_rank, place.honour
    unranked = 2**31
    return place.table_rank, {"host": -2, "co-host": -1}.get(place.presiding or "", unranked)


def problem_of_mending(occasion: Occasion, rules: Sequence[Rule]) -> Problem:
    """The rules' problem with the levels ``kept`` and ``moves``, which have no terms."""
    sessions = [
        SessionPlaces(
            num_places=len(assembly.places),
            attending=np.array([occasion.item_of[g] for g in assembly.guests], dtype=np.int64),
        )
        for assembly in occasion.assemblies
    ]
    asked = [t for rule in rules for t in rule.laid_out(FURTHER)]
    terms = merged(asked, len(occasion.guests))
    return Problem(len(occasion.guests), sessions, terms, REPLAN_LEVELS)


def grounds_of(occasion: Occasion, problem: Problem, then: Places) -> list[Ground]:
    """What terms cost where everybody is ``then``, session by session.

    The grounds of the last change to the same guests and places serve for the next, as long as the plan that
    was promised is the same.
    """

    def made(last: list[Ground] | None) -> list[Ground]:
        if last is not None and all(
            ground.serves(problem, k) and np.array_equal(ground.at, then[k])
            for k, ground in enumerate(last)
        ):
            return last
        return [Ground(problem, k, at.astype(np.int64)) for k, at in enumerate(then)]

    grounds = occasion.last("grounds of mending", made)
    for ground in grounds:
        ground.begin()
    return grounds


def kept_of(
    rules: Sequence[Rule], problem: Problem, then: Places, grounds: Sequence[Ground]
) -> list[Allowance]:
    """What each should-rule may cost in each session: what it costs in the published plan.

    Under the amended rules, and without those who do not come. What spans sessions counts once.
    """
    made = []
    for rule in rules:
        if rule.row.level is not Level.SHOULD:
            continue
        by_session: dict[int, list[Term]] = {}
        for term in rule.laid_out(FURTHER):
            by_session.setdefault(-1 if isinstance(term, MixTerm) else term.session, []).append(
                term
            )
        for terms in by_session.values():
            cost = sum(_cost_of(problem, t, then, grounds) for t in terms)
            made.append(Allowance(KEPT, tuple(terms), cost))
    return made


def _cost_of(problem: Problem, term: Term, then: Places, grounds: Sequence[Ground]) -> int:
    if isinstance(term, MixTerm | BetweenTerm):
        return evaluate_term(problem, term, then)
    return grounds[term.session].value(term)
