"""What the pages of changes say, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

WORDS: Mapping[str, Said] = MappingProxyType(
    {
        "add": Said("Add"),
        "answer": Said("Answer {number}", number="{number}"),
        "answers": Said("Answers side by side"),
        "breaks": Said("What it newly breaks"),
        "breaks-must": Said("A must is broken in it; it cannot be taken."),
        "by": Said("On whose order"),
        "by-when": Said("Minutes, or hour (20:15)"),
        "cards": Said("cards that move: {number}", number="{number}"),
        "changes": Said("Changes"),
        "changes-help": Said(
            "Say what has happened; the plan that was promised is mended so that as little as possible moves."
        ),
        "changed-cards": Said("Place cards of those who move"),
        "draft": Said("Keep as draft"),
        "drop": Said("Leave out"),
        "find": Said("Find answers"),
        "five": Said("Five minutes before"),
        "guest": Said("Guest"),
        "kept-draft": Said("Kept as the draft, revision {number}.", number="{number}"),
        "not-proven": Said("not proven to be the fewest"),
        "nothing-more": Said("Nothing."),
        "nothing-open": Said("Nothing is open on the list."),
        "order": Said("Choose, and say on whose order"),
        "other": Said("Other guest"),
        "pictures": Said("Before and after"),
        "print": Said("Print only what changed"),
        "proven": Said("proven to be the fewest"),
        "publish": Said("Publish now"),
        "published": Said(
            "Version {number} is published, on the order of {who}.", number="{number}", who="{who}"
        ),
        "reopen": Said("Not done after all"),
        "said": Said("What has happened"),
        "sheets": Said("Change sheets, one for each reader"),
        "spot": Said("Place or table"),
        "stage": Said("Mark"),
        "stage-approved": Said("approved"),
        "stage-told": Said("told"),
        "stage-printed": Said("printed"),
        "stage-seated": Said("seated"),
        "stage-draft": Said("none"),
        "tasks": Said("What must be done"),
        "tick": Said("Done"),
        "what": Said("What happens"),
        "working": Said("Answers are being looked for."),
    }
)
