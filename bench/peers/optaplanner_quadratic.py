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
    value_range_provider,
)
from optapy.constraint import Joiners
from optapy.score import HardSoftScore

from bench.peers.optaplanner_run import run
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
    ended = threading.Event()

    def best(plan) -> None:
        if report([facility.location.index for facility in plan.facilities]):
            ended.set()

    report.ready()
    run(
        Facility, Plan, constraints, lambda: Plan(locations, [Facility(i) for i in range(n)]),
        best, ended, seconds, seed,
    )  # fmt: skip
