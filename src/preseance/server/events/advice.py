"""What a planner is told who asks: the step that would mend a finding, who is kept apart, what is worth knowing."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from preseance.errors import UnknownNameError
from preseance.planning.checks.checking import check
from preseance.planning.questions.remedies import cheapest_step
from preseance.rules.kinds.keep_apart import KeepApart
from preseance.server.events import seen
from preseance.server.events.store import Kept
from preseance.views.speaking import wording_of
from preseance.wording.said import Said

MOST_PAIRS = 2000
"""Threads that a page is given; more are a web that nobody reads."""


def step_json(
    kept: Kept, session: str, rule: str, guests: Collection[str], places: Collection[str]
) -> dict[str, Any]:
    """The cheapest single step that ends a finding of a session, known by its rule, guests and places.

    ``kind`` is ``move``, ``swap`` (``other`` takes the guest's place) or ``none``; with ``guest``,
    ``place`` and ``cost``, the change of cost ``[must, should, prefer]``.

    Raises
    ------
    UnknownNameError
        Where the plan has no such finding.
    """
    checked, _ = seen.assembly_of(kept, session)
    found = next(
        (
            f
            for f in checked.findings
            if f.rule == rule
            and f.session in (None, session)
            and set(f.guests) == set(guests)
            and set(f.places) == set(places)
        ),
        None,
    )
    if found is None:
        raise UnknownNameError(Said("finding of the rule"), rule)
    step = cheapest_step(seen.questions_of(kept), found)
    if step is None or step.place not in _places(kept, session):
        return {"revision": kept.revision, "kind": "none"}
    return {
        "revision": kept.revision,
        "kind": step.kind,
        "guest": step.guest,
        "place": step.place,
        "other": step.other,
        "cost": [step.cost.must, step.cost.should, step.cost.prefer],
    }


def _places(kept: Kept, session: str) -> frozenset[str]:
    """A step of another session is none to be shown here."""
    _, assembly = seen.assembly_of(kept, session)
    return frozenset(place.id for place in assembly.places)


def apart_json(kept: Kept, session: str) -> dict[str, Any]:
    """Pairs who are to be kept apart in a session: ``guests``, ``level``, and whether they are ``near``."""
    checked, assembly = seen.assembly_of(kept, session)
    at = checked.occasion.seating(kept.event.plan).at[assembly.index]
    ids = checked.occasion.guests
    pairs = [
        {
            "guests": [ids[i], ids[j]],
            "level": rule.row.level.value,
            "near": bool(case.near.holds(at[i], at[j])),
        }
        for rule in checked.rules
        if isinstance(rule, KeepApart)
        for case in rule.asked
        if case.assembly.index == assembly.index
        for i, j, _ in case.pairs
        if at[i] >= 0 and at[j] >= 0
    ]
    pairs.sort(key=lambda pair: not pair["near"])
    return {"revision": kept.revision, "session": session, "pairs": pairs[:MOST_PAIRS]}


def remarks_json(kept: Kept, language: str = "") -> dict[str, Any]:
    """What is worth knowing of an event and no placement changes: ``text``, ``guests``, ``session``."""
    checked = seen.checked_of(kept)
    whole = check(checked.occasion, kept.event.plan, checked.rules)
    say = wording_of(kept.event, seen.language_of(kept.event, language)).sentence
    return {
        "revision": kept.revision,
        "remarks": [
            {"text": say(r.message), "guests": list(r.guests), "session": r.session}
            for r in whole.remarks
        ],
    }
