"""Writing down who saw and changed what."""

from __future__ import annotations

from typing import Any

from preseance.server.accounts.models import Person
from preseance.server.events import models as rows


def audit(pk: int, person: Person | None, what: str, **detail: Any) -> None:
    """Write down that somebody saw or changed something."""
    name = person.called if person is not None else ""
    rows.Audit.objects.create(event_id=pk, person=person, name=name, what=what, detail=detail)
