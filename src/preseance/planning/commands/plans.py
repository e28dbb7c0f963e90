"""Commands on whole plans: one taken over, placements marked, a version published."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from pydantic import Field

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.plan import DRAFT, Mark, Placement, Plan, Version
from preseance.planning.commands.base import Command, Handed
from preseance.planning.commands.parts import ALL
from preseance.planning.commands.seats import Seats
from preseance.planning.publishing import no_mark_lost, stamped
from preseance.wording.said import Said

StageName = Literal["draft", "approved", "told", "printed", "seated"]


def mark_of(stage: StageName) -> Mark | None:
    """The mark of a stage; None for a draft."""
    return None if stage == DRAFT else Mark(stage)


class ApplyPlan(Command):
    """A plan that was worked out is taken over, whole sessions at a time."""

    do: Literal["apply-plan"] = "apply-plan"
    placements: dict[str, dict[str, str]]
    """Place by session and guest; whoever is not named has no place there."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """Marks stay with whoever keeps the place."""
        for session, placed in self.placements.items():
            seats = Seats(event, session)
            for guest in tuple(seats.place_of):
                seats.lift(guest)
            for guest, place in placed.items():
                seats.put(guest, place)
            event = seats.made()
        return event

    def needs(self) -> frozenset[str]:
        """Everything that plans are made from: it is refused where it is stale."""
        plans = [f"{head}/{s}" for s in self.placements for head in ("plan", "places", "sessions")]
        return frozenset(
            (*plans, "guests", "delegations", "rules", "requests", "rooms", "settings", "scheme",
             "scheme_settings", "schemes", "host", "co_host", "occasion")
        )  # fmt: skip


class _OnMarks(Command):
    """What is done to the marks of placements."""

    session: str | None = None
    """Only in this one."""
    guests: tuple[str, ...] = ()
    """Only theirs; everybody's where empty."""

    def needs(self) -> frozenset[str]:
        """Every placement that it speaks of, whether it has the mark already or not."""
        return frozenset({f"plan/{self.session}" if self.session else "plan"})

    def _remarked(self, event: Event, kept: Callable[[Placement], tuple[Mark, ...]]) -> Event:
        """The event with other marks at these placements."""
        rows = tuple(
            p.model_copy(update={"marks": kept(p)})
            if p.marks
            and self.session in (None, p.session)
            and (not self.guests or p.guest in self.guests)
            else p
            for p in event.plan.placements
        )
        return event.model_copy(update={"plan": Plan(placements=rows, stale=event.plan.stale)})


class SetMark(_OnMarks):
    """Placements are marked approved, told, printed or seated, of a session or of some guests."""

    do: Literal["set-mark"] = "set-mark"
    mark: Literal["approved", "told", "printed", "seated"]

    def apply(self, event: Event, handed: Handed) -> Event:
        """Whatever is done for a place approves it."""
        _asked(event, self.session, self.guests)
        return stamped(event, Mark(self.mark), self.session, self.guests)


class TakeMark(_OnMarks):
    """Placements lose one mark, as where somebody was not told after all; what else was done stays."""

    do: Literal["take-mark"] = "take-mark"
    mark: Literal["told", "printed", "seated"]

    def apply(self, event: Event, handed: Handed) -> Event:
        """The approval that came with it stays: that one lapses by ``clear-marks``."""
        _asked(event, self.session, self.guests)

        def kept(p: Placement) -> tuple[Mark, ...]:
            return tuple(mark for mark in p.marks if mark != self.mark)

        return self._remarked(event, kept)


class ClearMarks(_OnMarks):
    """Approval lapses: placements have no marks any more, as if they were new."""

    do: Literal["clear-marks"] = "clear-marks"

    def apply(self, event: Event, handed: Handed) -> Event:
        """Of a session, or of some guests, or all."""
        _asked(event, self.session, self.guests)
        return self._remarked(event, lambda p: ())


def _asked(event: Event, session: str | None, guests: tuple[str, ...]) -> None:
    """Refuse a session that is not there, and guests who have no place."""
    event.sessions_asked(session)
    seated = {p.guest for p in event.plan.placements if session in (None, p.session)}
    for guest in guests:
        if guest not in seated:
            raise ConflictError(
                Said("«{guest}» has no place in the plan, so cannot be marked.", guest=guest)
            )


class Publish(Command):
    """The draft becomes the next version, which nobody changes again."""

    do: Literal["publish"] = "publish"
    stage: StageName = "approved"
    session: str | None = None
    """Only this session's placements are marked."""
    guests: tuple[str, ...] = ()
    """Only these guests' placements are marked."""
    reason: str = Field(default="", max_length=2000)

    def apply(self, event: Event, handed: Handed) -> Event:
        """Marks of the version in force are not taken back."""
        _asked(event, self.session, self.guests)
        mark = mark_of(self.stage)
        firm = stamped(event, mark, self.session, self.guests)
        if handed.published is not None:
            no_mark_lost(handed.published, firm, self.session)
        version = Version(
            number=handed.number,
            time=handed.time,
            author=handed.author,
            reason=self.reason or ", ".join(self.guests),
            stage=mark,
            fingerprint=handed.fingerprint(firm),
        )
        return firm.model_copy(update={"version": version})

    def needs(self) -> frozenset[str]:
        """Everything: what is published is what was looked at."""
        return frozenset((ALL,))


def placements_of(plan: Plan) -> dict[str, dict[str, str]]:
    """A plan as ``ApplyPlan`` takes it."""
    found: dict[str, dict[str, str]] = {}
    for row in plan.placements:
        found.setdefault(row.session, {})[row.guest] = row.place
    return found
