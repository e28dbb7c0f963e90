"""Who must not be at one door at once: how far apart two parties are to arrive, leave or set out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import product
from math import floor

from preseance.model.rule_row import Contact, RequestKind, RuleRow
from preseance.model.session import Session
from preseance.planning.day.parties import Party
from preseance.rules import RULES, sessions_covered
from preseance.rules.shapes import Occasion

Gaps = Mapping[frozenset[str], int]
"""By two guests: seconds from the beginning of one's slot to that of the other's, at least."""
_MINUTES = re.compile(r"within (\d+(?:\.\d+)?) ?min")
_NEAR = frozenset({"beside", "next", "near", "same-session"})
"""Relations that two have who come to one door one after the other."""


def kept_apart(occasion: Occasion, session: Session, seconds: int) -> Gaps:
    """The guests who must not come to one door one after the other, and how far apart they must be.

    By requests not to meet that allow no greeting and leave no seating free, and by rules that keep
    apart beside or in a line: a slot of ``seconds`` between; by ``within N min`` more than that.
    """
    found: dict[frozenset[str], int] = {}
    for request in occasion.event.requests:
        if (
            request.kind is RequestKind.NOT_MEET
            and request.binds
            and not request.allows_neighbours
            and not request.allows(Contact.GREETING)
            and session.id in sessions_covered(occasion.event, request)
        ):
            found[frozenset((request.a, request.b))] = 2 * seconds
    for row in occasion.event.rules:
        known = RULES.get(row.kind)
        if known is None or known.answers is not RequestKind.NOT_MEET:
            continue
        if row.sessions and session.id not in row.sessions:
            continue
        if apart := _seconds_apart(row, seconds):
            for pair in _pairs(occasion, row):
                found[pair] = max(apart, found.get(pair, 0))
    return found


def _seconds_apart(row: RuleRow, seconds: int) -> int:
    minutes = [float(m[1]) for r in row.relations if (m := _MINUTES.fullmatch(r))]
    wanted = [floor(60 * m) + 1 for m in minutes]
    if not row.relations or _NEAR.intersection(row.relations):
        wanted.append(2 * seconds)
    return max(wanted, default=0)


def _pairs(occasion: Occasion, row: RuleRow) -> Iterator[frozenset[str]]:
    one = {g for word in row.a for g in occasion.select(word)}
    other = {g for word in row.b for g in occasion.select(word)} if row.b else one
    for a, b in product(one, other):
        if a != b:
            yield frozenset((a, b))


def slots_apart(
    parties: Sequence[Party], doors: Sequence[str], gaps: Gaps, seconds: int
) -> Callable[[int, int], int]:
    """From two parties, by their indices, to how many slots lie from one to the other at least.

    0 where nothing keeps them apart, or each has a door of their own.
    """
    whose = {guest: k for k, party in enumerate(parties) for guest in party.guests}
    found: dict[frozenset[int], int] = {}
    for pair, apart in gaps.items():
        both = frozenset(whose[g] for g in pair if g in whose)
        if len(both) == 2 and len({doors[k] for k in both}) == 1:
            found[both] = max(-(-apart // seconds), found.get(both, 0))
    return lambda one, other: found.get(frozenset((one, other)), 0)
