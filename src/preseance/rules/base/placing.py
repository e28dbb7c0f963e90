"""Rules about single guests: which places will do for whom."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from preseance.engine.terms import PlaceTerm, Term, Weights
from preseance.model.finding import Argument, Finding, PlaceRef
from preseance.model.plan import Plan
from preseance.rules.base.occasion import Scene
from preseance.rules.base.rule import Rule


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

    @abstractmethod
    def demands(self, scene: Scene) -> Sequence[Demand]:
        """What is asked in one session."""

    @cached_property
    def asked(self) -> tuple[tuple[Scene, tuple[Demand, ...]], ...]:
        """The demands of each session that has any."""
        found = [(scene, tuple(self.demands(scene))) for scene in self.scenes()]
        return tuple((scene, demands) for scene, demands in found if demands)

    def terms(self) -> Sequence[Term]:
        """A place term a session."""
        return [
            PlaceTerm(
                level=self.level,
                session=scene.index,
                costs=Weights.sparse(
                    [
                        (d.item, q, self.row.weight)
                        for d in demands
                        for q in (*sorted(d.wrong), *([len(scene.places)] if d.nowhere else []))
                    ]
                ),
            )
            for scene, demands in self.asked
        ]

    def findings(self, plan: Plan) -> Sequence[Finding]:
        """A finding a guest."""
        seating, found = self.occasion.seating(plan), []
        for scene, demands in self.asked:
            at = seating.at[scene.index]
            for d in demands:
                place = at[d.item]
                if place in d.wrong or (place < 0 and d.nowhere):
                    where = {"p": PlaceRef(scene.places[place].id)} if place >= 0 else {}
                    found.append(
                        self.breach(
                            scene,
                            d.message if place >= 0 else d.nowhere,
                            guests=[d.item],
                            places=[place],
                            arguments={**d.arguments, **where},
                            unavoidable=d.hopeless,
                        )
                    )
        return found
