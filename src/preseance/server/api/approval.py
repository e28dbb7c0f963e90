"""What was approved and returned, table by table; a decision is a command, `approve` or `return`."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router

from preseance.server.api.callers import person_of
from preseance.server.api.events import ANSWER, Answer, EventKey, Session
from preseance.server.events import approval, store
from preseance.server.events.access import entry
from preseance.server.events.roles import Op

router = Router(tags=["approval"])


@router.get("/events/{event}/sessions/{session}/approval", response=ANSWER)
def see_approval(request: HttpRequest, event: EventKey, session: Session) -> Answer:
    """Of each table its state, who sits where, and what was decided on it, the latest first."""
    entry(event, person_of(request), Op.VERDICTS)
    kept = store.latest(event)
    found = approval.standings(kept, session, approval.decisions_of(kept))
    return {
        "revision": kept.revision,
        "session": session,
        "tables": [s.to_json() | {"seats": s.seats} for s in found],
    }
