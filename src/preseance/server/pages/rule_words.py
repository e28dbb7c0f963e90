"""What the writer of rules says: a sentence for each kind, and the words it is chosen from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.rules import RULES
from preseance.wording.said import Said

PATTERNS: Mapping[str, Said] = MappingProxyType(
    {kind: rule.wish for kind, rule in RULES.items() if rule.wish is not None}
)
"""By kind; the other kinds are said by what they are called."""
OTHER = Said("See to this, {sessions}: {what}.", sessions="{sessions}", what="{what}")
ALONE: Mapping[str, Said] = MappingProxyType(
    {kind: rule.wish_alone for kind, rule in RULES.items() if rule.wish_alone is not None}
)
"""Where nobody stands in the second slot."""
RELATIONS: Mapping[str, Said] = MappingProxyType(
    {
        "beside": Said("beside"),
        "across": Said("across"),
        "diagonal": Said("diagonally across"),
        "right-of": Said("on the right hand"),
        "left-of": Said("on the left hand"),
        "same-table": Said("at one table"),
        "next": Said("next in the line"),
        "behind": Said("one behind the other"),
        "in-frame": Said("in one picture"),
        "in-sight": Said("in sight of each other"),
        "same-vehicle": Said("in one vehicle"),
        "same-row": Said("in one row"),
        "same-room": Said("in one room"),
        "same-session": Said("at one session"),
    }
)
WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "a": Said("Whom"),
        "add": Said("Add the rule"),
        "anybody": Said("everybody"),
        "at": Said("at {session}", session="{session}"),
        "b-guests": Said("And whom"),
        "b-places": Said("Which places"),
        "broken": Said("Broken"),
        "change": Said("Change the rule"),
        "confidential": Said("Confidential: only protocol and the host may know of it"),
        "delegations": Said("Delegations"),
        "details": Said("Details"),
        "each-session": Said("at every session"),
        "groups": Said("Groups"),
        "guests": Said("Guests"),
        "help": Said("What it does"),
        "kept": Said("Kept"),
        "kinds": Said("Choose a sentence"),
        "kinds-lead": Said("Each with a picture of the rule kept."),
        "level": Said("How firmly"),
        "level-must": Said("must: nothing goes before it"),
        "level-prefer": Said("prefer: where it costs nothing else"),
        "level-should": Said("should: unless a must forbids it"),
        "none": Said("No rule is written yet; those of custom hold all the same."),
        "others": Said("Others"),
        "places": Said("Places"),
        "reason": Said("Reason"),
        "relations": Said("How near"),
        "remove": Said("Remove the rule"),
        "rules": Said("Rules"),
        "sentence": Said("The rule in words"),
        "sessions": Said("Sessions"),
        "source": Said("Source"),
        "stale": Said("Somebody changed this rule meanwhile; look at it again."),
        "tables": Said("Tables"),
        "table-grid": Said("The same as a list"),
        "usual": Said("by custom: {relations}", relations="{relations}"),
        "weight": Said("Weight within its level"),
        "within": Said("Or within metres"),
        "zones": Said("Zones"),
    }
)
"""What the pages say, by name."""
