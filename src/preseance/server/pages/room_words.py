"""What the page of the plan says beside what every page does: of hands, keys, steps, colleagues."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.server.pages import words
from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        **words.WORDS,
        "across": Said("Opposite:"),
        "before": Said("It was"),
        "block": Said("Whole delegation"),
        "breaks-must": Said("Breaks {number} more must: {text}", number="{number}", text="{text}"),
        "breaks-prefer": Said("{number} more preferred: {text}", number="{number}", text="{text}"),
        "breaks-should": Said("{number} more should: {text}", number="{number}", text="{text}"),
        "clash": Said("Changed meanwhile"),
        "clash-by": Said(
            "{who} changed the same meanwhile. Nothing of yours was written yet.", who="{who}"
        ),
        "close": Said("Close"),
        "delegations": Said("Delegations"),
        "edit": Said("Edit"),
        "fill": Said("Fill the rest"),
        "filled": Said("{number} guests have a place now.", number="{number}"),
        "filling": Said("Places are being found for those who have none."),
        "free-places": Said("{number} free", number="{number}"),
        "here": Said("Also here: {number}", number="{number}"),
        "keep-theirs": Said("Keep theirs"),
        "key-move": Said("Key M"),
        "key-pin": Said("Key P"),
        "key-threads": Said("Key T"),
        "keys": Said("Keys"),
        "leave": Said("Leave it"),
        "left": Said("On the left hand:"),
        "legend": Said("Signs"),
        "legend-better": Said("✓ better than now"),
        "legend-must": Said("✕ breaks a must"),
        "legend-prefer": Said("– worsens what is preferred"),
        "legend-should": Said("! worsens what should be"),
        "mend": Said("Mend"),
        "merged": Said("Changes by {names} were kept.", names="{names}"),
        "mine": Said("You asked"),
        "mine-on-top": Said("Put mine on top"),
        "move-to": Said("Move to…"),
        "move-to-options": Said("Places, tables and guests"),
        "moved-from": Said(
            "{name} moved from {from} to {place}.",
            **{"name": "{name}", "from": "{from}", "place": "{place}"},
        ),
        "moved-more": Said("And {number} more.", number="{number}"),
        "no-delegation": Said("No delegation"),
        "no-remarks": Said("There is nothing to remark."),
        "no-room": Said("There is no room for that."),
        "pin": Said("Pin"),
        "pinned": Said("{name}: pinned.", name="{name}"),
        "remarks": Said("Remarks"),
        "right": Said("On the right hand:"),
        "several": Said("{number} guests", number="{number}"),
        "single-keys": Said("Single keys without Ctrl"),
        "stage-approved": Said("Approved by the host"),
        "stage-draft": Said("Draft"),
        "stage-printed": Said("Printed"),
        "stage-seated": Said("Seated"),
        "stage-told": Said("Told"),
        "step": Said("Cheapest step"),
        "step-move": Said("{name} goes to {place}.", name="{name}", place="{place}"),
        "step-none": Said("No single step mends this."),
        "step-swap": Said("{name} and {other} change places.", name="{name}", other="{other}"),
        "take-step": Said("Take this step"),
        "taken": Said("{taken} of {all} places taken", taken="{taken}", all="{all}"),
        "theirs": Said("They made of it"),
        "threads": Said("Keep-apart threads"),
        "threads-shown": Said(
            "{number} pairs to be kept apart; {near} are too near.",
            number="{number}",
            near="{near}",
        ),
        "unpin": Said("Unpin"),
        "unpinned": Said("{name}: not pinned any more.", name="{name}"),
        "what": Said("What"),
    }
)
HELP: tuple[tuple[str | Said, Said], ...] = (
    ("← ↑ → ↓", Said("the nearest place in that direction; in the list, the next one")),
    ("[ ]", Said("the neighbour on the left or the right hand")),
    (Said("Home End"), Said("first and last place in honour at the table")),
    (Said("Page Up, Page Down"), Said("the table before, the next table")),
    (Said("Enter"), Said("pick up; put down")),
    (Said("Shift+Enter"), Said("choose one more; while carrying, put down between two, who shift")),
    (Said("Ctrl+A"), Said("everybody at this table")),
    (Said("Esc"), Said("leave everything as it was")),
    ("key-move", Said("move to a place, table or guest by name")),
    ("key-pin", Said("pin, or let go")),
    ("key-threads", Said("threads between those to be kept apart")),
    (Said("Delete"), Said("take off")),
    (Said("F8, Shift+F8"), Said("the next finding, the one before")),
    ("+ − 0", Said("larger, smaller, the whole plan")),
    (Said("Shift + ← ↑ → ↓"), Said("move what is seen")),
    (Said("Ctrl+Z, Ctrl+Y"), Said("undo, redo one’s own last command")),
    ("/", Said("search for a guest")),
    ("?", Said("this table")),
)
"""Keys, and what they do; a name of ``WORDS`` stands for the letter it ends with."""
