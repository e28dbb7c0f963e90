"""Planning: a place for every guest, and how good that is known to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from preseance.door.checks import CheckReport
from preseance.door.events import Source, opened_draft
from preseance.door.moves import placements_json
from preseance.door.report import Report
from preseance.door.telling import Part
from preseance.formats import Draft
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.planning.seating import plan_event
from preseance.views.audiences import DEFAULT
from preseance.views.records import Language

if TYPE_CHECKING:
    from preseance.door.papers import FloorPlan


def plan(
    event: Source,
    *,
    session: str | None = None,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    afresh: bool = False,
    progress: Callable[[float, tuple[int, ...]], None] | None = None,
) -> PlanReport:
    """Place every guest of every session, or of one; nothing is written.

    Placements at approved or later stay where they are unless ``afresh``. ``seconds`` is a limit
    of time, ``effort`` one of changes looked at, which gives the same plan on any machine.
    ``progress`` hears seconds and cost by level whenever the plan gets better.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such session or scheme.
    """
    known, draft = opened_draft(event)
    made = plan_event(
        known,
        session=session,
        seconds=seconds,
        effort=effort,
        seed=seed,
        afresh=afresh,
        progress=progress,
        assessed=True,
    )
    return PlanReport(
        event=known.model_copy(update={"plan": made.plan}),
        check=CheckReport(made.check, made.assessment),
        changes_weighed=made.solution.evaluations,
        draft=draft,
    )


@dataclass(frozen=True, repr=False)
class PlanReport(Report):
    """A plan, and what it breaks."""

    event: Event
    """The event with its new plan."""
    check: CheckReport
    changes_weighed: int
    """How many changes of a placement the search has looked at."""
    draft: Draft | None = None
    """What was planned, as its folder held it; None where the event was handed in."""

    @property
    def plan(self) -> Plan:
        """Who is at which place."""
        return self.event.plan

    @property
    def holds(self) -> bool:
        """Whether every must holds."""
        return self.check.holds

    def floor_plan(self, session: str | None = None, *, audience: str = DEFAULT) -> FloorPlan:
        """The drawing of one session, which a notebook shows."""
        from preseance.door.papers import floor_plan

        return floor_plan(self.event, session, audience=audience)

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """What the plan breaks, cost with bound and proof, conflicts."""
        return self.check.told(language)

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """As a check, and the placements."""
        placed = placements_json(self.check.checked.occasion, self.plan)
        return self.check.to_json(language) | {"placements": placed}
