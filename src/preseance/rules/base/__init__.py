"""What the rules share: the occasion they speak of, its relations, what a rule is, its shapes."""

from preseance.rules.base.blocks import Block
from preseance.rules.base.company import Company, CompanyRule
from preseance.rules.base.counting import Count, CountRule, groups_meant
from preseance.rules.base.doors import to_doors
from preseance.rules.base.mingling import Mixture, MixtureRule
from preseance.rules.base.occasion import Occasion, Seating
from preseance.rules.base.pairing import PairCase, PairRule
from preseance.rules.base.parameters import Param, choice, number, words
from preseance.rules.base.placing import Demand, PlaceRule
from preseance.rules.base.relations import Related, is_relation, listed, where
from preseance.rules.base.rule import Rule
from preseance.rules.base.runs import (
    even_shares,
    largest_shares,
    least_pairs,
    least_runs,
    opened,
    pairs_of,
    stretches,
)
from preseance.rules.base.scene import Scene
from preseance.rules.base.selectors import shared_traits
from preseance.rules.base.standing import band_size, bands, tiers
from preseance.rules.base.words import (
    called,
    called_places,
    they_are,
    they_should,
)

__all__ = [
    "Block",
    "Company",
    "CompanyRule",
    "Count",
    "CountRule",
    "Demand",
    "Mixture",
    "MixtureRule",
    "Occasion",
    "PairCase",
    "PairRule",
    "Param",
    "PlaceRule",
    "Related",
    "Rule",
    "Scene",
    "Seating",
    "band_size",
    "bands",
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
    "opened",
    "pairs_of",
    "shared_traits",
    "stretches",
    "they_are",
    "they_should",
    "tiers",
    "to_doors",
    "where",
    "words",
]
