"""What commands say of a checked plan: to people, and as JSON by the command line contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.markup import escape

from preseance.cli.console import out
from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS, Level
from preseance.planning.checks.assessing import Assessment, BoundedCost, assess
from preseance.planning.checks.check_words import level_word
from preseance.planning.checks.checking import Check
from preseance.planning.checks.conflicts import Conflict
from preseance.planning.checks.must_words import rule_message
from preseance.planning.questions.remedies import Costliest, Remedy
from preseance.rules.shapes import Occasion
from preseance.wording.message import Argument, GuestRef, Message, PlaceRef, SessionRef
from preseance.wording.wording import Wording

MOST_SHOWN = 12
"""Findings of a level below must that people are shown; they are in order of cost."""
MARKS = {Level.MUST: "✕", Level.SHOULD: "!", Level.PREFER: "–"}


def check_report(
    checked: Check,
    wording: Wording,
    assessment: Assessment | None = None,
    steps: Mapping[int, Remedy] | None = None,
) -> dict[str, Any]:
    """Levels, sessions, event, total, conflict and remarks; findings with their remedies if given."""
    known = assessment or assess(checked)
    total = _result(known.total)
    conflicts = [conflict_report(c, wording) for c in known.conflicts]
    return {
        "levels": [level.value for level in LEVELS],
        "sessions": {
            s: _result(standing) | {"findings": _findings(checked, wording, s, steps)}
            for s, standing in known.sessions.items()
        },
        "event": _result(known.event) | {"findings": _findings(checked, wording, None, steps)},
        "total": total
        | {
            "gap": known.total.gap,
            "proven": all(known.total.proven),
            "proven_levels": total["proven"],
        },
        "conflict": conflicts[0] if conflicts else None,
        "conflicts": conflicts,
        "remarks": [
            {"text": wording.sentence(r.message), "guests": list(r.guests), "session": r.session}
            for r in checked.remarks
        ],
    }


def _result(standing: BoundedCost) -> dict[str, Any]:
    return {
        "cost": by_level(standing.cost),
        "bound": by_level(standing.bound),
        "proven": by_level(standing.proven),
    }


def by_level(values: Sequence[Any]) -> dict[str, Any]:
    """Values by the name of their level: must, should, prefer."""
    return {level.value: value for level, value in zip(LEVELS, values, strict=True)}


def _findings(
    checked: Check, wording: Wording, session: str | None, steps: Mapping[int, Remedy] | None
) -> list[dict[str, Any]]:
    return [
        finding_report(f, wording)
        | ({} if steps is None else {"mend": mend_report(steps.get(index))})
        for index, f in enumerate(checked.findings)
        if f.session == session
    ]


def placements_report(occasion: Occasion, plan: Plan) -> dict[str, dict[str, str]]:
    """Places by session and guest; a session without placements is there too."""
    placed: dict[str, dict[str, str]] = {s.session.id: {} for s in occasion.assemblies}
    for p in plan.placements:
        placed.setdefault(p.session, {})[p.guest] = p.place
    return placed


def mend_report(mend: Remedy | None) -> dict[str, Any] | None:
    """The cheapest single step, or null where none is enough."""
    if mend is None:
        return None
    return {
        "kind": mend.kind,
        "guest": mend.guest,
        "place": mend.place,
        "other": mend.other,
        "cost": by_level(mend.cost),
    }


def costliest_report(found: Costliest | None) -> dict[str, Any] | None:
    """The rule without which the plan would be cheapest; null where none saves anything."""
    if found is None:
        return None
    row = found.rule.row
    return {"rule": row.id, "kind": row.kind, "saves": by_level(found.saves)}


def finding_report(finding: Finding, wording: Wording) -> dict[str, Any]:
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


def conflict_report(conflict: Conflict, wording: Wording) -> dict[str, Any]:
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


def print_check(checked: Check, wording: Wording, assessment: Assessment | None = None) -> None:
    """Print findings, remarks, cost with bound and proof, and conflicts."""
    known = assessment or assess(checked)
    for level in LEVELS:
        found = [f for f in checked.findings if f.level is level]
        if found:
            _print_level(level, found, wording, with_session=len(known.sessions) > 1)
    for remark in checked.remarks:
        out.print(f"[dim]·[/dim] {escape(wording.sentence(remark.message))}")
    out.print(cost_line(checked, wording, known), markup=False)
    for conflict in known.conflicts:
        out.print(_said(wording, "conflict.opening"))
        print_conflict(conflict, wording)


def _print_level(
    level: Level, found: Sequence[Finding], wording: Wording, *, with_session: bool
) -> None:
    heading = _said(wording, "check.heading", level=level_word(level), number=len(found))
    out.print(f"[bold]{MARKS[level]} {heading}[/bold]")
    for finding in found if level is Level.MUST else found[:MOST_SHOWN]:
        text = wording.sentence(finding.message)
        if finding.session and with_session:
            at = SessionRef(finding.session)
            said = Message("check.in_session", {"session": at, "finding": finding.message})
            text = wording.sentence(said)
        out.print(f"   {text}", markup=False)
    if level is not Level.MUST and len(found) > MOST_SHOWN:
        out.print(f"   {_said(wording, 'check.more', number=len(found) - MOST_SHOWN)}")


def _said(wording: Wording, message: str, **said: Argument) -> str:
    return wording.sentence(Message(message, said))


def cost_line(checked: Check, wording: Wording, assessment: Assessment | None = None) -> str:
    """Cost by level with bound and proof, in one line."""
    total = (assessment or assess(checked)).total
    if not any(total.cost):
        return _said(wording, "check.nothing")
    costs = zip(LEVELS, total.cost, total.bound, total.proven, strict=True)
    return _said(wording, "check.cost", costs=_joined([_priced(*c) for c in costs], wording))


def _joined(messages: Sequence[Message], wording: Wording) -> str:
    return ", ".join(str(wording.word(message)) for message in messages)


def _priced(level: Level, cost: int, bound: int, proven: bool) -> Message:
    said: dict[str, Argument] = {"level": level_word(level), "cost": cost, "bound": bound}
    return Message("check.proven" if proven else "check.bounded" if bound else "check.priced", said)


def _costs(message: str, costs: Sequence[int], wording: Wording) -> str:
    """The levels that cost something, each said by one message."""
    levels = zip(LEVELS, costs, strict=True)
    told = [Message(message, {"level": level_word(v), "cost": c}) for v, c in levels if c]
    return _joined(told, wording)


def print_conflict(conflict: Conflict, wording: Wording, *, hidden: str = "") -> None:
    """The conflict in sentences, the rule of a wish left out of the ways out."""
    for asks in conflict.rules:
        out.print(f"  • {wording.sentence(asks.message)}", markup=False)
    for fact in conflict.facts:
        out.print(f"  • {_said(wording, 'conflict.fact', fact=fact)}", markup=False)
    smallest = conflict.smallest_proven
    least = Message("conflict.smallest" if smallest else "conflict.perhaps_smaller")
    kind = "conflict.all_needed" if conflict.irreducible else "conflict.some_spare"
    out.print(f"  {_said(wording, kind, least=least)}")
    for way in [w for w in conflict.relaxations if hidden not in w.rules][:3]:
        rules = _joined([Message("conflict.rule", {"rule": r}) for r in way.rules], wording)
        told = _said(wording, "conflict.way_out", rules=rules, cost=way.cost)
        out.print(f"  → {told}", markup=False)


def print_steps(checked: Check, wording: Wording, steps: Mapping[int, Remedy]) -> None:
    """Each finding with the cheapest single step that ends it."""
    for index, finding in enumerate(checked.findings):
        mend = steps.get(index)
        out.print(f"{MARKS[finding.level]} {wording.sentence(finding.message)}", markup=False)
        out.print(f"   → {_step(finding, mend, wording)}", markup=False)


def _step(finding: Finding, mend: Remedy | None, wording: Wording) -> str:
    if mend is None:
        return _said(wording, "check.no_step")
    if mend.kind == "relax":
        return _said(wording, "check.give_up", rule=finding.rule)
    said: dict[str, Argument] = {"p": PlaceRef(mend.place or ""), "a": GuestRef(mend.other or "")}
    where = Message("why.swap" if mend.other else "why.empty", said)
    costs = _costs("check.changed", mend.cost, wording)
    if not costs:
        costs = str(wording.word(Message("why.same")))
    return _said(wording, "check.step", a=GuestRef(mend.guest or ""), where=where, costs=costs)


def print_costliest(found: Costliest | None, wording: Wording) -> None:
    """The rule that costs the most."""
    if found is None:
        out.print(_said(wording, "check.costs_nothing"))
        return
    saved = _costs("check.priced", found.saves, wording)
    rule = rule_message(found.rule)
    out.print(_said(wording, "check.costliest", rule=rule, costs=saved), markup=False)
