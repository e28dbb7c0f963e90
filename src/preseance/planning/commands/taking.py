"""Commands the program makes: changes taken back, an answer taken, a switch five minutes before."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar, Literal

from pydantic import Field

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.model.task_row import TaskRow
from preseance.planning.commands.base import Command, Handed, OvertakenError
from preseance.planning.commands.parts import ALL, Change, outstanding, overtaken, patched
from preseance.planning.commands.plans import Publish, StageName
from preseance.wording.said import Said


class Revert(Command):
    """Changes are made, or made undone, exactly as they were: undo, redo, back to a revision."""

    do: Literal["revert"] = "revert"
    of: int = Field(ge=0)
    """Number of the revision that is taken back."""
    changes: tuple[Change, ...]
    """What it changes now."""
    by_hand: ClassVar[bool] = False

    def apply(self, event: Event, handed: Handed) -> Event:
        """What is so already is left alone.

        Raises
        ------
        OvertakenError
            Where a part is neither as it was left nor as it is to be, or a place is taken.
        """
        if late := overtaken(event, self.changes):
            raise OvertakenError(late)
        after = patched(event, outstanding(event, self.changes))
        if taken := _doubled(after):
            raise OvertakenError(
                tuple(
                    c
                    for c in self.changes
                    if any((c.part.split("/")[1:2], v.get("place")) in taken for v in _told(c))
                )
            )
        return after


def _told(change: Change) -> list[dict[str, str]]:
    return [v for v in change.after if isinstance(v, dict)]


def _doubled(event: Event) -> list[tuple[list[str], str]]:
    """Places that two who attend have, with their session."""
    there = {s.id: {g.id for g in event.attending(s.id)} for s in event.sessions}
    counted = Counter(
        (p.session, p.place) for p in event.plan.placements if p.guest in there.get(p.session, ())
    )
    return [([session], place) for (session, place), number in counted.items() if number > 1]


class Take(Command):
    """An answer that was worked out is taken: guests, rules, rooms and plan as it leaves them."""

    do: Literal["take"] = "take"
    changes: tuple[Change, ...]
    said: tuple[str, ...] = ()
    """The changes in sentences, as they were asked."""
    by_hand: ClassVar[bool] = False

    def apply(self, event: Event, handed: Handed) -> Event:
        """Refused where anything of it is another by now."""
        if late := overtaken(event, self.changes):
            raise OvertakenError(late)
        return patched(event, outstanding(event, self.changes))

    def needs(self) -> frozenset[str]:
        """Everything: an answer is worked out from the whole event."""
        return frozenset((ALL,))


class Switch(Take):
    """Five minutes before: an answer is taken on somebody's order and published, with what must be done."""

    do: Literal["switch"] = "switch"  # type: ignore[assignment]  # one word for each command
    by: str
    """On whose order."""
    stage: StageName = "approved"
    tasks: tuple[TaskRow, ...] = ()
    """What it asks of everybody."""

    def apply(self, event: Event, handed: Handed) -> Event:
        """The version bears the name of who gave the order."""
        if not self.by.strip():
            raise ConflictError(Said("Say on whose order the plan is changed."))
        after = super().apply(event, handed)
        after = after.model_copy(update={"tasks": (*after.tasks, *self.tasks)})
        signed = Handed(self.by, handed.time, handed.published, handed.number, handed.fingerprint)
        return Publish(stage=self.stage, reason="; ".join(self.said)).apply(after, signed)


class TakeVariant(Revert):
    """What was changed in a variant is made in the event that it began from."""

    do: Literal["take-variant"] = "take-variant"  # type: ignore[assignment]  # one word for each command
    name: str
    """Of the variant."""


class Erase(Command):
    """Somebody was erased from the event and its history; what stands for them is all that is told."""

    do: Literal["erase"] = "erase"
    guest: str
    """The id that stands for theirs since."""
    by_hand: ClassVar[bool] = False

    def apply(self, event: Event, handed: Handed) -> Event:
        """Nothing further: history itself was written anew."""
        return event
