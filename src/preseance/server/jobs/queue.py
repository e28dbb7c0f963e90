"""Jobs as they come and go: asked for, stopped, given back where a worker dies, taken.

A job whose worker was not heard of for ``LEASE`` is queued again, three times at most.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from preseance.errors import ConflictError, UnknownNameError
from preseance.server import environment
from preseance.server.accounts.models import Person
from preseance.server.events import store
from preseance.server.jobs.models import OPEN, Job
from preseance.server.jobs.tasks import work_on
from preseance.wording.said import Said, in_language

LEASE = timedelta(seconds=environment.lease())
ATTEMPTS = 3
MOST_OPEN = 20
"""Jobs that may wait for one event."""
LOST = Said("The worker of this job ended three times before it was done.")


def ask(key: str, person: Person, kind: str, asked: Mapping[str, Any], language: str) -> Job:
    """A new job on an event as it is now.

    Raises
    ------
    ConflictError
        Where too many wait already, or nobody is named to ask about.
    UnknownNameError
        Where it names a session or a guest that is not there.
    """
    now = store.latest(key)
    now.event.sessions_asked(asked.get("session"))
    if kind == "why" and not asked.get("guest"):
        raise ConflictError(Said("Say which guest is asked about."))
    for name in ("guest", "beside"):
        if asked.get(name) and asked[name] not in now.event.guest_by_id:
            raise UnknownNameError(Said("guest"), asked[name], tuple(now.event.guest_by_id))
    with transaction.atomic():
        if Job.objects.filter(event_id=now.pk, state__in=OPEN).count() >= MOST_OPEN:
            raise ConflictError(Said("{number} jobs wait already; stop one.", number=MOST_OPEN))
        job = Job.objects.create(
            event_id=now.pk,
            author=person,
            author_name=person.called,
            kind=kind,
            ask=dict(asked),
            revision=now.revision,
            language=language,
        )
        work_on.enqueue(job=str(job.pk))
    return job


def job_of(pk: int, number: UUID) -> Job:
    """A job of an event.

    Raises
    ------
    UnknownNameError
        Where there is none.
    """
    found = Job.objects.filter(event_id=pk, pk=number).first()
    if found is None:
        raise UnknownNameError(Said("job"), str(number))
    return found


def stop(job: Job) -> None:
    """Ask that a job ends with the best it has; one that waits ends at once."""
    waiting = Job.objects.filter(pk=job.pk, state="queued").update(
        state="stopped", ended=timezone.now(), serial=F("serial") + 1
    )
    if not waiting:
        Job.objects.filter(pk=job.pk, state="running").update(
            wanted_stop=True, serial=F("serial") + 1
        )


def let_go(pk: int) -> None:
    """Drop all jobs of an event; a worker that is at one finds that it is no longer its own."""
    Job.objects.filter(event_id=pk).delete()


def reap() -> int:
    """Give back the jobs whose workers are dead, and say how many."""
    late = timezone.now() - LEASE
    return _given_back(late) + _queued_again(late)


def _given_back(late: datetime) -> int:
    """Jobs leased to workers that were not heard of since then."""
    given = 0
    for job in Job.objects.filter(state="running", beat__lt=late):
        mine = Job.objects.filter(pk=job.pk, state="running", attempt=job.attempt, beat__lt=late)
        with transaction.atomic():
            if job.attempt >= ATTEMPTS:
                mine.update(
                    state="failed",
                    problem=in_language(LOST, job.language),
                    ended=timezone.now(),
                    serial=F("serial") + 1,
                )
            elif mine.update(state="queued", worker="", serial=F("serial") + 1):
                work_on.enqueue(job=str(job.pk))
                given += 1
    return given


def _queued_again(late: datetime) -> int:
    """Jobs that wait since then though no task of the queue stands for them any more.

    A worker takes the task first and leases the job then; killed in between it leaves a job that nobody
    would take. Two tasks for one job do no harm: the second finds it leased.
    """
    waiting = Job.objects.filter(state="queued", made__lt=late).exclude(beat__gte=late)
    jobs = [str(pk) for pk in waiting.values_list("pk", flat=True)]
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    stand = set(ready.values_list("args_kwargs__kwargs__job", flat=True)) if jobs else set()
    lost = [job for job in jobs if job not in stand]
    for job in lost:
        work_on.enqueue(job=job)
    return len(lost)


def to_json(job: Job, *, whole: bool = False) -> dict[str, Any]:
    """A job: ``id``, ``kind``, ``state``, ``revision``, ``progress``; ``whole`` with ``answer``."""
    told: dict[str, Any] = {
        "id": str(job.pk),
        "kind": job.kind,
        "ask": job.ask,
        "author": job.author_name,
        "state": job.state,
        "stopping": job.wanted_stop and job.state == "running",
        "revision": job.revision,
        "attempt": job.attempt,
        "progress": job.progress,
        "problem": job.problem,
        "made": job.made.isoformat(timespec="seconds"),
        "ended": job.ended and job.ended.isoformat(timespec="seconds"),
        "answers": len(json.loads(job.result)) if job.result else 0,
        "taken": job.taken,
    }
    if whole:
        told["answer"] = job.answer
    return told
