"""What the writer of rules says: a sentence for each kind, and the words it is chosen from."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said


def _pattern(text: str) -> Said:
    """A sentence with slots, which stay slots until they are filled."""
    slots = ("a", "b", "relations", "sessions", "what")
    return Said(text, **{slot: f"{{{slot}}}" for slot in slots if f"{{{slot}}}" in text})


PATTERNS: Mapping[str, Said] = MappingProxyType(
    {
        "keep_apart": _pattern("Keep {a} and {b} apart: not {relations}, {sessions}."),
        "keep_together": _pattern("Keep {a} and {b} together: {relations}, {sessions}."),
        "buffer": _pattern("Put somebody between {a} and {b}, {sessions}."),
        "pin": _pattern("Give {a} {b}, {sessions}."),
        "forbid": _pattern("Give {a} any place but {b}, {sessions}."),
        "not_ahead": _pattern("Do not place {a} visibly ahead of {b}, {sessions}."),
        "zones": _pattern("Give {a} {b} as their own, {sessions}."),
        "at_most": _pattern("Seat only so many of {a} at one table, {sessions}."),
        "balance": _pattern("Spread {a} evenly over the tables, {sessions}."),
        "affinity": _pattern("Let {a} and {b} be {relations} if it can be, {sessions}."),
        "fair_turns": _pattern("Let {a} take turns at {b}, {sessions}."),
        "companions": _pattern("Give {a} somebody they know, {relations}, {sessions}."),
        "common_language": _pattern("Give {a} a neighbour they can talk to, {sessions}."),
        "fresh_neighbours": _pattern("Give {a} other neighbours than before, {sessions}."),
        "fresh_tables": _pattern("Give {a} another table than before, {sessions}."),
    }
)
"""By kind; the other kinds are said by what they are called."""
OTHER = _pattern("See to this, {sessions}: {what}.")
ALONE: Mapping[str, Said] = MappingProxyType(
    {
        "keep_apart": _pattern("Keep {a} apart from each other: not {relations}, {sessions}."),
        "keep_together": _pattern("Keep {a} together: {relations}, {sessions}."),
        "affinity": _pattern("Let {a} be {relations} if it can be, {sessions}."),
    }
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
        "somebody": Said("…"),
        "source": Said("Source"),
        "stale": Said("Somebody changed this rule meanwhile; look at it again."),
        "tables": Said("Tables"),
        "table-grid": Said("The same as a list"),
        "usual": Said("by custom: {relations}", relations="{relations}"),
        "weight": Said("Weight within its level"),
        "within": Said("Or within metres"),
        "write": Said("Write a rule"),
        "zones": Said("Zones"),
    }
)
"""What the pages say, by name."""
