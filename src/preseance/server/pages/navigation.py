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
    Destination("lists", Said("Lists"), Op.SEE),
    Destination("rules", Said("Rules"), Op.EDIT),
    Destination("rooms", Said("Rooms"), Op.EDIT),
    Destination("solve", Said("Solve"), Op.SOLVE),
    Destination("switch", Said("Changes"), Op.SOLVE),
    Destination("programme", Said("Programme"), Op.SEE),
    Destination("encounters", Said("Encounters"), Op.ASK),
    Destination("requests", Said("Requests"), Op.ASK),
    Destination("reports", Said("Reports"), Op.EDIT),
    Destination("approval", Said("Approval"), Op.VERDICTS),
    Destination("papers", Said("Papers"), Op.PRINT),
    Destination("variants", Said("Variants"), Op.ASK),
    Destination("journal", Said("Journal"), Op.JOURNAL),
    Destination("own-part", Said("Your delegation"), Op.PROPOSE),
    Destination("proposals", Said("Proposals"), Op.EDIT),
    Destination("members", Said("Members and links"), Op.MEMBERS),
    Destination("personal", Said("Personal data"), Op.PERSONAL),
    Destination("audit", Said("Who did what"), Op.AUDIT),
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
