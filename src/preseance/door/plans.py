"""Planning: a place for every guest, and how good that is known to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from preseance.door.checks import CheckReport
from preseance.door.events import Source, opened_draft
from preseance.door.findings import said
from preseance.door.moves import move_json, placements_json
from preseance.door.report import Report
from preseance.door.telling import Line, Part
from preseance.formats import Draft
from preseance.model.event import Event
from preseance.model.plan import Move, Placement, Plan
from preseance.planning.publishing import difference
from preseance.planning.seating import plan_event
from preseance.views.audiences import DEFAULT
from preseance.views.speaking import wording_of
from preseance.wording.message import GuestRefs

if TYPE_CHECKING:
    from preseance.door.papers import FloorPlan
    from preseance.views.records import Language


def plan(
    event: Source,
    *,
    session: str | None = None,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    afresh: bool = False,
    keep: bool = False,
    progress: Callable[[float, tuple[int, ...]], None] | None = None,
    cancel: Callable[[], bool] | None = None,
    show: Callable[[Plan], None] | None = None,
) -> PlanReport:
    """Place every guest of every session, or of one; nothing is written.

    Placements with a mark stay where they are unless ``afresh``, and with ``keep`` all that
    there are; where another place of the draft changes, the report says so. ``seconds`` is a limit
    of time, ``effort`` one of changes looked at, which gives the same plan on any machine.
    ``progress`` hears seconds and cost by level whenever the plan gets better; ``cancel`` is asked
    now and then whether to stop and keep the best so far; ``show`` is shown the best plan so far.

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
        keep_draft=keep,
        progress=progress,
        cancel=cancel,
        show=show,
        assessed=True,
    )
    return PlanReport(
        event=known.model_copy(update={"plan": made.plan}),
        check=CheckReport(made.check, made.assessment),
        changes_weighed=made.solution.evaluations,
        undone=difference(known.plan, made.plan, known).moves,
        held=() if afresh else _held(known, session),
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
    undone: tuple[Move, ...] = ()
    """Who had another place in the draft, set by hand or by an earlier plan."""
    held: tuple[Placement, ...] = ()
    """What a mark has kept where it was, in what was planned."""
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

    def told(self, language: Language | None = None, *, whole: bool = False) -> Iterator[Part]:
        """What the plan breaks, cost with bound and proof, conflicts; who stayed, and who did not."""
        yield from self.check.told(language, whole=whole)
        if self.held:
            number = len(self.held)
            yield Line(said(wording_of(self.event, language), "plan.held", number=number))
        if self.undone:
            guests = GuestRefs(tuple(dict.fromkeys(m.guest for m in self.undone)))
            yield Line(said(wording_of(self.event, language), "plan.undone", guests=guests))

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """As a check, and the placements."""
        placed = placements_json(self.check.checked.occasion, self.plan)
        changed = [move_json(m) for m in self.undone]
        held = [{"session": p.session, "guest": p.guest, "place": p.place} for p in self.held]
        more = {"placements": placed, "undone": changed, "held": held}
        return self.check.to_json(language) | more


def _held(event: Event, asked: str | None) -> tuple[Placement, ...]:
    """Placements of the sessions asked for that have a mark; a record is not planned at all."""
    planned = {s.id for s in event.sessions if asked in (None, s.id) and not s.record}
    return tuple(p for p in event.plan.placements if p.marks and p.session in planned)
