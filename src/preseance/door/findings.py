"""What a check is made of, costs, findings and conflicts, as JSON and in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from preseance.door.telling import Line
from preseance.model.finding import Finding
from preseance.model.rule_row import LEVELS, Level
from preseance.planning.checks.check_words import level_word
from preseance.planning.checks.conflicts import Conflict
from preseance.wording.message import Argument, Message, SessionRef, Term
from preseance.wording.wording import Wording

MOST_ALIKE = 6
"""Findings of one kind that people are shown one by one."""
MARKS = {Level.MUST: "✕", Level.SHOULD: "!", Level.PREFER: "–"}


def by_level(values: Sequence[Any]) -> dict[str, Any]:
    """Values by the name of their level: must, should, prefer."""
    return {level.value: value for level, value in zip(LEVELS, values, strict=True)}


def said(wording: Wording, message: str, **arguments: Argument) -> str:
    """One sentence by its message id."""
    return wording.sentence(Message(message, arguments))


def joined(messages: Sequence[Message], wording: Wording) -> str:
    """Messages in one line, with commas."""
    return ", ".join(str(wording.word(message)) for message in messages)


def costs_said(message: str, costs: Sequence[int], wording: Wording) -> str:
    """The levels that cost something, each said by one message."""
    levels = zip(LEVELS, costs, strict=True)
    told = [Message(message, {"level": level_word(v), "cost": c}) for v, c in levels if c]
    return joined(told, wording)


def finding_json(finding: Finding, wording: Wording) -> dict[str, Any]:
    """One breach of one rule."""
    return {
        "rule": finding.rule,
        "kind": finding.kind,
        "level": finding.level.value,
        "cost": finding.cost,
        "guests": list(finding.guests),
        "places": list(finding.places),
        "unavoidable": finding.unavoidable,
        "text": wording.sentence(finding.message),
    }


def finding_lines(
    findings: Sequence[Finding], wording: Wording, *, with_session: bool = False
) -> list[str]:
    """Findings in sentences, in their order; many of one kind are one line with their number."""
    lines: list[str] = []
    for finding, number in of_one_kind(findings):
        at = Message(
            "check.in_session",
            {"session": SessionRef(finding.session or ""), "finding": finding.message},
        )
        message = at if finding.session and with_session else finding.message
        if number > 1:
            told: dict[str, Argument] = {"number": number, "kind": Term(f"kind.{finding.kind}")}
            lines.append(said(wording, "check.alike", **told, finding=message))
        else:
            lines.append(wording.sentence(message))
    return lines


def of_one_kind(findings: Sequence[Finding]) -> list[tuple[Finding, int]]:
    """Findings in their order, each with 1, or the first of many of one kind with their number."""
    alike = Counter(f.kind for f in findings)
    many = {kind: number for kind, number in alike.items() if number > MOST_ALIKE}
    found: list[tuple[Finding, int]] = []
    for finding in findings:
        number = many.get(finding.kind, 1)
        if number:
            found.append((finding, number))
        if finding.kind in many:
            many[finding.kind] = 0
    return found


def conflict_json(conflict: Conflict, wording: Wording) -> dict[str, Any]:
    """A conflict: ids of its rules, and everything in sentences."""
    return {
        "rules": list(conflict.ids),
        "facts": [wording.sentence(fact) for fact in conflict.facts],
        "irreducible": conflict.irreducible,
        "smallest_proven": conflict.smallest_proven,
        "relaxations": [
            {"rules": list(way.rules), "cost": way.cost} for way in conflict.relaxations
        ],
        "asks": [wording.sentence(asks.message) for asks in conflict.rules],
    }


def conflict_lines(conflict: Conflict, wording: Wording, *, hidden: str = "") -> Iterator[Line]:
    """The conflict in sentences, the rule of a wish left out of the ways out."""
    for asks in conflict.rules:
        yield Line(f"  • {wording.sentence(asks.message)}")
    for fact in conflict.facts:
        yield Line(f"  • {said(wording, 'conflict.fact', fact=fact)}")
    smallest = conflict.smallest_proven
    least = Message("conflict.smallest" if smallest else "conflict.perhaps_smaller")
    kind = "conflict.all_needed" if conflict.irreducible else "conflict.some_spare"
    yield Line(f"  {said(wording, kind, least=least)}")
    for way in [w for w in conflict.relaxations if hidden not in w.rules][:3]:
        rules = joined([Message("conflict.rule", {"rule": r}) for r in way.rules], wording)
        yield Line(f"  → {said(wording, 'conflict.way_out', rules=rules, cost=way.cost)}")
