"""A conflict is one, nothing can be left out of it, and none is smaller: held against trying all."""

from __future__ import annotations

from itertools import combinations, permutations
from itertools import count as counted

import numpy as np
import pytest

from preseance.engine.budget import DETERMINISTIC, Budget
from preseance.engine.conflicts import Contradiction, Requirement, explain, explaining
from preseance.engine.conflicts.oracle import Feasibility, Oracle
from preseance.engine.evaluate import evaluate_term
from preseance.engine.problem import Placement, Problem, SessionPlaces
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Weights,
)


def seated(n: int, m: int) -> Requirement:
    """Everybody has a place."""
    costs = Weights.sparse([(i, m, 1) for i in range(n)])
    return Requirement((PlaceTerm(level=0, session=0, costs=costs),), fact=True)


def random_rule(rng: np.random.Generator, n: int, m: int, tables: np.ndarray) -> Requirement:
    """A pin, a ban, two apart or together, a balance, company, or somebody in between."""
    kind = int(rng.integers(7))
    a, b, c = rng.permutation(n)[:3].tolist()
    row = [(p, (p + 1) % m) for p in range(m)]
    beside = Relation.pairs(row + [(q, p) for p, q in row])
    near = beside if rng.random() < 0.5 else Relation.same(tables)
    if kind in (0, 1):
        places = rng.permutation(m)[: int(rng.integers(1, 3))].tolist()
        bad = [q for q in range(m + 1) if q not in places] if kind == 0 else places
        costs = Weights.sparse([(a, q, 3) for q in bad])
        return Requirement((PlaceTerm(level=0, session=0, costs=costs),))
    if kind == 2:
        pair = Weights.sparse([(a, b, 2)])
        return Requirement((PairTerm(level=0, session=0, weights=pair, relation=near),))
    if kind == 3:
        pair = Weights.sparse([(a, b, -2)])
        return Requirement((PairTerm(level=0, session=0, weights=pair, relation=near, constant=2),))
    if kind == 4:
        sexes, even = rng.integers(0, 2, n), np.array([[0, 0, 5, 5]] * 2)
        return Requirement(
            (TallyTerm(level=0, session=0, attribute=sexes, group=tables, costs=even),)
        )
    if kind == 5:
        wanted = Weights.sparse([(a, b, 1), (a, c, 1)])
        lonely = np.array([4, 0])
        return Requirement(
            (
                CompanyTerm(
                    level=0, session=0, items=np.array([a]), wanted=wanted, relation=near,
                    costs=lonely,
                ),
            )
        )  # fmt: skip
    ends = np.array([(p, (p + 2) % m) for p in range(m)])
    paths = np.array([(p, (p + 2) % m, (p + 1) % m) for p in range(m)])
    return Requirement(
        (
            BetweenTerm(
                level=0, session=0, a=a, b=b, members=np.array([c]), ends=ends, paths=paths,
                costs=np.array([3, 0]), apart=1,
            ),
        )
    )  # fmt: skip


def seatings(n: int, m: int) -> list[Placement]:
    """Every placement of everybody."""
    return [(np.array(at, dtype=np.int32),) for at in permutations(range(m), n)]


def random_case(
    seed: int, sizes: tuple[int, ...] = (3, 4, 4)
) -> tuple[Problem, list[Requirement], list[frozenset[int]]]:
    """A problem, its requirements, and what each placement breaks."""
    rng = np.random.default_rng(seed)
    n = int(rng.choice(sizes))
    m = n + int(rng.integers(2))
    tables = (np.arange(m) >= m // 2).astype(np.int64)
    requirements = [seated(n, m)] + [
        random_rule(rng, n, m, tables) for _ in range(rng.integers(3, 8))
    ]
    problem = Problem(
        n, [SessionPlaces(m, np.arange(n))], [t for d in requirements for t in d.terms]
    )
    broken = {
        frozenset(
            g
            for g, d in enumerate(requirements)
            if sum(evaluate_term(problem, t, p) for t in d.terms)
        )
        for p in seatings(n, m)
    }
    return problem, requirements, sorted(broken, key=sorted)


def opening(problem: Problem) -> Placement:
    return (np.arange(problem.num_items, dtype=np.int32),)


def clash(rules: set[int], broken: list[frozenset[int]]) -> bool:
    return all(b & rules for b in broken)


def fewest(count: int, broken: list[frozenset[int]]) -> int:
    sizes = (
        k for k in range(count) for s in combinations(range(1, count), k) if clash(set(s), broken)
    )
    return next(sizes)


@pytest.mark.parametrize(
    ("block", "sizes", "count"),
    [*((b, (3, 4, 4), 49) for b in range(4)), (4, (5,), 4)],
)
def test_conflicts_agree_with_trying_everything(
    block: int, sizes: tuple[int, ...], count: int
) -> None:
    infeasible, seed = 0, block * 1000
    while infeasible < count:
        seed += 1
        problem, requirements, broken = random_case(seed, sizes)
        verdict = explain(problem, requirements, opening(problem), Budget(effort=30_000_000))
        assert verdict.decided
        if frozenset() in broken:
            assert verdict.clash is None
            assert verdict.placement is not None
            continue
        infeasible += 1
        assert verdict.clash is not None
        agrees(verdict.clash, len(requirements), broken)


def agrees(found: Contradiction, count: int, broken: list[frozenset[int]]) -> None:
    rules = set(found.rules)
    assert clash(rules, broken)
    assert found.irreducible
    assert not any(clash(rules - {g}, broken) for g in rules)
    assert found.smallest_proven
    assert len(rules) == fewest(count, broken)
    for relaxation in found.relaxations:
        assert frozenset(relaxation.requirements) in broken
    costs = [relaxation.cost for relaxation in found.relaxations]
    assert costs == sorted(costs)


def test_the_last_word_on_a_conflict_of_many_rules_ends_with_its_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    n, each = 9, 0.2
    work_out = Oracle._work_out

    def hard(self: Oracle, wanted: frozenset[int], shared: bool, work: float) -> Feasibility:
        answer = work_out(self, wanted, shared, work)
        self.spend(each * (answer is not Feasibility.UNKNOWN))
        return answer

    monkeypatch.setattr(Oracle, "_work_out", hard)
    # Nine who want to sit on the first eight of nine places.
    last = [Weights.sparse([(i, n - 1, 1)]) for i in range(n)]
    requirements = [Requirement((PlaceTerm(level=0, session=0, costs=w),)) for w in last]
    problem = Problem(
        n, [SessionPlaces(n, np.arange(n))], [t for d in requirements for t in d.terms]
    )
    verdict = explain(
        problem, [seated(n, n), *requirements], opening(problem), Budget(effort=1_000_000)
    )
    assert verdict.clash is not None
    assert DETERMINISTIC * verdict.effort <= 1.0 + explaining.LAST_WORD + 2 * each + 1e-5


def test_a_conflict_is_the_same_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    problem, requirements, _ = random_case(3, (3, 4, 4))
    usual = explain(problem, requirements, opening(problem))
    hours = counted(step=3600.0)
    monkeypatch.setattr("time.perf_counter", lambda: next(hours))
    slow = explain(problem, requirements, opening(problem))
    assert slow.clash == usual.clash
    assert slow.effort == usual.effort
