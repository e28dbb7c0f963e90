"""What the rules share: the occasion they speak of, and what a rule is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from preseance.engine.terms import Term
from preseance.model.event import Event
from preseance.model.finding import Finding, Remark
from preseance.model.place import Layout, Place
from preseance.model.plan import Plan
from preseance.model.rule_row import RuleRow
from preseance.model.session import Session
from preseance.protocol.precedence import Precedence


@dataclass(frozen=True)
class Scene:
    """One session as rules see it: its places and who attends, with the engine's indices."""

    index: int
    """The session's index in the problem."""
    session: Session
    layout: Layout
    guests: tuple[str, ...]
    """Guest ids attending, in the occasion's order."""

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Places; their order is the engine's index."""
        return self.layout.places

    @cached_property
    def place_index(self) -> Mapping[str, int]:
        """Index of each place by id."""
        return {p.id: k for k, p in enumerate(self.layout.places)}


@dataclass(frozen=True)
class Occasion:
    """An event made ready for its rules: guests in order, sessions with their places."""

    event: Event
    guests: tuple[str, ...]
    """Guest ids in precedence; their order is the engine's item index."""
    scenes: tuple[Scene, ...]
    precedence: Precedence

    @cached_property
    def item_of(self) -> Mapping[str, int]:
        """The engine's item index of each guest."""
        return {g: k for k, g in enumerate(self.guests)}


class Rule(ABC):
    """A rule row, validated. The catalogue page of a kind is its class's docstring."""

    kind: ClassVar[str]
    messages: ClassVar[Mapping[str, Mapping[str, str]]]
    """Templates by message id and language (en, fr), with {argument} fields."""

    def __init__(self, row: RuleRow, occasion: Occasion) -> None:
        self.row = row
        self.occasion = occasion

    @abstractmethod
    def findings(self, plan: Plan) -> Sequence[Finding]:
        """The breaches in a plan; their costs add up to the value of ``terms``."""

    @abstractmethod
    def terms(self) -> Sequence[Term]:
        """The same, for the engine."""

    def remarks(self) -> Sequence[Remark]:
        """What is worth knowing and no placement can change."""
        return ()
