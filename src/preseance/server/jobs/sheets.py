"""The change sheets of an answer that was taken: for each reader what has changed, and nothing else."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from preseance.door.mending import change_sheets
from preseance.door.typefaces import typefaces_of
from preseance.errors import ConflictError
from preseance.server.events import store
from preseance.server.jobs.answers import answer_of
from preseance.server.jobs.kinds import kept_of, replanned
from preseance.server.jobs.models import Job
from preseance.wording.said import Said


def sheets_of(job: Job, choose: int, language: str = "") -> dict[str, bytes]:
    """PDF files by name; of an answer that was published with the number of its version.

    Raises
    ------
    ConflictError
        Where the job is no answer to a change, or has no such answer.
    """
    if job.kind != "replan":
        raise ConflictError(Said("Change sheets are of an answer to a change."))
    answer_of(job, choose)
    kept = kept_of(job)
    report = replace(replanned(job, kept).choose(choose), grown_from=kept.event.version)
    version = None
    if job.taken.get("version") and job.taken["choose"] == choose:
        version = store.at_revision(kept.key, job.taken["revision"]).event.version
    with tempfile.TemporaryDirectory(prefix="preseance-") as aside:
        made = change_sheets(
            report,
            version,
            Path(aside),
            language or None,
            typefaces_of(report.event, report.event),
            (),
        )
        return {file.name: file.read_bytes() for file in made}


def moved_in(job: Job, choose: int) -> tuple[str, ...]:
    """The guests whose place an answer changes: whose cards are wrong."""
    parts = [c["part"].split("/") for c in answer_of(job, choose).get("changes", ())]
    return tuple(dict.fromkeys(p[2] for p in parts if p[0] == "plan" and len(p) == 3))
