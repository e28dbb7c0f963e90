"""Finding a conflict: irreducible by halving (QuickXplain), smallest by implicit hitting sets.

A placement shows that the requirements it keeps can hold together, so every conflict holds one of
those it breaks. A least set that hits what each known placement breaks is therefore no larger
than any conflict; where it cannot hold itself, it is a smallest one.

References
----------
U. Junker, «QuickXplain», AAAI 2004. A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva,
«Smallest MUS extraction with minimal hitting set dualization», CP 2015.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

from preseance.engine.budget import DETERMINISTIC, Budget
from preseance.engine.conflicts.oracle import Feasibility, Oracle
from preseance.engine.conflicts.requirements import Contradiction, Relaxation, Requirement, Verdict
from preseance.engine.exact.cpsat import cp_model
from preseance.engine.problem import Placement, Problem
from preseance.terms import Term

USUAL = 1_500_000
"""Effort where no limit is given; at the most some seconds."""
GROWTH = 20_000
"""Changes of cost the search may try to make a placement keep more requirements."""
FEW_ROWS = 3
"""Rows of a conflict up to which it is proven smallest in a large hall too, where little was asked."""
FEW_CELLS = 1000
"""Up to so many items × places the oracle itself is quicker than a search."""
FEW_DEMANDS = 20
"""Beyond so many the search is tried before the oracle is asked about nearly all of them."""
MOST_RELAXATIONS = 12
LAST_WORD = 0.3
"""Work that is left at least for all questions about a conflict already found."""


def explain(
    problem: Problem,
    requirements: Sequence[Requirement],
    start: Placement,
    budget: Budget | None = None,
) -> Verdict:
    """Whether all requirements can hold together; if not, a conflict among them.

    Fixed placements of the problem are given; to question them, make them requirements instead.

    Parameters
    ----------
    start
        The best placement known.
    budget
        Effort alone, so that the answer is the same on every machine; what could not be proven
        within it is said in the conflict. Nothing here is drawn by lot.

    Raises
    ------
    ProblemError
        Where another limit is given.
    """
    effort = (budget or Budget()).effort_alone("explain", USUAL)
    oracle = Oracle(problem, requirements, start, DETERMINISTIC * effort)
    return replace(_verdict(oracle), effort=ceil(oracle.spent / DETERMINISTIC))


def _verdict(oracle: Oracle) -> Verdict:
    if not oracle.known[0][0]:
        return Verdict(None, oracle.last)
    search = _Search(oracle)
    if oracle.ask(oracle.facts) is Feasibility.NO:
        facts = _shrunk(oracle, frozenset(), oracle.facts)
        return Verdict(search.concluded(frozenset(), facts, smallest=True), None)
    core = search.core()
    if core is None:
        whole = next((p for broken, p in oracle.known if not broken), None)
        return Verdict(None, whole)
    core, smallest = search.smallest(core)
    facts = _shrunk(oracle, core, oracle.facts)
    search.relax(core)
    return Verdict(search.concluded(core, facts, smallest=smallest), None)


class _Search:
    """One search for a conflict."""

    def __init__(self, oracle: Oracle) -> None:
        self.oracle = oracle
        self.at_once = False
        """Whether a conflict was found that needs no facts."""

    def core(self) -> frozenset[int] | None:
        """Some irreducible set of rules, sought first round those the known placement breaks.

        Those and the rules about the same items are asked about alone first, without the facts:
        all who are not named are then a crowd, and a clash of a few in a large hall is found at once.
        """
        oracle = self.oracle
        pool = oracle.known[0][0] & oracle.rules or oracle.rules
        near = self._wider(pool)
        if near < oracle.rules and oracle.ask(near) is Feasibility.NO:
            self.at_once = True
            return _shrunk(oracle, frozenset(), near)
        while True:
            if oracle.ask(pool | oracle.facts) is Feasibility.NO:
                return _shrunk(oracle, oracle.facts, pool)
            wider = self._wider(pool)
            if wider == pool:
                return None
            pool = wider

    def _wider(self, pool: frozenset[int]) -> frozenset[int]:
        """The pool and the rules that name the same items; all rules where there is none."""
        requirements, rules = self.oracle.requirements, self.oracle.rules
        named = frozenset(i for g in pool for i in requirements[g].named)
        wider = pool | {g for g in rules if requirements[g].named & named}
        return wider if len(wider) > len(pool) else rules

    def smallest(self, core: frozenset[int]) -> tuple[frozenset[int], bool]:
        """A conflict with the fewest rules, and whether that is proven.

        In a large hall a conflict found at once is told at once.
        """
        oracle = self.oracle
        if self.at_once and self._cells() > FEW_CELLS and not 1 < len(core) <= FEW_ROWS:
            return core, len(core) == 1
        for rule in sorted(core):
            if oracle.left > 0 and oracle.ask(core - {rule} | oracle.facts) is Feasibility.YES:
                self.grow(core - {rule})
        while oracle.left > 0:
            least = _hitting(self._to_hit(), oracle.rules)
            if len(least) >= len(core):
                return core, True
            answer = oracle.ask(least | oracle.facts)
            if answer is Feasibility.NO:
                return least, True
            if answer is Feasibility.UNKNOWN:
                break
            self.grow(least)
        return core, False

    def _to_hit(self) -> list[frozenset[int]]:
        """What the known placements break, of those that break no fact."""
        return [broken for broken, _ in self.oracle.known if not broken & self.oracle.facts]

    def grow(self, kept: frozenset[int]) -> None:
        """Keep more requirements than the last placement does, and all of ``kept`` and the facts."""
        firm = kept | self.oracle.facts
        if self._cells() <= FEW_CELLS:
            self._grow_by_asking(firm)
        else:
            self._grow_by_search(firm)

    def _cells(self) -> int:
        return sum(s.num_places * len(s.attending) for s in self.oracle.problem.sessions)

    def _grow_by_asking(self, firm: frozenset[int]) -> None:
        """Add one broken requirement after the other as long as they hold together."""
        oracle = self.oracle
        firm |= oracle.rules - oracle.broken(oracle.last)
        for g in sorted(oracle.broken(oracle.last)):
            if oracle.ask(firm | {g}) is Feasibility.YES:
                firm |= {g}

    def _grow_by_search(self, firm: frozenset[int]) -> None:
        from preseance.engine.solve import solve

        oracle = self.oracle
        terms = [
            _at(t, int(g not in firm)) for g, d in enumerate(oracle.requirements) for t in d.terms
        ]
        problem = Problem(
            oracle.problem.num_items, oracle.problem.sessions, terms, ("firm", "other")
        )
        found = solve(problem, Budget(effort=GROWTH), start=oracle.last)
        oracle.spend(DETERMINISTIC * GROWTH)
        oracle.last = found.placement
        oracle.learn(found.placement)

    def relax(self, core: frozenset[int]) -> None:
        """Look for placements that break one rule of the conflict and keep all others."""
        oracle = self.oracle
        every = frozenset(range(len(oracle.requirements)))
        if self.at_once and self._cells() > FEW_CELLS and self._way_out_of(core):
            return
        for rule in sorted(core):
            if oracle.left <= 0 or any(b == {rule} for b, _ in oracle.known):
                continue
            if len(every) > FEW_DEMANDS:
                self._grow_by_search(every - {rule})
            oracle.ask(every - {rule}, work=oracle.left / 2)

    def _way_out_of(self, core: frozenset[int]) -> bool:
        """Whether a placement is known that breaks one rule of the conflict and nothing else."""
        return any(broken == {rule} for rule in core for broken, _ in self.oracle.known)

    def concluded(
        self, rules: frozenset[int], facts: frozenset[int], *, smallest: bool
    ) -> Contradiction:
        """The conflict with all that is known of it."""
        oracle = self.oracle
        doubted = oracle.doubted
        oracle.grant(LAST_WORD)
        room = oracle.ask(rules | facts, shared=True, work=LAST_WORD / 2) is Feasibility.YES
        return Contradiction(
            rules=tuple(sorted(rules)),
            facts=tuple(sorted(facts)),
            room=room,
            irreducible=not doubted or _is_irreducible(oracle, rules, facts),
            smallest_proven=smallest,
            relaxations=self._relaxations() if rules else (),
        )

    def _relaxations(self) -> tuple[Relaxation, ...]:
        """The sets broken by the known placements, none within another, cheapest first."""
        oracle = self.oracle
        best: dict[frozenset[int], int] = {}
        for broken, placement in oracle.known:
            if not broken & oracle.facts:
                cost = sum(oracle.cost(g, placement) for g in broken)
                best[broken] = min(cost, best.get(broken, cost))
        least = [b for b in best if not any(other < b for other in best)]
        least.sort(key=lambda b: (best[b], len(b), sorted(b)))
        return tuple(Relaxation(tuple(sorted(b)), best[b]) for b in least[:MOST_RELAXATIONS])


def _at(term: Term, level: int) -> Term:
    return replace(term, level=level)


def _is_irreducible(oracle: Oracle, rules: frozenset[int], facts: frozenset[int]) -> bool:
    whole = rules | facts
    return all(oracle.ask(whole - {g}) is Feasibility.YES for g in whole)


def _shrunk(oracle: Oracle, given: frozenset[int], pool: frozenset[int]) -> frozenset[int]:
    """An irreducible part of ``pool`` that cannot hold together with what is given."""

    def clashes(chosen: frozenset[int]) -> bool:
        return oracle.ask(chosen) is Feasibility.NO

    return frozenset(_quick(clashes, given, sorted(pool), asked=True))


def _quick(
    clashes: Callable[[frozenset[int]], bool],
    given: frozenset[int],
    pool: list[int],
    *,
    asked: bool,
) -> list[int]:
    """QuickXplain; ``asked`` where something was added to what is given since it last held."""
    if asked and clashes(given):
        return []
    if len(pool) <= 1:
        return pool
    half = len(pool) // 2
    first, second = pool[:half], pool[half:]
    late = _quick(clashes, given | set(first), second, asked=True)
    early = _quick(clashes, given | set(late), first, asked=bool(late))
    return early + late


def _hitting(sets: Sequence[frozenset[int]], universe: frozenset[int]) -> frozenset[int]:
    """A smallest set that meets each of some sets."""
    model = cp_model.CpModel()
    wanted = sorted(frozenset().union(*sets) & universe)
    pick = {g: model.new_bool_var("") for g in wanted}
    for broken in sets:
        model.add_bool_or([pick[g] for g in sorted(broken)])
    model.minimize(cp_model.LinearExpr.sum(list(pick.values())))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(model)
    return frozenset(g for g in wanted if solver.boolean_value(pick[g]))
