"""The pages of an event, in the order of its bar, and what one must be allowed to do to open each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.wording.said import Said, in_language


@dataclass(frozen=True, slots=True)
class Destination:
    """One page of an event; ``name`` is that of its address."""

    name: str
    called: Said
    op: Op


PAGES = (
    Destination("room", Said("Plan"), Op.SEE),
    Destination("variants", Said("Variants"), Op.ASK),
    Destination("journal", Said("Journal"), Op.JOURNAL),
)


def bar(who: Entry, current: str, language: str) -> dict[str, Any]:
    """What the bar of an event shows somebody: the pages they may open, and its other words."""
    return {
        "pages": [
            {
                "address": reverse(one.name, args=[who.key]),
                "called": in_language(one.called, language),
                "current": one.name == current,
            }
            for one in PAGES
            if who.may(one.op)
        ],
        "pages_called": in_language(Said("Pages of the event"), language),
        "events_called": in_language(Said("Events"), language),
        "sign_out_called": in_language(Said("Sign out"), language),
    }
