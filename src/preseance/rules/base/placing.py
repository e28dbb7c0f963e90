"""Rules about single guests: which places will do for whom."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from preseance.engine.terms import PlaceTerm, Term, Weights
from preseance.model.finding import Argument, Finding, PlaceRef
from preseance.model.plan import Plan
from preseance.rules.base.rule import Rule
from preseance.rules.base.scene import Scene

MANY = 16
"""From so many guests with the same demand on they are told as a class."""


@dataclass(frozen=True)
class Demand:
    """What a rule asks for one guest in one session."""

    item: int
    wrong: frozenset[int]
    """Places that will not do."""
    message: str
    """Said of the guest at a wrong place; its argument ``p`` is the place."""
    arguments: Mapping[str, Argument] = field(default_factory=dict)
    nowhere: str = ""
    """Said of the guest without a place; empty where that is no breach."""
    hopeless: bool = False
    """Whether no place will do."""


class PlaceRule(Rule):
    """A rule each breach of which is a guest at a wrong place."""

    crowded_message: str = ""
    """Said of guests for whom there are too few of the right places, with their number."""

    @abstractmethod
    def demands(self, scene: Scene) -> Sequence[Demand]:
        """What is asked in one session."""

    @cached_property
    def asked(self) -> tuple[tuple[Scene, tuple[Demand, ...]], ...]:
        """The demands of each session that has any."""
        found = [(scene, tuple(self.demands(scene))) for scene in self.scenes()]
        return tuple((scene, demands) for scene, demands in found if demands)

    def terms(self) -> Sequence[Term]:
        """A place term a session, and one for each set of places that is wrong for many."""
        made: list[Term] = []
        for scene, demands in self.asked:
            alike: dict[tuple[int, bool], list[Demand]] = {}
            for d in demands:
                alike.setdefault((id(d.wrong), bool(d.nowhere)), []).append(d)
            few = [d for ds in alike.values() if len(ds) < MANY for d in ds]
            costs = [_listed(scene, few, self.row.weight)] if few else []
            costs += [
                _classed(scene, ds, self.row.weight, len(self.occasion.guests))
                for ds in alike.values()
                if len(ds) >= MANY
            ]
            made += [PlaceTerm(level=self.level, session=scene.index, costs=c) for c in costs]
        return made

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest; those for whom there are too few of the right places are one."""
        return [f for scene, demands in self.asked for f in self._of_scene(scene, demands, plan)]

    def _of_scene(self, scene: Scene, demands: Sequence[Demand], plan: Plan) -> list[Finding]:
        at = self.occasion.seating(plan).at[scene.index]
        found: list[Finding] = []
        alike: dict[frozenset[int], list[Demand]] = {}
        for d in demands:
            place = at[d.item]
            if place in d.wrong or (place < 0 and d.nowhere):
                found.append(self._of_guest(scene, d, place))
            if d.nowhere and self.crowded_message:
                alike.setdefault(d.wrong, []).append(d)
        for wrong, same in alike.items() if found else ():
            right = len(scene.places) - len(wrong)
            excess = len({d.item for d in same}) - right
            if right and excess > 0:
                theirs = {self.occasion.guests[d.item] for d in same}
                mine = [f for f in found if f.guests[0] in theirs]
                others = [f for f in found if f.guests[0] not in theirs]
                words = {k: v for k, v in same[0].arguments.items() if k != "a"}
                found = others + self.with_unavoidable(mine, excess, self.crowded_message, words)
        return found

    def _of_guest(self, scene: Scene, d: Demand, place: int) -> Finding:
        where = {"p": PlaceRef(scene.places[place].id)} if place >= 0 else {}
        return self.breach(
            scene,
            d.message if place >= 0 else d.nowhere,
            guests=[d.item],
            places=[place],
            arguments={**d.arguments, **where},
            unavoidable=d.hopeless,
        )


def _listed(scene: Scene, demands: Sequence[Demand], weight: int) -> Weights:
    none = len(scene.places)
    return Weights.sparse(
        [
            (d.item, q, weight)
            for d in demands
            for q in (*sorted(d.wrong), *([none] if d.nowhere else []))
        ]
    )


def _classed(scene: Scene, demands: Sequence[Demand], weight: int, num_guests: int) -> Weights:
    """The same for guests of one demand, without a list of guests times places.

    A guest with two such demands (two needs served by the same places) has them both counted.
    """
    times = np.zeros(num_guests, dtype=np.int64)
    np.add.at(times, [d.item for d in demands], 1)
    wrong = np.full(len(scene.places) + 1, -1, dtype=np.int64)
    wrong[sorted(demands[0].wrong)] = 0
    if demands[0].nowhere:
        wrong[-1] = 0
    return Weights.classes(times, wrong, weight * np.arange(times.max() + 1)[:, None])
