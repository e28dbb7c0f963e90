"""What a rule is: a validated row that tells its breaches and its terms."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.engine.terms import Term
from preseance.model.finding import Argument, Finding, Message, Remark
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS, RuleRow
from preseance.rules.base.occasion import Occasion, Scene


class Rule(ABC):
    """A rule row, validated. The catalogue page of a kind is its class's docstring."""

    kind: ClassVar[str]
    messages: ClassVar[Mapping[str, Mapping[str, str]]]
    """Templates by message id and language (en, fr), with {argument} fields."""
    needs: ClassVar[tuple[str, ...]] = ()
    """Columns of the row that must not be empty."""
    pairs: ClassVar[bool] = False
    """Whether the row sets guests against each other, so that it must mean two at least."""

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

    @property
    def level(self) -> int:
        """The engine's index of the row's level."""
        return LEVELS.index(self.row.level)

    def scenes(self) -> list[Scene]:
        """The sessions the row holds in."""
        wanted = self.row.sessions
        return [s for s in self.occasion.scenes if not wanted or s.session.id in wanted]

    def breach(
        self,
        scene: Scene,
        message: str,
        *,
        guests: Sequence[int],
        arguments: Mapping[str, Argument],
        places: Sequence[int] = (),
        times: int = 1,
        unavoidable: bool = False,
    ) -> Finding:
        """A finding in one session that costs the weight ``times`` over.

        ``guests`` are items and ``places`` the engine's indices; those that are -1 are left out.
        """
        return Finding(
            rule=self.row.id,
            kind=self.kind,
            level=self.row.level,
            cost=self.row.weight * times,
            guests=tuple(self.occasion.guests[i] for i in guests),
            places=tuple(scene.places[p].id for p in places if p >= 0),
            message=Message(message, arguments),
            session=scene.session.id,
            unavoidable=unavoidable,
            confidential=self.row.confidential,
        )
