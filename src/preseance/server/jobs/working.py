"""A worker at work: one job held, worked out, and written down while it is still its own."""

from __future__ import annotations

import json
import logging
import os
import threading
import time
from socket import gethostname
from typing import Any
from uuid import UUID

from django.db import connections
from django.utils import timezone

from preseance.errors import PreseanceError
from preseance.server.jobs import leases, warming
from preseance.server.jobs.kinds import KINDS, StoppedError
from preseance.server.jobs.models import Job
from preseance.wording.said import Said, in_language

log = logging.getLogger("preseance.jobs")
_LOOK = 1.0
"""Seconds between two looks at whether to stop."""
_TELL = 0.5
"""Seconds between two reports of progress."""
_FAILED = Said("This job failed; the log of the worker says why.")


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

    def tell_now(self, **progress: Any) -> None:
        """Say what is waited for, whenever something was said last."""
        self._told = 0.0
        self.tell(**progress)

    def keep(self, result: list[dict[str, Any]]) -> None:
        """Keep what could be taken if it ended now, so that nothing found is lost with a worker."""
        leases.report(self.job, result=json.dumps(result))

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
            warming.wait(lambda: lease.tell_now(phase="preparing"))
            lease.tell_now(phase="working")
            answer, result = KINDS[job.kind](job, lease)
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
