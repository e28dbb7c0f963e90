"""What the rules share: the occasion they speak of, its relations, and what a rule is."""

from preseance.rules.base.occasion import Occasion, Scene, Seating
from preseance.rules.base.relations import Related, is_relation
from preseance.rules.base.rule import Rule
from preseance.rules.base.standing import tiers

__all__ = ["Occasion", "Related", "Rule", "Scene", "Seating", "is_relation", "tiers"]
