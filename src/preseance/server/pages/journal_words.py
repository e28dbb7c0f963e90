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
        "begun": Said("As the event came in"),
        "revision": Said("Revision"),
        "take": Said("Take over"),
        "take-told": Said("What was changed in the variant becomes one revision of the event."),
        "time": Said("Time (UTC)"),
        "to": Said("To"),
        "variants": Said("Variants"),
        "variants-none": Said("There is no variant yet."),
        "variants-told": Said(
            "A variant is another draft, begun from a revision and worked on as the event is."
        ),
        "what": Said("What was done"),
    }
)
LEVELS: Mapping[str, Said] = MappingProxyType(
    {"must": Said("Must"), "should": Said("Should"), "prefer": Said("Prefer")}
)
