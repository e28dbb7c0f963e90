"""Requests as rules: who asked not to meet is kept apart, who asked to meet is kept near.

A rule has the id ``request-ID`` and is as confidential as what it comes from. What is over, by
``until``, is judged by the hour at which a session begins, never by a clock.
"""

from __future__ import annotations

from collections.abc import Iterator

from preseance.model.event import Event
from preseance.model.rule_row import (
    Firmness,
    Level,
    RequestKind,
    RequestRow,
    RuleRow,
)
from preseance.model.session import Session
from preseance.rules.catalogue import RULES

_WEIGHT = 100
_LEVELS = {
    (RequestKind.NOT_MEET, Firmness.FIRM): Level.MUST,
    (RequestKind.NOT_MEET, Firmness.WISH): Level.SHOULD,
    (RequestKind.MEET, Firmness.FIRM): Level.SHOULD,
    (RequestKind.MEET, Firmness.WISH): Level.PREFER,
}


def request_rows(event: Event) -> tuple[RuleRow, ...]:
    """The rules that the requests of an event make, in their order."""
    return tuple(row for request in event.requests for row in _row(event, request))


def sessions_bound(event: Event, request: RequestRow) -> tuple[str, ...]:
    """Ids of the sessions whose seating a request has a say in."""
    lacks_scope = request.kind is RequestKind.MEET and not request.scope
    if not request.binds or request.allows_neighbours or lacks_scope:
        return ()
    return sessions_covered(event, request)


def sessions_covered(event: Event, request: RequestRow) -> tuple[str, ...]:
    """Ids of the sessions a request speaks of, whether or not it has a say in their seating."""
    return tuple(
        s.id
        for s in event.sessions
        if (not request.scope or s.id in request.scope) and not _is_over(request, event, s)
    )


def _is_over(request: RequestRow, event: Event, session: Session) -> bool:
    if request.until is None:
        return False
    if session.start is None:
        return request.until.date() < event.start
    return request.until < session.start


def _rule_for(asked: RequestKind) -> str:
    """The kind of rule that does what requests of a kind ask."""
    return next(kind for kind, rule in RULES.items() if rule.answers is asked)


def _row(event: Event, request: RequestRow) -> Iterator[RuleRow]:
    sessions = sessions_bound(event, request)
    if not sessions:
        return
    yield RuleRow(
        id=request.rule_id,
        kind=_rule_for(request.kind),
        a=(request.a,),
        b=(request.b,),
        sessions=sessions,
        level=_LEVELS[request.kind, request.firmness],
        weight=_WEIGHT,
        reason=request.reason,
        source=request.source,
        confidential=request.confidential,
    )
