"""A worker at work: one job held, worked out, and written down while it is still its own."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from collections.abc import Callable
from socket import gethostname
from typing import Any
from uuid import UUID

from django.db import connections
from django.utils import timezone

from preseance.door import mending, plans, rehearsals
from preseance.errors import PreseanceError
from preseance.model.rule_row import LEVELS
from preseance.planning.commands import Delta, delta_of
from preseance.planning.commands.plans import placements_of
from preseance.planning.replan.replanning import promised_plan
from preseance.server.events import store
from preseance.server.jobs import leases
from preseance.server.jobs.models import Job
from preseance.views.tasks import tasks_of
from preseance.wording.said import Said, in_language

log = logging.getLogger("preseance.jobs")
_LOOK = 1.0
"""Seconds between two looks at whether to stop."""
_TELL = 0.5
"""Seconds between two reports of progress."""
_FAILED = Said("This job failed; the log of the worker says why.")
REHEARSED = 200
"""Changes that a rehearsal samples."""


class StoppedError(Exception):
    """The job is to stop, or belongs to another worker by now."""


class Lease:
    """A job held: a thread renews it, and knows whether to stop."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.lost = False
        self.stopping = False
        self._told = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._renew, daemon=True)

    def __enter__(self) -> Lease:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _renew(self) -> None:
        try:
            while not self._over.wait(_LOOK):
                answer = leases.renew(self.job)
                self.lost = answer is None
                self.stopping = self.stopping or bool(answer)
                if self.lost:
                    return
        finally:
            connections.close_all()

    def is_over(self) -> bool:
        """Whether to go on no longer."""
        return self.lost or self.stopping

    def tell(self, **progress: Any) -> None:
        """Say how far it is, now and then."""
        now = time.monotonic()
        if now - self._told >= _TELL:
            self._told = now
            leases.report(self.job, progress=progress)

    def tell_or_stop(self, **progress: Any) -> None:
        """The same, where there is no other way to stop.

        Raises
        ------
        StoppedError
            Where it is to stop.
        """
        if self.is_over():
            raise StoppedError
        self.tell(**progress)


def work(number: UUID) -> None:
    """Work on a job that waits; what another worker holds, or was stopped, is left alone."""
    job = leases.claim(number, f"{gethostname()}-{os.getpid()}"[:64])
    if job is None:
        return
    with Lease(job) as lease:
        try:
            answer, result = _KINDS[job.kind](job, lease)
            state = "stopped" if lease.stopping else "done"
            ended = {"state": state, "answer": answer, "result": json.dumps(result)}
        except StoppedError:
            ended = {"state": "stopped"}
        except PreseanceError as error:
            ended = {"state": "failed", "problem": error.said(job.language)}
        except Exception:
            # Whatever it is, the job must not stay as if it ran; the log has the traceback.
            log.exception("job %s failed", job.pk)
            ended = {"state": "failed", "problem": in_language(_FAILED, job.language)}
    leases.report(job, ended=timezone.now(), **ended)


def _kept(job: Job) -> store.Kept:
    key = type(job).objects.values_list("event__key", flat=True).get(pk=job.pk)
    return store.at_revision(key, job.revision)


def _plan(job: Job, lease: Lease) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    kept, ask = _kept(job), job.ask
    wanted = ("session", "seconds", "effort", "seed", "afresh", "keep")

    def progress(seconds: float, cost: tuple[int, ...]) -> None:
        named = zip((level.value for level in LEVELS), cost, strict=True)
        lease.tell(seconds=round(seconds, 1), cost=dict(named))

    report = plans.plan(
        kept.event,
        **{name: ask[name] for name in wanted if name in ask},
        progress=progress,
        cancel=lease.is_over,
    )
    placed, before = placements_of(report.plan), placements_of(kept.event.plan)
    result = {"placements": {s: p for s, p in placed.items() if p != before.get(s)}}
    return report.to_json(job.language), [result]


def _replan(job: Job, lease: Lease) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    kept, ask = _kept(job), job.ask
    published = store.published(kept)
    report = mending.replan(
        kept.event,
        ask.get("changes", ()),
        session=ask.get("session"),
        published=promised_plan(kept.event.plan, published.plan if published else None),
    )
    if lease.is_over():
        raise StoppedError
    number = store.next_version(kept)
    results = []
    for answer in report.made.answers:
        rows = tasks_of(report.made, answer, number, kept.event.version, job.language)
        results.append(
            {
                "changes": _as_json(delta_of(kept.event, _of_version(answer.event, kept))),
                "tasks": [row.model_dump(mode="json") for row in rows],
            }
        )
    return report.to_json(job.language), results


def _of_version(event: Any, kept: store.Kept) -> Any:
    """An answer with the version that its event has: taking it publishes nothing."""
    return event.model_copy(update={"version": kept.event.version})


def _as_json(delta: Delta) -> list[dict[str, Any]]:
    return [change.model_dump(mode="json", exclude_defaults=True) for change in delta]


def _rehearse(job: Job, lease: Lease) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    kept, ask = _kept(job), job.ask

    def progress(done: int, of: int) -> None:
        lease.tell_or_stop(done=done, of=of)

    report = rehearsals.rehearse(
        kept.event,
        count=REHEARSED,
        seed=ask.get("seed", 0),
        session=ask.get("session"),
        progress=progress,
        language=job.language,
    )
    return report.to_json(job.language), []


_KINDS: dict[str, Callable[[Job, Lease], tuple[dict[str, Any], list[dict[str, Any]]]]] = {
    "plan": _plan,
    "replan": _replan,
    "rehearse": _rehearse,
}
