"""The answers of a job: what each would leave, and one of them taken."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.utils import timezone

from preseance.errors import ConflictError
from preseance.model.event import Event
from preseance.planning.commands import Change, Command, Handed
from preseance.planning.commands.plans import ApplyPlan, StageName
from preseance.planning.commands.taking import Switch, Take
from preseance.server.accounts.models import Person
from preseance.server.events import store
from preseance.server.jobs.models import OPEN, Job
from preseance.wording.said import Said


def answers_of(job: Job) -> list[dict[str, Any]]:
    """What each answer would do; of a plan that is still searched for the best so far."""
    found: list[dict[str, Any]] = json.loads(job.result) if job.result else []
    return found


def answer_of(job: Job, choose: int) -> dict[str, Any]:
    """One of them, counted from 1.

    Raises
    ------
    ConflictError
        Where there is no such answer.
    """
    answers = answers_of(job)
    if not 1 <= choose <= len(answers):
        raise ConflictError(Said("This job has no answer of the number {number}.", number=choose))
    return answers[choose - 1]


def command_for(job: Job, choose: int, by: str = "", stage: StageName = "approved") -> Command:
    """The command that takes one of a job's answers, published at once where somebody ordered it.

    Raises
    ------
    ConflictError
        Where it is not done, or has no such answer.
    """
    answer = answer_of(job, choose)
    if "placements" in answer:
        if by:
            raise ConflictError(Said("A plan is taken first, and published by itself."))
        return ApplyPlan(placements=answer["placements"])
    changes = tuple(Change.model_validate(c) for c in answer["changes"])
    said = tuple(job.ask.get("changes", ()))
    if by:
        return Switch.model_validate_json(
            json.dumps(
                {
                    "changes": answer["changes"],
                    "said": said,
                    "by": by,
                    "stage": stage,
                    "tasks": answer["tasks"],
                }
            )
        )
    return Take(changes=changes, said=said)


def event_after(job: Job, kept: store.Kept, choose: int) -> Event:
    """The event of a job as one of its answers would leave it.

    Raises
    ------
    ConflictError
        Where it has no such answer, or the event is not the one that it was worked out from.
    """
    return command_for(job, choose).apply(kept.event, Handed("", timezone.now()))


def take(
    job: Job, key: str, person: Person, command: Command, *, choose: int, command_id: UUID
) -> store.Done:
    """Take an answer as one revision, by the command that is for it.

    Raises
    ------
    ClashError
        Where the event is another by now, with what has changed.
    ConflictError
        Where the job still runs.
    """
    if job.state in OPEN:
        raise ConflictError(
            Said("This job still runs; stop it first, and it keeps the best so far.")
        )
    done = store.do(key, person, command, command_id=command_id, base=job.revision)
    version = next((c.after[0] for c in done.delta if c.part == "version" and c.after), None)
    taken: dict[str, Any] = {"choose": choose, "revision": done.revision}
    if version:
        taken["version"] = version["number"]
    Job.objects.filter(pk=job.pk).update(taken=taken)
    return done
