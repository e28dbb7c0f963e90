"""Before and after: who moves, two small plans a session with the differing places ringed, findings gained and lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.safestring import mark_safe

from preseance.documents.pages.picture import small_plan
from preseance.door.moves import move_lines
from preseance.model.event import Event
from preseance.model.finding import Finding
from preseance.model.plan import Move
from preseance.planning.checks.checking import Check, check
from preseance.planning.occasion.making import occasion_of
from preseance.planning.publishing import Difference, difference
from preseance.server.pages.opening import language, said
from preseance.views.audiences import WHOLE
from preseance.views.sessions import session_view
from preseance.views.speaking import wording_of
from preseance.wording.said import Said

LEVELS = ("must", "should", "prefer")
MOST_PICTURES = 3
"""Sessions that are drawn, the first that differ."""


def compared(before: Check, after: Event) -> dict[str, Any]:
    """``moves`` in sentences, ``pictures`` by session, ``gained`` and ``lost`` findings, ``cost`` by level."""
    spoken = language()
    event = before.occasion.event
    then = check(occasion_of(after), after.plan, remarked=False)
    changed = difference(event.plan, after.plan, after)
    wording = wording_of(after, spoken)
    lost, gained = _apart(before.findings, then.findings)
    return {
        "moves": [line.text for line in move_lines(changed, after, wording)],
        "pictures": list(_pictures(before, then, changed)),
        "gained": [_told(f, then) for f in gained],
        "lost": [_told(f, before) for f in lost],
        "cost": [
            {"level": level, "before": a, "after": b}
            for level, a, b in zip(
                LEVELS, before.cost(everything=True), then.cost(everything=True), strict=True
            )
        ],
    }


def _apart(one: Iterable[Finding], other: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings of each that the other has not."""

    def key(f: Finding) -> tuple[Any, ...]:
        return f.session, f.rule, tuple(sorted(f.guests)), f.level, f.cost

    first, second = list(one), list(other)
    held = Counter(map(key, first)) & Counter(map(key, second))

    def rest(found: list[Finding]) -> Iterator[Finding]:
        left = held.copy()
        for f in found:
            if left[key(f)]:
                left[key(f)] -= 1
            else:
                yield f

    return list(rest(first)), list(rest(second))


def _told(finding: Finding, of: Check) -> dict[str, str]:
    wording = wording_of(of.occasion.event, language())
    return {"level": finding.level.value, "text": wording.sentence(finding.message)}


def _all(changed: Difference) -> tuple[Move, ...]:
    return (*changed.moves, *changed.seated, *changed.left)


def _pictures(before: Check, after: Check, changed: Difference) -> Iterator[dict[str, Any]]:
    sessions = list(dict.fromkeys(m.session for m in _all(changed)))[:MOST_PICTURES]
    for session in sessions:
        mine = [m for m in _all(changed) if m.session == session]
        places = {p for m in mine for p in (m.origin, m.target) if p is not None}
        title = after.occasion.event.session_by_id[session].title
        drawn = [
            _picture(before, session, places, Said("{session} before", session=title)),
            _picture(after, session, places, Said("{session} after", session=title)),
        ]
        if all(drawn):
            yield {"session": title, "before": drawn[0], "after": drawn[1]}


def _picture(of: Check, session: str, places: set[str], called: Said) -> str:
    for assembly in of.occasion.assemblies:
        if assembly.session.id == session:
            view = session_view(of, assembly, WHOLE, language())
            # Made of texts that were escaped one by one.
            return mark_safe(small_plan(view, places, said(called)))
    return ""
