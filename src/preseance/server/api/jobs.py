"""Operations on jobs: asked for, watched, stopped, taken."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Status
from pydantic import Field

from preseance.server.api.callers import person_of
from preseance.server.api.errors import DECLARED, spoken
from preseance.server.api.events import ANSWER, Answer, EventKey, Lang, done_json, refusing
from preseance.server.api.schemas import AcceptBody
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.events.printing import archive
from preseance.server.events.roles import Op, op_of
from preseance.server.jobs import answers, queue
from preseance.server.jobs.asking import JobBody
from preseance.server.jobs.models import Job
from preseance.server.jobs.sheets import sheets_of

router = Router(tags=["jobs"])
JobId = Path[UUID]
Choice = Annotated[int, Field(ge=1, le=50)]
_MOST = 50


@router.get("/events/{event}/jobs", response=ANSWER)
def list_jobs(request: HttpRequest, event: EventKey) -> Answer:
    """The latest jobs of an event."""
    who = entry(event, person_of(request), Op.SOLVE)
    return {"jobs": [queue.to_json(j) for j in Job.objects.filter(event_id=who.pk)[:_MOST]]}


@router.post("/events/{event}/jobs", response={202: Answer, **DECLARED})
def ask_job(request: HttpRequest, event: EventKey, body: JobBody) -> Status[Answer]:
    """Something to be worked out from the event as it is now."""
    person = person_of(request)
    entry(event, person, Op.SOLVE)
    asked = body.model_dump(exclude={"kind"}, exclude_unset=True, exclude_none=True)
    with refusing():
        job = queue.ask(event, person, body.kind, asked, spoken())
    return Status(202, queue.to_json(job))


@router.get("/events/{event}/jobs/{job}", response=ANSWER)
def see_job(request: HttpRequest, event: EventKey, job: JobId) -> Answer:
    """A job, and what it found."""
    who = entry(event, person_of(request), Op.SOLVE)
    return queue.to_json(queue.job_of(who.pk, job), whole=True)


@router.post("/events/{event}/jobs/{job}/stop", response={202: Answer, **DECLARED})
def stop_job(request: HttpRequest, event: EventKey, job: JobId) -> Status[Answer]:
    """The job ends with the best so far."""
    who = entry(event, person_of(request), Op.SOLVE)
    queue.stop(queue.job_of(who.pk, job))
    return Status(202, queue.to_json(queue.job_of(who.pk, job)))


@router.get(
    "/events/{event}/jobs/{job}/sheets", response={200: None, **DECLARED}, url_name="change_sheets"
)
def see_sheets(
    request: HttpRequest, event: EventKey, job: JobId, choose: Choice = 1, lang: Lang = ""
) -> HttpResponse:
    """The change sheets of an answer, a PDF for each reader, in an archive."""
    person = person_of(request)
    who = entry(event, person, Op.SOLVE).must(Op.PRINT)
    made = sheets_of(queue.job_of(who.pk, job), choose, lang)
    store.audit(who.pk, person, "printed", paper="change-sheets")
    answer = HttpResponse(archive(made), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{event}-changes.zip"'
    return answer


@router.post("/events/{event}/jobs/{job}/accept", response=ANSWER)
def accept_job(request: HttpRequest, event: EventKey, job: JobId, body: AcceptBody) -> Answer:
    """An answer is taken, as one revision; refused where the event is another by now."""
    person = person_of(request)
    who = entry(event, person, Op.SOLVE)
    found = queue.job_of(who.pk, job)
    command = answers.command_for(found, body.choose, body.by, body.stage)
    who.must(op_of(command))
    with refusing():
        done = answers.take(found, event, person, command, choose=body.choose, command_id=body.id)
    return done_json(done, who)
