"""What one step would mend, and which rule costs the most: how a planner goes on from a check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from preseance.engine import Problem
from preseance.model.cost import Cost
from preseance.model.finding import Finding
from preseance.model.rule_row import LEVELS
from preseance.planning.checks.checking import Check
from preseance.planning.questions.why import Questions
from preseance.rules import written_rows
from preseance.rules.shapes import Assembly, Rule
from preseance.terms import Ints, Term

MOST_GUESTS = 8
"""Guests of one finding whose steps are looked at."""
MOST_RULES = 12
"""Rules the plan is searched without, those that cost most first."""
EFFORT = 100_000
"""Changes of cost counted in each of these searches."""


@dataclass(frozen=True)
class Remedy:
    """The cheapest single step that ends a finding."""

    kind: Literal["move", "swap", "relax"]
    cost: Cost
    """Change of cost by level; nothing where the rule is given up."""
    guest: str | None = None
    place: str | None = None
    other: str | None = None
    """Who takes the guest's place."""


@dataclass(frozen=True)
class Costliest:
    """The rule without which the plan would be cheapest."""

    rule: Rule
    saves: Cost
    """By level, what the best plan known without the rule costs less."""


def remedies(checked: Check) -> dict[int, Remedy]:
    """The cheapest step for each finding, by its index; none where no single step is enough.

    A step that costs nothing on the whole is better than giving a rule up; a rule of the event
    is given up sooner than others are made worse.
    """
    questions = Questions(checked.occasion, checked.plan)
    known: dict[tuple[str, str], tuple[Ints, Ints]] = {}
    found: dict[int, Remedy] = {}
    rows = {row.id for row in written_rows(checked.occasion.event)}
    for index, finding in enumerate(checked.findings):
        best = cheapest_step(questions, finding, known)
        if finding.rule in rows and (best is None or best.cost > Cost()):
            best = Remedy("relax", Cost())
        if best is not None:
            found[index] = best
    return found


def cheapest_step(
    questions: Questions,
    finding: Finding,
    known: dict[tuple[str, str], tuple[Ints, Ints]] | None = None,
) -> Remedy | None:
    """The move or swap that ends a finding and costs least, whatever it costs; None where none does.

    Parameters
    ----------
    known
        What was found out of guests before, by session and guest; what is found now is added.
    """
    rule = next(r for r, one in enumerate(questions.rules) if one.row.id == finding.rule)
    return _best_step(questions, finding, rule, {} if known is None else known)


def _best_step(
    questions: Questions,
    finding: Finding,
    rule: int,
    known: dict[tuple[str, str], tuple[Ints, Ints]],
) -> Remedy | None:
    best: Remedy | None = None
    for assembly in questions.occasion.assemblies:
        if finding.session not in (None, assembly.session.id):
            continue
        for guest in [g for g in finding.guests if g in assembly.present][:MOST_GUESTS]:
            key = (assembly.session.id, guest)
            if key not in known:
                known[key] = questions.exchanges(assembly, guest)
            step = _cheapest(questions, assembly, guest, finding, known[key], rule)
            if step is not None and (best is None or step.cost < best.cost):
                best = step
    return best


def _cheapest(
    questions: Questions,
    assembly: Assembly,
    guest: str,
    finding: Finding,
    changes: tuple[Ints, Ints],
    rule: int,
) -> Remedy | None:
    by_level, by_rule = changes
    mending = np.flatnonzero(by_rule[:, rule] <= -finding.cost)
    if not mending.size or not finding.cost:
        return None
    place = min(mending.tolist(), key=lambda p: (*by_level[p].tolist(), p))
    name = assembly.places[place].id
    other = questions.plan.guest_at.get((assembly.session.id, name))
    cost = Cost(*by_level[place].tolist())
    return Remedy("swap" if other else "move", cost, guest, name, other)


def costliest(checked: Check) -> Costliest | None:
    """The single rule that costs the most: the plan is searched again without each.

    What a search gains with all rules in force is not held against any of them.
    """
    questions = Questions(checked.occasion, checked.plan)
    own: dict[str, int] = {}
    for finding in checked.findings:
        own[finding.rule] = own.get(finding.rule, 0) + finding.cost
    order = sorted(
        range(len(questions.rules)),
        key=lambda r: (
            questions.rules[r].row.id not in own,
            questions.rules[r].level,
            -own.get(questions.rules[r].row.id, 0),
            -questions.rules[r].row.weight,
        ),
    )
    base = _searched(questions, None)
    best: Costliest | None = None
    for r in order[:MOST_RULES]:
        without = _searched(questions, r)
        saves = Cost(*(a - b for a, b in zip(base, without, strict=True)))
        if saves > (best.saves if best else Cost()):
            best = Costliest(questions.rules[r], saves)
    return best


def _searched(questions: Questions, without: int | None) -> Cost:
    terms: list[Term] = [t for r, part in enumerate(questions.parts) if r != without for t in part]
    problem = Problem(len(questions.occasion.guests), questions.sessions, terms, LEVELS)
    # Loaded when rules are left out, not by every report that names a step.
    from preseance.engine import Budget, solve

    return Cost(*solve(problem, Budget(effort=EFFORT), start=questions.places).cost)
