"""What commands say of a checked plan: to people, and as JSON by the command line contract."""

from __future__ import annotations

from typing import Any

from preseance.cli.console import out
from preseance.model.finding import Finding
from preseance.model.rule_row import LEVELS
from preseance.planning.checking import Check
from preseance.planning.wording import Wording


def check_report(checked: Check, wording: Wording) -> dict[str, Any]:
    """Levels, sessions, event, total, conflict and remarks."""
    sessions = [s.session.id for s in checked.occasion.scenes]
    total = _result(checked.cost(everything=True))
    proven = total["proven"]
    levels = list(proven.values())
    gap = 0.0 if all(levels) else None
    return {
        "levels": [level.value for level in LEVELS],
        "sessions": {
            s: _result(checked.cost(s)) | {"findings": _findings(checked, wording, s)}
            for s in sessions
        },
        "event": _result(checked.cost(None)) | {"findings": _findings(checked, wording, None)},
        "total": total | {"gap": gap, "proven": all(levels), "proven_levels": proven},
        "conflict": None,
        "remarks": [
            {"text": wording.sentence(r.message), "guests": list(r.guests), "session": r.session}
            for r in checked.remarks
        ],
    }


def _result(cost: tuple[int, ...]) -> dict[str, Any]:
    # No finding costs less than nothing, so 0 is a bound; more is not claimed.
    proven: dict[str, bool] = {}
    for level, value in zip(LEVELS, cost, strict=True):
        proven[level.value] = value == 0 and all(proven.values())
    return {
        "cost": {level.value: c for level, c in zip(LEVELS, cost, strict=True)},
        "bound": {level.value: 0 for level in LEVELS},
        "proven": proven,
    }


def _findings(checked: Check, wording: Wording, session: str | None) -> list[dict[str, Any]]:
    return [_finding(f, wording) for f in checked.findings if f.session == session]


def _finding(finding: Finding, wording: Wording) -> dict[str, Any]:
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


def print_check(checked: Check, wording: Wording) -> None:
    """Print findings and cost."""
    marks = {"must": "✕", "should": "!", "prefer": "–"}
    for finding in checked.findings:
        sentence = wording.sentence(finding.message)
        out.print(f"{marks[finding.level.value]} {finding.level.value}: {sentence}", markup=False)
    cost = checked.cost(everything=True)
    out.print(
        f"Cost: must {cost[0]}, should {cost[1]}, prefer {cost[2]}; not proven best."
        if any(cost)
        else "Nothing is broken: proven best."
    )
