"""Remarks on guests whom musts keep apart by table, where there are fewer tables than they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from preseance.engine.colouring.least import all_apart
from preseance.model.finding import Remark
from preseance.model.rule_row import Level
from preseance.rules.shapes import Assembly, Occasion, PairRule, Rule
from preseance.wording.message import GuestRefs, Message, SessionRef

Pair = tuple[int, int]


def remarks_on_apart(occasion: Occasion, rules: Sequence[Rule]) -> Iterator[Remark]:
    """For each session, the largest party that needs more tables than there are.

    What a single rule asks is its own finding; here several rules ask it together.
    """
    for assembly in occasion.assemblies:
        asked = _apart(assembly, rules)
        party = all_apart(asked, len(assembly.tables))
        pairs = [(a, b) for k, a in enumerate(party) for b in party[k + 1 :]]
        by = [asked[pair] for pair in pairs]
        if not party or len(set.union(*map(_ids, by))) == 1:
            continue
        guests = tuple(occasion.guests[i] for i in party)
        yield Remark(
            Message(
                "tables.too_few",
                {
                    "session": SessionRef(assembly.session.id),
                    "guests": GuestRefs(guests),
                    "number": len(party),
                    "tables": len(assembly.tables),
                },
            ),
            guests,
            assembly.session.id,
            # A pair that nobody may know of gives the whole party away.
            confidential=any(all(r.row.confidential for r in of_pair) for of_pair in by),
        )


def _ids(rules: Sequence[Rule]) -> set[str]:
    return {rule.row.id for rule in rules}


def _apart(assembly: Assembly, rules: Sequence[Rule]) -> dict[Pair, list[Rule]]:
    """Pairs that musts keep from one table, each with the rules that ask it."""
    found: dict[Pair, list[Rule]] = {}
    tables = assembly.related(["same-table"]).relation.group
    for rule in rules:
        if (
            not isinstance(rule, PairRule)
            or rule.row.level is not Level.MUST
            or not rule.row.weight
        ):
            continue
        for case in rule.asked:
            group = case.near.relation.group
            if case.assembly is not assembly or case.wanted or group is None or tables is None:
                continue
            if np.array_equal(group, tables):
                for i, j, _ in case.pairs:
                    found.setdefault((min(i, j), max(i, j)), []).append(rule)
    return found
