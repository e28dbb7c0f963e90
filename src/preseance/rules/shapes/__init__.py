"""What the rules share: the occasion they speak of, its relations, what a rule is, its shapes."""

from preseance.rules.occasion.assembly import TALKS, Assembly
from preseance.rules.occasion.doors import to_doors
from preseance.rules.occasion.occasion import IndexedPlan, Occasion
from preseance.rules.occasion.relations import Related, is_relation, listed, where
from preseance.rules.occasion.runs import (
    even_shares,
    largest_shares,
    least_pairs,
    least_runs,
    pairs_of,
    stretches,
)
from preseance.rules.occasion.selectors import shared_traits
from preseance.rules.occasion.standing import Span, Standing
from preseance.rules.shapes.blocks import Block
from preseance.rules.shapes.company import Company, CompanyRule
from preseance.rules.shapes.counting import Count, CountRule, groups_meant
from preseance.rules.shapes.default import MEALS, Default
from preseance.rules.shapes.mingling import Mixture, MixtureRule
from preseance.rules.shapes.pairing import PairCase, PairRule
from preseance.rules.shapes.parameters import Param, choice, number, words
from preseance.rules.shapes.placing import Demand, PlaceRule
from preseance.rules.shapes.rule import Rule
from preseance.rules.shapes.words import (
    called,
    called_places,
    they_are,
    they_should,
)

__all__ = [
    "MEALS",
    "TALKS",
    "Assembly",
    "Block",
    "Company",
    "CompanyRule",
    "Count",
    "CountRule",
    "Default",
    "Demand",
    "IndexedPlan",
    "Mixture",
    "MixtureRule",
    "Occasion",
    "PairCase",
    "PairRule",
    "Param",
    "PlaceRule",
    "Related",
    "Rule",
    "Span",
    "Standing",
    "called",
    "called_places",
    "choice",
    "even_shares",
    "groups_meant",
    "is_relation",
    "largest_shares",
    "least_pairs",
    "least_runs",
    "listed",
    "number",
    "pairs_of",
    "shared_traits",
    "stretches",
    "they_are",
    "they_should",
    "to_doors",
    "where",
    "words",
]
