"""The task that the queue carries: the number of a job, nothing else."""

from __future__ import annotations

from uuid import UUID

from django_tasks import task


@task(queue_name="solve")
def work_on(job: str) -> None:
    """Work on a job, by its number."""
    # Loaded by who works: a command of the room needs no solver.
    from preseance.server.jobs.working import work

    work(UUID(job))
