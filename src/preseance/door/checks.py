"""Checking: what a plan breaks, how good it is, and which musts cannot hold together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from preseance.door.events import Source, opened_draft
from preseance.door.findings import (
    MARKS,
    by_level,
    conflict_json,
    conflict_lines,
    costs_said,
    finding_json,
    finding_lines,
    joined,
    said,
)
from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.formats.versions import published_of
from preseance.model.finding import Finding, Remark
from preseance.model.rule_row import LEVELS, Level
from preseance.planning.checks.assessing import Assessment, BoundedCost, assess
from preseance.planning.checks.check_words import level_word
from preseance.planning.checks.checking import Check
from preseance.planning.checks.checking import check as held
from preseance.planning.checks.conflicts import Conflict
from preseance.planning.checks.must_words import rule_message
from preseance.planning.day.requests import told_elsewhere, told_elsewhere_message
from preseance.planning.occasion.making import occasion_of
from preseance.views.audiences import WHOLE, audience_named
from preseance.views.knowledge import known_to
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument, GuestRef, Message, PlaceRef
from preseance.wording.wording import Wording

if TYPE_CHECKING:
    from preseance.planning.questions.remedies import Costliest, Remedy
    from preseance.views.records import Language

MOST_SHOWN = 12
"""Findings of a level below must that people are shown; they are in order of cost."""


def check(event: Source, *, session: str | None = None, audience: str = WHOLE) -> CheckReport:
    """Hold the plan of an event against all its rules; in one session, or in all.

    An audience is told nothing, and betrayed nothing, that it may not know.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such session.
    """
    whole, draft = opened_draft(event)
    known = known_to(whole, audience)
    checked = held(occasion_of(known, session), known.plan)
    published = published_of(draft) if draft and audience_named(audience).house else None
    if published is None:
        return CheckReport(checked)
    moved = tuple(
        Remark(told_elsewhere_message(move), (move.guest,), move.session)
        for move in told_elsewhere(published.plan, known.plan)
        if session in (None, move.session)
    )
    return CheckReport(replace(checked, remarks=(*checked.remarks, *moved)))


@dataclass(frozen=True, repr=False)
class CheckReport(Report):
    """What a plan breaks; bounds, proof, conflicts and steps are worked out when asked for."""

    checked: Check
    assessed: Assessment | None = None
    """How good the plan is known to be, where a search has said so already."""

    @property
    def holds(self) -> bool:
        """Whether every must holds."""
        return self.checked.holds

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every breach: the worst level first, then by cost."""
        return self.checked.findings

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is worth knowing and no placement can change."""
        return self.checked.remarks

    @cached_property
    def assessment(self) -> Assessment:
        """Bounds and proof by level, and the conflicts; up to some ten seconds' work."""
        return self.assessed or assess(self.checked)

    @property
    def total(self) -> BoundedCost:
        """Cost, bound and proof by level: must, should, prefer."""
        return self.assessment.total

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Which musts cannot hold together, where some cannot."""
        return self.assessment.conflicts

    @cached_property
    def remedies(self) -> Mapping[int, Remedy]:
        """The cheapest single step that ends each finding, by its index."""
        from preseance.planning.questions.remedies import remedies

        return remedies(self.checked)

    @cached_property
    def costliest(self) -> Costliest | None:
        """The rule without which the plan would be cheapest; None where none saves anything."""
        from preseance.planning.questions.remedies import costliest

        return costliest(self.checked)

    def sentences(self, language: Language | None = None) -> list[str]:
        """The findings in words, in their order."""
        wording = self._wording(language)
        return [wording.sentence(f.message) for f in self.findings]

    def _wording(self, language: Language | None) -> Wording:
        return wording_of(self.checked.occasion.event, language)

    def told(
        self,
        language: Language | None = None,
        *,
        mend: bool = False,
        dearest: bool = False,
        whole: bool = False,
    ) -> Iterator[Line]:
        """Findings, remarks, cost with bound and proof, conflicts; steps and dearest rule if asked.

        Many findings of one kind are one line, unless the ``whole`` is asked for.
        """
        wording = self._wording(language)
        several = len(self.assessment.sessions) > 1
        for level in LEVELS:
            found = [f for f in self.findings if f.level is level]
            if found:
                yield from _level_lines(level, found, wording, with_session=several, whole=whole)
        for remark in self.remarks:
            yield Line(f"· {wording.sentence(remark.message)}")
        yield Line(self.cost_line(language))
        for conflict in self.conflicts:
            yield Line(said(wording, "conflict.opening"))
            yield from conflict_lines(conflict, wording)
        if mend:
            yield from self._step_lines(wording)
        if dearest:
            yield Line(_dearest(self.costliest, wording))

    def cost_line(self, language: Language | None = None) -> str:
        """Cost by level with bound and proof, in one line."""
        wording, total = self._wording(language), self.total
        if not any(total.cost):
            return said(wording, "check.nothing")
        costs = [_priced(level, total) for level in range(len(LEVELS))]
        return said(wording, "check.cost", costs=joined(costs, wording))

    def _step_lines(self, wording: Wording) -> Iterator[Line]:
        for index, finding in enumerate(self.findings):
            yield Line(f"{MARKS[finding.level]} {wording.sentence(finding.message)}")
            yield Line(f"   → {_step(finding, self.remedies.get(index), wording)}")

    def to_json(
        self, language: Language | None = None, *, mend: bool = False, dearest: bool = False
    ) -> dict[str, Any]:
        """Levels, sessions, event, total, conflict, remarks; remedies and costliest rule if asked."""
        wording, known = self._wording(language), self.assessment
        steps = self.remedies if mend else None
        total = _standing(known.total)
        conflicts = [conflict_json(c, wording) for c in known.conflicts]
        report = {
            "levels": [level.value for level in LEVELS],
            "sessions": {
                s: _standing(part) | {"findings": self._findings(wording, s, steps)}
                for s, part in known.sessions.items()
            },
            "event": _standing(known.event) | {"findings": self._findings(wording, None, steps)},
            "total": total
            | {
                "proven": all(known.total.proven),
                "proven_levels": total["proven"],
            },
            "conflict": conflicts[0] if conflicts else None,
            "conflicts": conflicts,
            "remarks": [
                {
                    "text": wording.sentence(r.message),
                    "guests": list(r.guests),
                    "session": r.session,
                }
                for r in self.remarks
            ],
        }
        return report | ({"costliest": _costliest_json(self.costliest)} if dearest else {})

    def _findings(
        self, wording: Wording, session: str | None, steps: Mapping[int, Remedy] | None
    ) -> list[dict[str, Any]]:
        return [
            finding_json(f, wording)
            | ({} if steps is None else {"mend": _mend_json(steps.get(index))})
            for index, f in enumerate(self.findings)
            if f.session == session
        ]


def _standing(standing: BoundedCost) -> dict[str, Any]:
    return {
        "cost": by_level(standing.cost),
        "bound": by_level(standing.bound),
        "proven": by_level(standing.proven),
        "gap": standing.gap,
        "gaps": by_level(standing.gaps),
    }


def _mend_json(mend: Remedy | None) -> dict[str, Any] | None:
    if mend is None:
        return None
    return {
        "kind": mend.kind,
        "guest": mend.guest,
        "place": mend.place,
        "other": mend.other,
        "cost": by_level(mend.cost),
    }


def _costliest_json(found: Costliest | None) -> dict[str, Any] | None:
    if found is None:
        return None
    row = found.rule.row
    return {"rule": row.id, "kind": row.kind, "saves": by_level(found.saves)}


def _level_lines(
    level: Level, found: Sequence[Finding], wording: Wording, *, with_session: bool, whole: bool
) -> Iterator[Line]:
    heading = said(wording, "check.heading", level=level_word(level), number=len(found))
    yield Line(f"{MARKS[level]} {heading}", "heading")
    if whole:
        lines = [
            line for f in found for line in finding_lines([f], wording, with_session=with_session)
        ]
    else:
        lines = finding_lines(found, wording, with_session=with_session)
    shown = len(lines) if whole or level is Level.MUST else MOST_SHOWN
    for text in lines[:shown]:
        yield Line(f"   {text}")
    if len(lines) > shown:
        yield Line(f"   {said(wording, 'check.more', number=len(lines) - shown)}")


def _priced(level: int, total: BoundedCost) -> Message:
    told: dict[str, Argument] = {
        "level": level_word(LEVELS[level]),
        "cost": total.cost[level],
        "bound": total.bound[level],
        # A gap too small for a whole per cent is one all the same.
        "gap": math.ceil(100 * total.gaps[level]),
    }
    return Message("check.proven" if total.proven[level] else "check.bounded", told)


def _step(finding: Finding, mend: Remedy | None, wording: Wording) -> str:
    if mend is None:
        return said(wording, "check.no_step")
    if mend.kind == "relax":
        return said(wording, "check.give_up", rule=finding.rule)
    told: dict[str, Argument] = {"p": PlaceRef(mend.place or ""), "a": GuestRef(mend.other or "")}
    where = Message("why.swap" if mend.other else "why.empty", told)
    costs = costs_said("check.changed", mend.cost, wording)
    if not costs:
        costs = str(wording.word(Message("why.same")))
    return said(wording, "check.step", a=GuestRef(mend.guest or ""), where=where, costs=costs)


def _dearest(found: Costliest | None, wording: Wording) -> str:
    if found is None:
        return said(wording, "check.costs_nothing")
    saved = costs_said("check.priced", found.saves, wording)
    return said(wording, "check.costliest", rule=rule_message(found.rule), costs=saved)
