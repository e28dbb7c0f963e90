"""Leases: a worker holds a job by its attempt number, and what it writes counts while that is its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from preseance.server.jobs.models import Job


def claim(number: UUID, worker: str) -> Job | None:
    """Lease a queued job; None where it is not queued any more."""
    held = Job.objects.filter(pk=number, state="queued").update(
        state="running",
        attempt=F("attempt") + 1,
        worker=worker,
        beat=timezone.now(),
        serial=F("serial") + 1,
    )
    return Job.objects.get(pk=number) if held else None


def renew(job: Job) -> bool | None:
    """Show that its worker lives; whether it should stop, or None where it is no longer its own."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state="running")
    if not mine.update(beat=timezone.now()):
        return None
    return Job.objects.values_list("wanted_stop", flat=True).get(pk=job.pk)


def report(job: Job, **values: Any) -> bool:
    """Write what a worker knows, and whether the job was still its own."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state="running")
    return bool(mine.update(serial=F("serial") + 1, **values))
