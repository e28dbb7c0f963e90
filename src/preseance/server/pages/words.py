"""What the planning room says on its page and from its scripts, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "all": Said("All"),
        "cancel": Said("Cancel"),
        "cancelled": Said("Cancelled; {name} stays.", name="{name}"),
        "carrying": Said(
            "{name} is picked up. Choose a place; Esc leaves them where they are.", name="{name}"
        ),
        "costs-better": Said("better than now"),
        "costs-must": Said("breaks a must"),
        "costs-prefer": Said("worsens what is preferred"),
        "costs-same": Said("no difference"),
        "costs-should": Said("worsens what should be"),
        "delegation": Said("Delegation"),
        "event-nav": Said("Sessions"),
        "events": Said("Events"),
        "findings": Said("Findings"),
        "fit": Said("Fit"),
        "fit-all": Said("Show the whole plan"),
        "free": Said("Free place"),
        "guests": Said("Guests"),
        "legend-move": Said("Choose a guest, then Move, then a place; or drag them there."),
        "list": Said("List"),
        "live": Said("Live"),
        "move": Said("Move"),
        "moved": Said("{name}: {place}", name="{name}", place="{place}"),
        "must": Said("Must"),
        "no-findings": Said("Nothing is broken."),
        "no-place": Said("no place"),
        "nobody": Said("Nobody is chosen."),
        "nowhere": Said("In this event no session has places."),
        "place": Said("Place"),
        "plan": Said("Plan"),
        "prefer": Said("Prefer"),
        "rank": Said("Rank"),
        "read-only": Said("You may look at this plan, and not change it."),
        "reconnecting": Said("No connection; trying again"),
        "redo": Said("Redo"),
        "refused": Said("Not done: {reason}", reason="{reason}"),
        "saved": Said("Saved"),
        "saving": Said("Saving…"),
        "search": Said("Search for a guest"),
        "selected": Said("Chosen"),
        "should": Said("Should"),
        "sign-out": Said("Sign out"),
        "title": Said("Function"),
        "undo": Said("Undo"),
        "unplaced": Said("Without a place"),
        "unseat": Said("Take off"),
        "unseated": Said("{name} has no place now.", name="{name}"),
        "view": Said("Plan or list"),
        "zoom-in": Said("Larger"),
        "zoom-out": Said("Smaller"),
    }
)
