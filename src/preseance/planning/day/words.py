"""The sentences in which the day is told: encounters foreseen, what ends them, what is on record."""

from __future__ import annotations

from collections.abc import Mapping

MESSAGES: Mapping[str, str] = {
    "encounter.pair": "{a} and {b}",
    "encounter.none": "{a} and {b} do not come near each other.",
    "encounter.nobody": "Nobody here asked not to meet, and no rule keeps two guests apart.",
    "encounter.session": "session",
    "encounter.when": "when",
    "encounter.how": "how",
    "encounter.metres": "metres",
    "encounter.remedy": "what would end it",
    "encounter.passes": "{a} passes",
    "encounter.on_route": "on the same way: {route}",
    "encounter.swap": "{a} changes with {b}, {p}",
    "encounter.move": "{a} at {p}, which is empty",
    "encounter.other_door": "{a} by {door}",
    "encounter.escort": "somebody walks between {a} and {b}",
    "encounter.hold": "{a} waits {number} minute{number:s}",
    "encounter.leaves": "{step}; still {how}",
    "encounter.costs": "{step} ({costs})",
    "encounter.no_step": "no single step does",
    "encounter.record": "On record: {session}{when}: {kind}{told}",
    "encounter.unforeseen": "On record, though the plan does not foresee it: {session}{when}: {kind}{told}",
    "encounter.no_session": "elsewhere",
    "encounter.at": ", {moment}",
    "encounter.told": " ({words})",
    "encounter.met": "an encounter",
    "door.named": "the door «{name}»",
    "door.north": "the door in the north wall",
    "door.east": "the door in the east wall",
    "door.south": "the door in the south wall",
    "door.west": "the door in the west wall",
    "term.how.near": "within reach",
    "term.how.in-sight": "in sight",
    "term.how.same-table": "at one table",
    "term.how.same-vehicle": "in one vehicle",
    "term.how.passing": "passing",
    "term.how.same-route": "on the same way",
}
