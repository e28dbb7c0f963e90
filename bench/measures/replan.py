"""Mends a published dinner for random changes, beside solving it again and beside CP-SAT."""

from __future__ import annotations

import argparse
import random
import statistics
import time
from datetime import date

import numpy as np

from preseance.engine import Budget, Problem, solve
from preseance.engine.exact import minimise
from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest, Status
from preseance.model.plan import Mark, Placement, Plan
from preseance.model.room import Room, Table
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.planning.replan.changes import amended, read_changes
from preseance.planning.replan.mending import Case
from preseance.planning.replan.replanning import replan

SEATS = 10
SPARE = 0.05
"""Part of the places that stay empty."""


def dinner(num_guests: int, seed: int = 0) -> Event:
    """A printed dinner at tables of ten: rank by rank, a must to keep apart for ten guests."""
    draw = random.Random(seed)
    count = -(-int(num_guests * (1 + SPARE)) // SEATS)
    tables = tuple(
        Table(id=f"t{k}", number=k, seats=SEATS, x=4 * (k % 20), y=4 * (k // 20))
        for k in range(1, count + 1)
    )
    names = [f"g{k:05d}" for k in range(num_guests)]
    guests = tuple(
        Guest(
            id=g, name=g.upper(), delegation=f"d{k % 40}", languages=draw.choice((("en",), ("fr",))),
            role=("head-of-state", "head-of-government", "minister", "official")[min(3, 8 * k // num_guests)],
            keys={"took_office": f"{1950 + k % 70}-01-01"},
        )
        for k, g in enumerate(names)
    )  # fmt: skip
    late = tuple(
        Guest(id=f"late-{k}", name=f"Late {k}", role="minister", status=Status.DECLINED)
        for k in range(20)
    )
    spots = [f"t{t}-{n}" for n in range(1, SEATS + 1) for t in range(1, count + 1)]
    plan = Plan(
        placements=tuple(
            Placement(session="dinner", guest=g, place=p, marks=(Mark.APPROVED, Mark.PRINTED))
            for g, p in zip(names, spots, strict=False)
        )
    )
    far = {p.guest: p.place.split("-")[0] for p in plan.placements}
    rules: list[RuleRow] = []
    while len(rules) < num_guests // 10:
        a, b = draw.sample(names, 2)
        if far[a] != far[b]:
            rules.append(
                RuleRow(id=f"r{len(rules)}", kind="keep_apart", a=(a,), b=(b,), level=Level.MUST)
            )
    return Event(
        id="dinner", title="Dinner", start=date(2030, 1, 1), guests=guests + late,
        host=names[0], delegations=tuple(Delegation(id=f"d{k}", name=f"D{k}") for k in range(40)),
        rooms=(Room(id="hall", name="Hall", width=100, depth=100, tables=tables),),
        sessions=(Session(id="dinner", title="Dinner", room="hall"),), rules=tuple(rules), plan=plan,
    )  # fmt: skip


def change(draw: random.Random, event: Event) -> str:
    """One random change."""
    a, b = draw.sample([p.guest for p in event.plan.placements[1:]], 2)
    place = draw.choice(event.plan.placements[1:]).place
    kinds = (
        f"cancel {a}", f"cancel {a} leave", f"apart {a} {b}", f"together {a} {b} beside",
        f"swap {a} {b}", f"pin {a} {place}", f"close {place}", f"add late-{draw.randrange(20)}",
    )  # fmt: skip
    return draw.choice(kinds)


def main(argv: list[str]) -> int:
    """Print times, shares of musts held and of proofs, and the peers' ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench replan", description=__doc__)
    parser.add_argument("--guests", type=int, default=150)
    parser.add_argument("--changes", type=int, default=1000)
    parser.add_argument("--peers", type=int, default=5, help="changes given to the peers too (5)")
    parser.add_argument("--seconds", type=float, default=10.0, help="limit of each peer (10)")
    parser.add_argument(
        "--brute", type=int, default=0, help="only compare so many small events with brute force"
    )
    options = parser.parse_args(argv)
    if options.brute:
        return _brute(options.brute)
    event, draw = dinner(options.guests), random.Random(1)
    replan(event, ["cancel g00003"], alternatives=False)  # Kernels are compiled here.
    times: list[float] = []
    held, proven, sentences = 0, 0, []
    while len(times) < options.changes:
        sentence = change(draw, event)
        begun = time.perf_counter()
        try:
            best = replan(event, [sentence], alternatives=False).best
        except ConflictError:
            continue
        times.append(time.perf_counter() - begun)
        held += best.holds
        proven += best.fewest_proven and times[-1] < 1.0
        sentences.append((sentence, best.cost.moves, times[-1]))
    median, high = statistics.median(times), float(np.percentile(times, 95))
    print(f"{options.guests} guests, {len(times)} changes: median {1e3 * median:.0f} ms, "
          f"95th percentile {1e3 * high:.0f} ms, worst {1e3 * max(times):.0f} ms")  # fmt: skip
    print(
        f"every must held {held / len(times):.1%}, fewest proven in 1 s {proven / len(times):.1%}"
    )
    for sentence, weight, took in sorted(sentences, key=lambda s: -s[1])[: options.peers]:
        _beside(event, sentence, weight, took, options.seconds)
    return 0


def _brute(count: int) -> int:
    """Mend small events of one or two sessions for every kind of change, beside all placements."""
    from tests.planning.replanned import equals_brute_force

    done = seed = 0
    while done < count:
        done += equals_brute_force(seed)
        seed += 1
    print(f"{done} small events mended as brute force would, every level, every proof")
    return 0


def _beside(event: Event, sentence: str, weight: int, took: float, seconds: float) -> None:
    to = amended(event, read_changes([sentence], event), event.plan)
    case = Case.of(to.event, event, event.plan, None)
    problem = case.problem
    moves = [promise.term(k) for k, promise in enumerate(case.promises())]
    problem = Problem(problem.num_items, problem.sessions, [*problem.terms, *moves], problem.levels)
    begun = time.perf_counter()
    again = solve(problem, Budget(seconds=seconds))
    first = time.perf_counter()
    exact = minimise(problem, case.kept, Budget(seconds=seconds), levels=3)
    second = time.perf_counter()
    print(
        f"{sentence}: {weight} weighted in {1e3 * took:.0f} ms; again from scratch must "
        f"{again.cost[0]}, {again.cost[2]} in {(first - begun) / took:.0f} × the time; CP-SAT must "
        f"{exact.cost[0]}, {exact.cost[2]}{' proven' if exact.levels[2].proven else ''} in "
        f"{(second - first) / took:.0f} × the time",
        flush=True,
    )
