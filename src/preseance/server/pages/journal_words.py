"""What the journal and the page of variants say."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "after": Said("After"),
        "back": Said("Go back to this revision"),
        "before": Said("Before"),
        "by": Said("By"),
        "clash": Said("Somebody changed the same meanwhile; nothing was written."),
        "compare": Said("Compare"),
        "cost": Said("Cost"),
        "drop": Said("Drop"),
        "earlier": Said("Earlier revisions"),
        "findings-gained": Said("Findings gained"),
        "findings-lost": Said("Findings lost"),
        "from": Said("From"),
        "guest": Said("Guest"),
        "journal": Said("Journal"),
        "journal-told": Said(
            "Each command is one revision. Compare any two; going back is a revision too, and loses nothing."
        ),
        "latest": Said("Latest revisions"),
        "make-variant": Said("Begin a variant"),
        "name": Said("Name"),
        "no-place": Said("no place"),
        "nothing": Said("Both are the same."),
        "open": Said("Open"),
        "others": Said("Other changes"),
        "places": Said("Places"),
        "revision": Said("Revision"),
        "take": Said("Take over"),
        "take-told": Said("What was changed in the variant becomes one revision of the event."),
        "time": Said("Time"),
        "to": Said("To"),
        "variants": Said("Variants"),
        "variants-none": Said("There is no variant yet."),
        "variants-told": Said(
            "A variant is another draft, begun from a revision and worked on as the event is."
        ),
        "what": Said("What was done"),
    }
)
DONE: Mapping[str, Said] = MappingProxyType(
    {
        "move": Said("Guest moved"),
        "swap": Said("Two guests swapped"),
        "unseat": Said("Guests taken off"),
        "move-several": Said("Guests moved"),
        "move-to-table": Said("Guests put at a table"),
        "move-table": Said("Tables changed over"),
        "insert": Said("Guest put between two"),
        "pin": Said("Guest pinned"),
        "unpin": Said("Guest unpinned"),
        "apply-plan": Said("Plan taken over"),
        "set-mark": Said("Places marked"),
        "clear-marks": Said("Marks taken away"),
        "publish": Said("Published"),
        "add-guest": Said("Guest added"),
        "change-guest": Said("Guest changed"),
        "remove-guest": Said("Guest removed"),
        "add-delegation": Said("Delegation added"),
        "change-delegation": Said("Delegation changed"),
        "remove-delegation": Said("Delegation removed"),
        "add-rule": Said("Rule added"),
        "change-rule": Said("Rule changed"),
        "remove-rule": Said("Rule removed"),
        "add-request": Said("Request added"),
        "change-request": Said("Request changed"),
        "remove-request": Said("Request removed"),
        "change-session": Said("Session changed"),
        "change-room": Said("Room changed"),
        "change-event": Said("Event changed"),
        "revert": Said("Back to revision {number}", number="{number}"),
        "undo": Said("Revision {number} taken back", number="{number}"),
        "redo": Said("Revision {number} done again", number="{number}"),
        "take": Said("Answer taken"),
        "switch": Said("Changed five minutes before"),
        "take-variant": Said("Variant taken over"),
        "erase": Said("Somebody erased"),
    }
)
"""What a revision did, by its command."""
OTHER = Said("Changed")
"""What a command did that has no word of its own yet."""
LEVELS: Mapping[str, Said] = MappingProxyType(
    {"must": Said("Must"), "should": Said("Should"), "prefer": Said("Prefer")}
)
