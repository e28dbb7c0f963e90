"""The search: replicas that anneal side by side, meet after every cycle, then one strict descent.

The number of replicas and the exchanges between two meetings depend on the problem alone, so that a
seed and an effort give the same answer on any number of cores.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np

from preseance.engine.budget import Budget, Meter
from preseance.engine.incumbent import Incumbent
from preseance.engine.methods import Proof
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.engine.search.arrays import Costs
from preseance.engine.search.bounds import least_apart
from preseance.engine.search.choices import choices_of
from preseance.engine.search.cooling import Cooling, Schedule
from preseance.engine.search.grouping import tables_of
from preseance.engine.search.loops import PARTINGS, anneal, descend, magnitudes
from preseance.engine.search.moves import Kinds, kinds_of, moves_of, settle
from preseance.engine.search.pace import Pace
from preseance.engine.search.packing import pack, placement_of, standing
from preseance.engine.search.stretches import stretches_of
from preseance.engine.search.structures import Structures, structures_of
from preseance.engine.search.tape import Z, counts_of, tape_of
from preseance.terms import Ints, PlaceTerm, Weights

REPLICAS = 2
COLD = (0.03, 0.005)
"""Temperature at the end of every cycle, by replica, in mean changes of the least level: a warm end
leaves deep basins, a cold one finds their floor."""
STEP = 4.0
"""How much more a mean change of one level weighs than one of the next."""
ANNEALED = 0.9
"""Part of the budget for annealing; the rest is for the descent."""
MOST_SWEPT = 5_000_000
"""Pairs of slots beyond which the descent would not get round, and annealing goes on instead."""
AGAIN = 6
"""How often replicas come back to the incumbent, with nothing better since it was found, before no
gain is expected any more: in trials on small tables, nothing better was found after more than five."""
_ROUND_READS = 2_000_000


@dataclass
class Replica:
    """One walk through the placements, and the best it has met."""

    on: Ints
    at: Ints
    counts: Ints
    cost: Ints
    best: Ints
    best_on: Ints
    rng: np.random.Generator
    turn: int
    """Whose turn it is, where items have theirs."""

    def beside(self, rng: np.random.Generator, turn: int) -> Replica:
        """Another replica that stands where this one stands, and goes on at another turn."""
        return Replica(
            on=self.on.copy(),
            at=self.at.copy(),
            counts=self.counts.copy(),
            cost=self.cost.copy(),
            best=self.best.copy(),
            best_on=self.best_on.copy(),
            rng=rng,
            turn=turn,
        )

    def join(self, other: Replica) -> None:
        """Stand where another replica stands: copying is quicker than counting anew."""
        self.on[:], self.at[:], self.counts[:] = other.on, other.at, other.counts
        self.cost[:], self.best[:], self.best_on[:] = other.cost, other.best, other.best_on


class Returns:
    """How often replicas, whose cycles begin hot, have come back to the incumbent's cost.

    After Boender and Rinnooy Kan, «Bayesian stopping rules for multistart global optimization methods»,
    Mathematical Programming 37 (1987): the oftener the same is found, the less is left to be found.
    """

    def __init__(self, most: int | None) -> None:
        self.most, self.count = most, 0
        self.cost: tuple[int, ...] | None = None

    def enough(self, incumbent: tuple[int, ...], ends: Sequence[Ints]) -> bool:
        """Enter the costs in which a cycle has ended; whether no gain is expected any more."""
        if incumbent != self.cost:
            self.cost, self.count = incumbent, 0
        else:
            self.count += sum(tuple(end.tolist()) == incumbent for end in ends)
        return self.most is not None and self.count >= self.most


class Annealing:
    """The general method: it reads every problem in which something can move."""

    def __init__(self, problem: Problem, placement: Placement) -> None:
        self.problem = problem
        self.costs = pack(problem)
        self.kinds = kinds_of(self.costs)
        self.tape = tape_of(self.costs)
        self.best_on, self.at = standing(problem, self.costs, placement)
        self.choices = choices_of(problem, self.costs, self.at)
        self.structures = structures_of(problem, self.costs, self.choices)
        self.partings = PARTINGS if self.tape[Z.met] >= 0 else None
        self.floor = np.array(least_apart(problem), dtype=np.int64)
        self.round = _round_of(self.costs)
        self.proof: Proof | None = None

    @classmethod
    def read(cls, problem: Problem, incumbent: Incumbent) -> Annealing | None:
        """The search from the incumbent, or None where nothing can move."""
        made = cls(problem, incumbent.placement)
        sizes = np.diff(made.choices.slot_begin)
        return made if len(made.choices.movable) and int(sizes.max(initial=0)) >= 2 else None

    def improve(self, incumbent: Incumbent, meter: Meter, proof: Proof | None = None) -> None:
        """Search until the budget is over or every bound is met.

        Parameters
        ----------
        proof
            Tried early after the first cycle, and whole when a replica first comes back to the incumbent,
            since what is found again may well be the best.
        """
        self.proof = proof
        with meter.clock.still():
            _, tables, stretches = (part is not None for part in self.structures)
            warm(self.kinds, tables, stretches, self.partings is not None)
        cores = min(meter.budget.cores, REPLICAS)
        if cores == 1:
            self.walk(incumbent, meter, None)
            return
        with ThreadPoolExecutor(cores) as pool:
            self.walk(incumbent, meter, pool)

    def walk(self, incumbent: Incumbent, meter: Meter, pool: Executor | None) -> None:
        """Anneal, then descend; all loops are compiled."""
        self.incumbent, self.meter, self.pace = incumbent, meter, Pace(meter)
        self.best = np.array(incumbent.cost, dtype=np.int64)
        sizes = np.diff(self.choices.slot_begin)
        whole = int((sizes * (sizes - 1) // 2).sum())
        swept = whole <= MOST_SWEPT
        self._anneal(pool, ANNEALED if swept else 1.0)
        if swept and not self._ended():
            self._descend(whole)

    def placement(self) -> Placement:
        """The best placement met."""
        return placement_of(self.problem, self.costs, self.best_on)

    def _ended(self) -> bool:
        return self.incumbent.closed or self.meter.over()

    def _anneal(self, pool: Executor | None, part: float) -> None:
        seed = self.meter.budget.seed
        one = self._replica(np.random.default_rng([seed, 0]))
        # Where items have their turns, replicas walk a part of the hall behind one another.
        apart = len(self.choices.movable) // REPLICAS if self.choices.in_turn else 0
        others = [
            one.beside(np.random.default_rng([seed, k]), k * apart) for k in range(1, REPLICAS)
        ]
        levels, replicas = len(self.best), [one, *others]
        by = moves_of(self.kinds)
        size = magnitudes(
            by,
            self.tape,
            one.on,
            one.at,
            one.counts,
            levels,
            self.choices,
            seed,
            min(500, self.round),
        )
        step = STEP ** np.arange(levels - 1, -1, -1)
        guide = step / size
        top = float(step[self._open_level()])
        coolings = [Cooling(top, cold) for cold in COLD]
        returns = Returns(AGAIN if not self.meter.budget.is_limited else None)
        schedule = Schedule(self.meter, part, len(self.choices.movable))
        in_first_cycle = True
        while self.meter.spent() < part and not self._ended():
            count = self.pace.chunk(self.round, part, REPLICAS)
            now, end = schedule.now, schedule.ahead(count * REPLICAS)
            ranges = [(cooling.temperature(now), cooling.temperature(end)) for cooling in coolings]

            def walk(replica: Replica, hot: tuple[float, float], count: int = count) -> int:
                first = replica.turn
                replica.turn += count if self.choices.in_turn else 0
                return anneal(
                    by, self.tape, replica.on, replica.at, replica.counts, replica.cost, self.choices,
                    *self.structures, self.partings, replica.best_on, replica.best,
                    guide, self.floor, *hot, int(replica.rng.integers(2**31)), first, count,
                )  # fmt: skip

            before = self.meter.clock.elapsed()
            known = list(pool.map(walk, replicas, ranges) if pool else map(walk, replicas, ranges))
            self.pace.walked(count, sum(known), self.meter.clock.elapsed() - before)
            for replica in replicas:
                self._take(replica.best, replica.best_on)
            self.incumbent.tell()
            if not schedule.advance():
                continue
            enough = returns.enough(self.incumbent.cost, [replica.cost for replica in replicas])
            if self.proof is not None and (in_first_cycle or returns.count):
                self._prove(self.proof, early=not returns.count)
            in_first_cycle = False
            if enough:
                break
            if not self.meter.over():
                self._enter(one)
                for replica in others:
                    replica.join(one)

    def _prove(self, proof: Proof, *, early: bool) -> None:
        if early:
            proof.early(self.incumbent, self.meter)
        else:
            proof.improve(self.incumbent, self.meter)
            self.proof = None
        if self.incumbent.cost < tuple(self.best.tolist()):
            self.best[:] = self.incumbent.cost
            self.best_on, _ = standing(self.problem, self.costs, self.incumbent.placement)

    def _open_level(self) -> int:
        """The first level that is not known to be at its best."""
        bounds = enumerate(zip(self.best.tolist(), self.incumbent.bounds, strict=True))
        return next((k for k, (cost, bound) in bounds if cost != bound), len(self.best) - 1)

    def _descend(self, whole: int) -> None:
        replica = self._replica(np.random.default_rng(0))
        begin = int(self.choices.slot_begin[0])
        cursor = np.array([0, begin, begin + 1, 0], dtype=np.int64)
        while cursor[3] < whole and not self._ended():
            count, before = self.pace.chunk(self.round, 1.0, 1), self.meter.clock.elapsed()
            known = descend(
                moves_of(self.kinds),
                self.tape,
                replica.on,
                replica.at,
                replica.counts,
                replica.cost,
                self.choices,
                cursor,
                count,
            )
            self.pace.walked(count, known, self.meter.clock.elapsed() - before)
            self._take(replica.cost, replica.on)
            self.incumbent.tell()

    def _replica(self, rng: np.random.Generator) -> Replica:
        replica = Replica(
            on=self.best_on.copy(),
            at=self.at.copy(),
            counts=counts_of(self.costs),
            cost=self.best.copy(),
            best=self.best.copy(),
            best_on=self.best_on.copy(),
            rng=rng,
            turn=0,
        )
        self._enter(replica)
        return replica

    def _enter(self, replica: Replica) -> None:
        """Set a replica on the best placement of all."""
        replica.on[:], replica.cost[:] = self.best_on, self.best
        replica.best_on[:], replica.best[:] = self.best_on, self.best
        n, held = self.problem.num_items, np.flatnonzero(self.best_on < self.problem.num_items)
        replica.at[self.costs.slots.session[held] * n + self.best_on[held]] = held
        settle(self.kinds, self.tape, replica.on, replica.at, replica.counts)

    def _take(self, cost: Ints, on: Ints) -> None:
        if tuple(cost.tolist()) < tuple(self.best.tolist()):
            self.best[:], self.best_on[:] = cost, on
            self.incumbent.improved(tuple(int(c) for c in cost), self.placement)


def _round_of(costs: Costs) -> int:
    """Exchanges a replica tries between two meetings: fewer where each has much to read."""
    places = max(1, costs.num_places)
    r, listed = costs.relations, [*costs.pair.link_relation, *costs.company.relation]
    listed += [k for k in costs.mix.relation if k >= 0] * len(costs.sessions.size)
    neighbours = sum(int(r.out_run[r.begin[k] + r.size[k]] - r.out_run[r.begin[k]]) for k in listed)
    around = (
        8 + 4 * neighbours // places
        + 4 * len(costs.pair.ties) // max(1, len(costs.pair.tie_begin))
        + 4 * len(costs.tally.level) + 20 * len(costs.between.term) // max(1, costs.num_items)
    )  # fmt: skip
    return int(np.clip(_ROUND_READS // around, 100, 20_000))


@cache
def warm(kinds: Kinds, tables: bool, stretches: bool, parted: bool) -> None:
    """Compile the loops for what a problem has, or fetch them from where they are kept.

    Parameters
    ----------
    tables, stretches
        Whether there are moves of more than two slots, by tables and by rows and rings.
    parted
        Whether meetings are counted.
    """
    term = PlaceTerm(level=0, session=0, costs=Weights.matrix([[0, 1], [1, 0]]))
    problem = Problem(2, [SessionPlaces(2, np.arange(2))], [term])
    start = (np.array([1, 0], dtype=np.int32),)
    meter = Budget(effort=60).start()
    incumbent = Incumbent(("cost",), start, (2,), meter)
    search = Annealing(problem, start)
    search.kinds = kinds
    slots = search.choices.slots
    search.structures = Structures(
        turns=np.zeros(1, dtype=np.int8) if tables or stretches else None,
        tables=tables_of(problem, search.costs, slots, slots[:0]) if tables else None,
        stretches=stretches_of(problem, search.costs) if stretches else None,
    )
    search.partings = PARTINGS if parted else None
    search.walk(incumbent, meter, None)
