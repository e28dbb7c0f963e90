"""What a rule is: a validated row that tells its breaches and its terms."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

from preseance.engine.terms import Term
from preseance.model.finding import Finding, Remark
from preseance.model.plan import Plan
from preseance.model.rule_row import RuleRow
from preseance.rules.base.occasion import Occasion


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
