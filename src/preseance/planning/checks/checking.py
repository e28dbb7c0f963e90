"""The use case of checking: what a plan breaks, level by level and session by session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from preseance.model.cost import Cost
from preseance.model.event import Event
from preseance.model.finding import Finding, Remark
from preseance.model.guest import TOLD, Guest
from preseance.model.plan import Plan
from preseance.model.rule_row import LEVELS
from preseance.planning.checks.apart_remarks import remarks_on_apart
from preseance.planning.checks.programme_remarks import remarks_on_programme
from preseance.planning.checks.reading_remarks import remarks_on_reading
from preseance.planning.checks.table_remarks import remarks_on_tables
from preseance.planning.checks.telling import remarks_on_telling
from preseance.planning.occasion.making import UNBUILT
from preseance.rules import build_rules
from preseance.rules.shapes import Assembly, Occasion, Rule


@dataclass(frozen=True)
class Check:
    """All that is to be said of a plan."""

    occasion: Occasion
    plan: Plan
    rules: tuple[Rule, ...]
    findings: tuple[Finding, ...]
    """Worst level first, then by cost."""
    remarks: tuple[Remark, ...]

    def cost(self, session: str | None = None, *, everything: bool = False) -> Cost:
        """Cost by level: of one session, of what spans sessions (None), or of everything."""
        chosen = [f for f in self.findings if everything or f.session == session]
        return Cost(*(sum(f.cost for f in chosen if f.level is level) for level in LEVELS))

    def ranked(self, assembly: Assembly) -> bool:
        """Whether places of a session read as ranks; a confidential rule must not show in papers."""
        return any(
            rule.ranks_guests and rule.holds_in(assembly) and not rule.row.confidential
            for rule in self.rules
        )

    def in_language(self, spoken: str) -> Check:
        """The same of an event that is called as papers in a language call it."""
        return replace(self, occasion=self.occasion.in_language(spoken))

    @property
    def holds(self) -> bool:
        """Whether every must holds."""
        return self.cost(everything=True).must == 0


def check(
    occasion: Occasion,
    plan: Plan,
    rules: tuple[Rule, ...] | None = None,
    *,
    remarked: bool = True,
) -> Check:
    """Hold a plan against every rule of its event; ``rules`` are those where built already.

    Remarks, which no placement changes, are left out unless ``remarked``.
    """
    rules = build_rules(occasion) if rules is None else rules
    findings = [f for rule in rules for f in rule.findings(plan)]
    findings.sort(key=lambda f: (LEVELS.index(f.level), -f.cost, f.rule, f.guests))
    if not remarked:
        return Check(occasion, plan, rules, tuple(findings), ())
    ranked = any(rule.ranks_guests for rule in rules)
    remarks = (
        *(occasion.precedence.remarks if ranked else ()),
        *remarks_on_reading(occasion, rules),
        *remarks_on_programme(occasion.event),
        *remarks_on_telling(occasion.event),
        *remarks_on_tables(occasion, plan),
        *remarks_on_apart(occasion, rules),
        *(r for rule in rules for r in rule.remarks()),
    )
    return Check(occasion, plan, rules, tuple(findings), remarks)


def moved(before: Check, event: Event) -> Check:
    """A check of an event whose rules are those of one checked (`keeps_rules`); without remarks.

    What the rules were built from is the same, so that they need only look at the new plan.
    """
    told = _told_anew(before.occasion.event.guests, event.guests) or ()
    occasion = before.occasion.of_event(event, told)
    if event.plan is before.plan:
        return replace(before, occasion=occasion, remarks=())
    return check(occasion, event.plan, before.rules, remarked=False)


def keeps_rules(one: Event, other: Event) -> bool:
    """Whether two events differ in nothing that a rule is built from: in their plan, and in what is
    told of guests and no rule reads.
    """
    same = (
        getattr(one, name) is getattr(other, name)
        for name in Event.model_fields
        if name not in UNBUILT and name != "guests"
    )
    return all(same) and _told_anew(one.guests, other.guests) is not None


def _told_anew(old: Sequence[Guest], new: Sequence[Guest]) -> list[str] | None:
    """Guests of whom something else is told; None where anything else about guests has changed."""
    if old is new:
        return []
    if len(old) != len(new):
        return None
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a is not b]
    if any(_ruled_by(a) != _ruled_by(b) for a, b in changed):
        return None
    return [guest.id for _, guest in changed]


def _ruled_by(guest: Guest) -> dict[str, object]:
    return {name: value for name, value in guest if name not in TOLD}
