"""python -m bench.peers.optaplanner_seating SECONDS SEED: OptaPlanner seats guests, in a process of its own.

Reads a JSON object (`bench.peers.optaplanner.Question`) from standard input, prints `ready` when the
model stands, then a JSON object for each plan without a hard breach that is better than all before.
Needs optapy (a pre-release, Java 17).
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time

from optapy import (
    constraint_provider,
    planning_entity,
    planning_entity_collection_property,
    planning_id,
    planning_score,
    planning_solution,
    planning_variable,
    problem_fact,
    problem_fact_collection_property,
    value_range_provider,
)
from optapy.constraint import ConstraintCollectors, Joiners
from optapy.score import HardSoftScore

from bench.peers.optaplanner_run import run

TOGETHER: list[list[int]] = []
APART: list[list[int]] = []
KNOWN: list[list[int]] = []
BESIDE: list[list[int]] = []
CAPACITY: list[int] = []
ASKED: list[int] = []


@problem_fact
class Spot:
    """A table, or a chair at one; `after` is the chair that follows, or -1."""

    def __init__(self, index, table, after):
        self.index = index
        self.table = table
        self.after = after

    @planning_id
    def get_id(self):
        return self.index


@planning_entity
class Guest:
    """Who is seated."""

    def __init__(self, index, size, kind, spot=None):
        self.index = index
        self.size = size
        self.kind = kind
        self.spot = spot

    @planning_id
    def get_id(self):
        return self.index

    @planning_variable(Spot, ["spots"])
    def get_spot(self):
        return self.spot

    def set_spot(self, spot):
        self.spot = spot


def at_table(guest):
    """The guest's table."""
    return guest.spot.table


def excess(table, guests):
    """Guests beyond the table's places."""
    return guests - CAPACITY[table]


@constraint_provider
def constraints(factory):
    """Room and pairs apart are hard; what pairs, neighbours and mixes cost is soft."""
    same = Joiners.equal(at_table)
    following = Joiners.equal(lambda g: g.spot.after, lambda g: g.spot.index)
    asked = [
        factory.for_each_unique_pair(Guest, same)
        .filter(lambda a, b: TOGETHER[a.index][b.index] != 0)
        .impact("pairs", HardSoftScore.ONE_SOFT, lambda a, b: -TOGETHER[a.index][b.index])
    ]
    if BESIDE:
        asked += [
            factory.for_each_unique_pair(Guest, Joiners.equal(lambda g: g.spot.index)).penalize(
                "chair taken twice", HardSoftScore.ONE_HARD
            ),
            factory.for_each(Guest)
            .join(Guest, following)
            .filter(lambda a, b: BESIDE[a.index][b.index] != 0)
            .penalize("neighbours", HardSoftScore.ONE_SOFT, lambda a, b: BESIDE[a.index][b.index]),
            # One too many at a table is one missing at another, or everywhere.
            factory.for_each(Guest)
            .group_by(at_table, lambda g: g.kind, ConstraintCollectors.count())
            .filter(lambda table, kind, count: count > ASKED[0])
            .penalize(
                "mix", HardSoftScore.ONE_SOFT, lambda table, kind, count: 2 * (count - ASKED[0])
            ),
        ]
        return asked
    asked += [
        factory.for_each(Guest)
        .group_by(at_table, ConstraintCollectors.sum(lambda g: g.size))
        .filter(lambda table, guests: excess(table, guests) > 0)
        .penalize(
            # Weighs more than a guest alone, so that one who leaves a full table is an improvement.
            "room",
            HardSoftScore.ofHard(max(2, ASKED[0] + 1)),
            excess,
        ),
        factory.for_each_unique_pair(Guest, same)
        .filter(lambda a, b: APART[a.index][b.index] == 1)
        .penalize("apart", HardSoftScore.ONE_HARD),
    ]
    if ASKED[0] > 0:
        knows = Joiners.filtering(lambda a, b: KNOWN[a.index][b.index] == 1)
        asked += [
            factory.for_each(Guest)
            .if_not_exists(Guest, same, knows)
            .penalize("knows nobody", HardSoftScore.ONE_HARD, lambda g: ASKED[0]),
            factory.for_each(Guest)
            .join(Guest, same, knows)
            .group_by(lambda a, b: a.index, ConstraintCollectors.count_bi())
            .filter(lambda guest, count: count < ASKED[0])
            .penalize("knows few", HardSoftScore.ONE_HARD, lambda guest, n: ASKED[0] - n),
        ]
    return asked


@planning_solution
class Plan:
    """Where everybody sits."""

    def __init__(self, spots, guests, score=None):
        self.spots, self.guests, self.score = spots, guests, score

    @problem_fact_collection_property(Spot)
    @value_range_provider("spots")
    def get_spots(self):
        return self.spots

    @planning_entity_collection_property(Guest)
    def get_guests(self):
        return self.guests

    @planning_score(HardSoftScore)
    def get_score(self):
        return self.score

    def set_score(self, score):
        self.score = score


def main() -> None:
    """Answer one question with OptaPlanner's own defaults."""
    # Java and its libraries print banners; the answers go out by a door of their own.
    out = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    seconds, seed = float(sys.argv[1]), int(sys.argv[2])
    asked = json.load(sys.stdin)
    TOGETHER[:], APART[:], KNOWN[:] = asked["together"], asked["apart"], asked["known"]
    BESIDE[:], CAPACITY[:], ASKED[:] = asked["beside"], asked["capacities"], [asked["asked"]]
    spots = [Spot(k, *spot) for k, spot in enumerate(asked["spots"])]
    guests = [Guest(g, *guest) for g, guest in enumerate(asked["guests"])]

    def best(plan) -> None:
        place = [guest.spot.index for guest in plan.guests]
        spent = round(time.perf_counter() - begun, 4)
        said = {"cost": -plan.score.getSoftScore(), "seconds": spent, "place": place}
        print(json.dumps(said), file=out, flush=True)

    print("ready", file=out, flush=True)
    begun = time.perf_counter()
    ended = threading.Event()
    run(Guest, Plan, constraints, lambda: Plan(spots, guests), best, ended, seconds, seed)
    out.flush()
    os._exit(0)  # A Java machine would keep the process alive.


if __name__ == "__main__":
    main()
