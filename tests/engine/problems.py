"""Random small problems with every kind of term, for the property tests of the engine."""

from __future__ import annotations

import numpy as np

from preseance.engine.problem import Blocks, Placement, Problem, SessionPlaces, Stretch
from preseance.terms import (
    BetweenTerm,
    CompanyTerm,
    MixTerm,
    PairTerm,
    PlaceTerm,
    Relation,
    TallyTerm,
    Term,
    Weights,
)

KINDS = ("place", "pair", "company", "tally", "between", "mix")


def random_weights(rng: np.random.Generator, rows: int, columns: int, low: int = -5) -> Weights:
    form = rng.integers(3)
    if form == 0:
        count = int(rng.integers(0, 2 * rows))
        return Weights(
            rng.integers(0, rows, count),
            rng.integers(0, columns, count),
            rng.integers(low, 9, count),
        )
    if form == 1:
        return Weights.classes(
            rng.integers(-1, 3, rows), rng.integers(-1, 2, columns), rng.integers(low, 9, (3, 2))
        )
    cut_r, cut_c = int(rng.integers(0, 2)), int(rng.integers(0, 2))
    return Weights.matrix(rng.integers(low, 9, (rows - cut_r, columns - cut_c)))


def random_relation(rng: np.random.Generator, places: int, *, mutual: bool = False) -> Relation:
    form = rng.integers(3)
    if form == 0:
        return Relation.same(rng.integers(-1, 3, places))
    matrix = rng.integers(0, 3, (places, places)) * (rng.random((places, places)) < 0.4)
    if mutual:
        matrix = matrix + matrix.T
    if form == 1:
        return Relation.matrix(matrix)
    p, q = np.nonzero(matrix)
    rows = [(int(a), int(b), int(matrix[a, b])) for a, b in zip(p, q, strict=True)]
    return Relation.pairs(rows)


def random_term(
    rng: np.random.Generator, kind: str, n: int, places: list[int], levels: int
) -> Term:
    level, k = int(rng.integers(levels)), int(rng.integers(len(places)))
    m, constant = places[k], int(rng.integers(-3, 4))
    curve = rng.integers(0, 12, int(rng.integers(1, 5)))
    common = {"level": level, "constant": constant}
    if kind == "place":
        return PlaceTerm(session=k, costs=random_weights(rng, n + 1, m + 1), **common)
    if kind == "pair":
        weights = random_weights(rng, n + 1, n + 1)
        return PairTerm(session=k, weights=weights, relation=random_relation(rng, m), **common)
    if kind == "company":
        items = np.flatnonzero(rng.random(n) < 0.6)
        wanted = random_weights(rng, n + 1, n + 1, 0)
        relation = random_relation(rng, m)
        return CompanyTerm(
            session=k, items=items, wanted=wanted, relation=relation, costs=curve, **common
        )
    if kind == "tally":
        return TallyTerm(
            session=k,
            attribute=rng.integers(0, 3, n + int(rng.integers(2))),
            group=rng.integers(-1, 2, m),
            costs=rng.integers(0, 9, (2, 4)),
            zero_when_unused=bool(rng.integers(2)),
            **common,
        )
    if kind == "between":
        a, b = rng.permutation(n)[:2].tolist()
        ends = rng.integers(0, m, (int(rng.integers(0, 12)), 2))
        paths = rng.integers(0, m, (12, 3))
        if len(ends):
            paths[:, :2] = ends[rng.integers(0, len(ends), 12)]
        members = np.flatnonzero(rng.random(n) < 0.5)
        return BetweenTerm(
            session=k, a=a, b=b, members=members, ends=ends, paths=paths, costs=curve, apart=4,
            **common,
        )  # fmt: skip
    sessions = [s for s in range(len(places)) if rng.random() < 0.8]
    return MixTerm(
        weights=random_weights(rng, n + 1, n + 1),
        costs=curve,
        relations={s: random_relation(rng, places[s], mutual=True) for s in sessions},
        place_values={s: rng.integers(0, 3, places[s]) for s in sessions if rng.random() < 0.5},
        **common,
    )


def random_problem(
    seed: int,
    kinds: tuple[str, ...] = KINDS,
    *,
    max_items: int = 7,
    max_sessions: int = 3,
    crowded: bool = True,
) -> Problem:
    rng = np.random.default_rng(seed)
    n, count = int(rng.integers(2, max_items + 1)), int(rng.integers(1, max_sessions + 1))
    places, sessions = [], []
    for _ in range(count):
        attending = np.flatnonzero(rng.random(n) < 0.85)
        low = max(1, len(attending) - 1) if crowded else max(1, len(attending))
        m = int(rng.integers(low, len(attending) + 3))
        fixed = np.zeros((0, 2), dtype=np.int64)
        if len(attending) and rng.random() < 0.3:
            fixed = np.array([[rng.choice(attending), rng.integers(m)]])
        places.append(m)
        blocks = random_blocks(np.random.default_rng([seed, m]), attending, m)
        sessions.append(
            SessionPlaces(num_places=m, attending=attending, fixed=fixed, blocks=blocks)
        )
    levels = int(rng.integers(1, 4))
    terms = [
        random_term(rng, kinds[int(rng.integers(len(kinds)))], n, places, levels)
        for _ in range(int(rng.integers(1, 7)))
    ]
    return Problem(n, sessions, terms, [f"level{k}" for k in range(levels)])


def random_hall(seed: int, kinds: tuple[str, ...] = KINDS, *, least_levels: int = 1) -> Problem:
    """Several tables in every session, foes, friends, several fixed, and some waiting or places left empty."""
    rng = np.random.default_rng(seed)
    n, count = int(rng.integers(6, 13)), int(rng.integers(1, 4))
    levels = int(rng.integers(least_levels, 4))
    places, sessions, terms = [], [], list[Term]()
    for k in range(count):
        attending = np.flatnonzero(rng.random(n) < 0.9)
        m = max(4, len(attending) + int(rng.integers(-3, 4)))
        held = int(rng.integers(0, 1 + min(3, len(attending), m)))
        fixed = np.stack([rng.permutation(attending)[:held], rng.permutation(m)[:held]], axis=1)
        places.append(m)
        blocks = random_blocks(np.random.default_rng([seed, m]), attending, m)
        sessions.append(
            SessionPlaces(num_places=m, attending=attending, fixed=fixed, blocks=blocks)
        )
        tables = Relation.same(np.arange(m) // int(rng.integers(2, m // 2 + 1)))
        foes = [(*rng.permutation(n)[:2].tolist(), int(rng.integers(1, 4))) for _ in range(n)]
        friendly = np.random.default_rng([seed, k])
        friends = [
            (*friendly.permutation(n)[:2].tolist(), -int(friendly.integers(1, 4)))
            for _ in range(int(friendly.integers(0, n)))
        ]
        terms.append(
            PairTerm(
                level=int(rng.integers(levels)),
                session=k,
                weights=Weights.sparse(foes + friends),
                relation=tables,
            )
        )
    terms += [
        random_term(rng, kinds[int(rng.integers(len(kinds)))], n, places, levels)
        for _ in range(int(rng.integers(1, 6)))
    ]
    return Problem(n, sessions, terms, [f"level{k}" for k in range(levels)])


def random_blocks(rng: np.random.Generator, attending: np.ndarray, places: int) -> Blocks:
    """Two or three parties in rings and rows, some of whose places have one attached to them."""
    number = int(rng.integers(2, 4))
    party = rng.integers(-1, number, len(attending))
    order = rng.permutation(places)
    behind, order = np.split(order, [int(rng.integers(0, 1 + places // 3))])
    stretches = []
    for part in np.split(order, [int(rng.integers(0, 1 + len(order)))]):
        attached = np.full(len(part), -1)
        own, behind = np.split(behind, [int(rng.integers(0, 1 + min(len(behind), len(part))))])
        attached[: len(own)] = own
        stretches.append(Stretch(part, bool(rng.integers(2)), attached[:, np.newaxis]))
    return Blocks(tuple(attending[party == k] for k in range(number)), tuple(stretches))


def random_placement(problem: Problem, rng: np.random.Generator) -> Placement:
    out = []
    for session in problem.sessions:
        at = np.full(problem.num_items, -1, dtype=np.int32)
        held = dict(session.fixed.tolist())
        free_places = [p for p in range(session.num_places) if p not in held.values()]
        items = [i for i in session.attending.tolist() if i not in held]
        rng.shuffle(items)
        spots = rng.permutation(free_places)
        for i, p in held.items():
            at[i] = p
        for i, p in zip(items, spots, strict=False):
            at[i] = p
        out.append(at)
    return tuple(out)


def partial_placement(problem: Problem, rng: np.random.Generator) -> Placement:
    """A random placement in which some who are not fixed have no place, though places are free."""
    placement = random_placement(problem, rng)
    for session, at in zip(problem.sessions, placement, strict=True):
        loose = np.setdiff1d(np.arange(problem.num_items), session.fixed[:, 0])
        at[loose[rng.random(len(loose)) < 0.3]] = -1
    return placement
