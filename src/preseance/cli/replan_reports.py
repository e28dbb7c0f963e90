"""What is said of a mended plan: to people, and as JSON by the command line contract."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from preseance.cli.console import out
from preseance.cli.moves import difference_report, move_lines
from preseance.cli.reports import (
    MARKS,
    conflict_report,
    finding_report,
    placements_report,
    print_conflict,
)
from preseance.model.finding import Finding
from preseance.planning.replan.carrying import Step
from preseance.planning.replan.mending import Answer
from preseance.planning.replan.promises import REPLAN_LEVELS
from preseance.planning.replan.replanning import Replanned, newly_broken
from preseance.wording.message import Argument, Message
from preseance.wording.wording import Wording

MOST_BROKEN = 6
"""Findings people are shown that the published plan did not have."""


def replan_report(made: Replanned, choose: int, wording: Wording) -> dict[str, Any]:
    """One answer in full, and all answers in short."""
    answer = made.answers[choose - 1]
    return {
        "levels": list(REPLAN_LEVELS),
        **_short(answer),
        "order": step_reports(answer.steps),
        "placements": placements_report(answer.check.occasion, answer.event.plan),
        "findings": [finding_report(f, wording) for f in answer.check.findings],
        "choice": choose,
        "alternatives": [
            {"choice": k, "kind": a.kind, **_short(a), "order": step_reports(a.steps)}
            for k, a in enumerate(made.answers, 1)
        ],
        "conflict": conflict_of(answer, wording),
        "changes": list(made.sentences),
        "remarks": [wording.sentence(m) for m in made.remarks],
    }


def _short(answer: Answer) -> dict[str, Any]:
    return {
        "cost": dict(zip(REPLAN_LEVELS, answer.cost, strict=True)),
        **difference_report(answer.changed),
        "num_moves": len(answer.changed.moves),
        "at_least": answer.at_least,
        "fewest_proven": answer.fewest_proven,
    }


def step_reports(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Steps as JSON, in the order in which they can be carried out."""
    return [
        {
            "session": s.session,
            "guest": s.guest,
            "from": s.origin,
            "to": s.target,
            "aside": s.aside,
        }
        for s in steps
    ]


def conflict_of(answer: Answer, wording: Wording) -> dict[str, Any] | None:
    """The first set of musts that cannot hold together; None where all hold."""
    return conflict_report(answer.conflicts[0], wording) if answer.conflicts else None


def print_answer(made: Replanned, choose: int, wording: Wording, files: Sequence[str]) -> None:
    """Print who moves in which order, what is proven, and what else was possible."""
    answer = made.answers[choose - 1]
    for remark in made.remarks:
        out.print(f"–  {wording.sentence(remark)}", markup=False)
    if not answer.holds:
        verdict = "impossible" if answer.conflicts else "none_found"
        out.print(_said(wording, verdict), markup=False)
        for finding in answer.check.findings:
            if finding.level == "must":
                out.print(f"✕ {wording.sentence(finding.message)}", markup=False)
        for conflict in answer.conflicts:
            print_conflict(conflict, wording)
        return
    for line in move_lines(answer.changed, answer.event, wording):
        out.print(line, markup=False)
    out.print(proof_line(answer, wording), markup=False)
    _print_broken(newly_broken(made, answer), wording)
    for k, other in enumerate(made.answers, 1):
        if k != choose:
            said = Message(f"replan.kind.{other.kind}")
            told = _said(
                wording, "choose", number=k, kind=said, cards=_cards(other), cost=other.cost.moves
            )
            out.print(f"   {told}", markup=False)
    for file in files:
        out.print(file, markup=False)


def _print_broken(found: Sequence[Finding], wording: Wording) -> None:
    """What is worse than in the published plan, the worst of it in sentences."""
    if not found:
        return
    out.print(_said(wording, "newly_broken"), markup=False)
    for finding in found[:MOST_BROKEN]:
        said = f"{MARKS[finding.level]} {wording.sentence(finding.message)}"
        out.print(f"   {said}", markup=False)
    if len(found) > MOST_BROKEN:
        more = _said(wording, "more_broken", number=len(found) - MOST_BROKEN)
        out.print(f"   {more}", markup=False)


def proof_line(answer: Answer, wording: Wording) -> str:
    """How many cards move, and whether fewer could."""
    if answer.fewest_proven:
        proof = Message("replan.proven")
    else:
        proof = Message("replan.not_proven", {"number": answer.at_least})
    return _said(wording, "proof", cards=_cards(answer), cost=answer.cost.moves, proof=proof)


def _cards(answer: Answer) -> Message:
    """How many cards move."""
    count = len(answer.changed.moves)
    return Message(
        "replan.cards.none" if not count else "replan.cards.one" if count == 1 else "replan.cards",
        {"number": count},
    )


def _said(wording: Wording, message: str, **said: Argument) -> str:
    return wording.sentence(Message(f"replan.{message}", said))
