"""OptaPlanner through optapy (a pre-release, Java 17): a location each, all different, pair costs."""

from __future__ import annotations

import threading

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
    solver_manager_create,
    value_range_provider,
)
from optapy.constraint import Joiners
from optapy.score import HardSoftScore
from optapy.types import Duration, SolverConfig

from bench.peers.worker import Report

Rows = list[list[int]]
FLOW: Rows = []
DISTANCE: Rows = []


@problem_fact
class Location:
    """A place to stand."""

    def __init__(self, index):
        self.index = index

    @planning_id
    def get_id(self):
        return self.index


@planning_entity
class Facility:
    """What is placed."""

    def __init__(self, index, location=None):
        self.index = index
        self.location = location

    @planning_id
    def get_id(self):
        return self.index

    @planning_variable(Location, ["locations"])
    def get_location(self):
        return self.location

    def set_location(self, location):
        self.location = location


def pair_cost(one, two):
    """Cost of a pair, in both directions."""
    i, j, k, m = one.index, two.index, one.location.index, two.location.index
    return FLOW[i][j] * DISTANCE[k][m] + FLOW[j][i] * DISTANCE[m][k]


@constraint_provider
def constraints(factory):
    """No place twice; every pair costs flow times distance."""
    same = Joiners.equal(lambda facility: facility.location)
    return [
        factory.for_each_unique_pair(Facility, same).penalize(
            "taken twice", HardSoftScore.ONE_HARD
        ),
        factory.for_each_unique_pair(Facility).penalize("cost", HardSoftScore.ONE_SOFT, pair_cost),
    ]


@planning_solution
class Plan:
    """An assignment."""

    def __init__(self, locations, facilities, score=None):
        self.locations, self.facilities, self.score = locations, facilities, score

    @problem_fact_collection_property(Location)
    @value_range_provider("locations")
    def get_locations(self):
        return self.locations

    @planning_entity_collection_property(Facility)
    def get_facilities(self):
        return self.facilities

    @planning_score(HardSoftScore)
    def get_score(self):
        return self.score

    def set_score(self, score):
        self.score = score


def search(
    peer: str,
    flow: Rows,
    distance: Rows,
    seconds: float,
    seed: int,
    report: Report,
) -> None:
    """Solve with OptaPlanner's own defaults, reporting each best assignment."""
    FLOW[:], DISTANCE[:] = flow, distance
    n = len(flow)
    locations = [Location(k) for k in range(n)]
    config = (
        SolverConfig()
        .withEntityClasses(Facility)
        .withSolutionClass(Plan)
        .withConstraintProviderClass(constraints)
        .withRandomSeed(seed)
        .withTerminationSpentLimit(Duration.ofMillis(int(seconds * 1000)))
    )
    manager, ended = solver_manager_create(config), threading.Event()

    def best(plan) -> None:
        if plan.score is not None and plan.score.getHardScore() == 0:
            place = [facility.location.index for facility in plan.facilities]
            if report(place):
                ended.set()

    report.ready()
    job = manager.solveAndListen(
        1, lambda _: Plan(locations, [Facility(i) for i in range(n)]), best
    )

    def wait() -> None:
        job.getFinalBestSolution()
        ended.set()

    threading.Thread(target=wait, daemon=True).start()
    ended.wait(seconds + 5)
