"""Copies to be collected, as whoever collects them reads it."""

from __future__ import annotations

from collections.abc import Iterable

from preseance.model.event import Event
from preseance.model.printed_copy import PrintedCopy
from preseance.views.records import CopyView


def copy_views(copies: Iterable[PrintedCopy], event: Event) -> tuple[CopyView, ...]:
    """Copies with their sessions called by their titles."""
    return tuple(
        CopyView(
            version=str(copy.version or ""),
            session=known.title if (known := event.session_by_id.get(copy.session)) else "",
            paper=copy.paper,
            audience=copy.audience,
            number=copy.number,
            of=copy.of,
            holder=copy.holder,
        )
        for copy in copies
    )
