"""Jobs: worked out by whoever holds the lease, stopped, given back when a worker dies, taken once."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.server.room import Caller, Room

from preseance.planning.commands.plans import placements_of
from preseance.server.events import store
from preseance.server.jobs import kinds, leases, queue, working
from preseance.server.jobs.models import Job


@pytest.fixture
def olga(lunch_room: Room) -> Caller:
    """The owner, signed in."""
    return lunch_room.signed_in("olga")


def asked(olga: Caller, **body: Any) -> Job:
    """A job that waits."""
    told = olga.post("/events/lunch/jobs", body)
    assert told.status_code == 202, told.content
    assert told.json()["state"] == "queued"
    return Job.objects.get(pk=told.json()["id"])


def accept(olga: Caller, job: Job, **more: Any) -> Any:
    return olga.post(
        f"/events/lunch/jobs/{job.pk}/accept", {"id": str(uuid.uuid4()), "choose": 1, **more}
    )


def test_a_plan_is_worked_out_and_taken_as_one_revision(olga: Caller) -> None:
    job = asked(olga, kind="plan", effort=2000, afresh=True)
    # The task of the queue holds the job's number and nothing else.
    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [], "kwargs": {"job": str(job.pk)}}
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert (told["state"], told["attempt"], told["answers"]) == ("done", 1, 1)
    assert told["answer"]["total"]["cost"]["must"] == 0
    taken = accept(olga, job)
    assert taken.json()["revision"] == 1
    now = store.latest("lunch").event
    assert placements_of(now.plan) == told["answer"]["placements"]
    assert not olga.get("/events/lunch/sessions/s").json()["findings"]["must"]
    undone = olga.post("/events/lunch/undo", {"id": str(uuid.uuid4())})
    assert undone.json()["revision"] == 2
    assert store.latest("lunch").event == store.at_revision("lunch", 0).event


def test_the_same_answer_is_the_command_lines(olga: Caller, lunch_room: Room) -> None:
    from preseance import plan

    job = asked(olga, kind="plan", effort=2000, seed=3)
    working.work(job.pk)
    alone = plan(store.latest("lunch").event, effort=2000, seed=3).to_json("en")
    job.refresh_from_db()
    assert job.answer == alone


def test_a_stale_answer_is_refused(olga: Caller) -> None:
    job = asked(olga, kind="plan", effort=100)
    working.work(job.pk)
    olga.do("lunch", 0, do="change-guest", id="anna", fields={"title": "Consul"})
    assert accept(olga, job).status_code == 409
    assert store.latest("lunch").revision == 1


def test_answers_to_a_change_are_taken_or_switched_to(olga: Caller) -> None:
    olga.do("lunch", 0, do="publish", stage="told")
    job = asked(olga, kind="replan", changes=["cancel dan"])
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert told["state"] == "done"
    assert told["answers"] == len(told["answer"]["alternatives"]) >= 1
    assert accept(olga, job, choose=49).status_code == 422
    switched = accept(olga, job, by="The chief of protocol")
    assert switched.status_code == 200, switched.content
    now = store.latest("lunch").event
    assert now.version is not None
    assert (now.version.number, now.version.author) == (2, "The chief of protocol")
    assert "dan" not in {p.guest for p in now.plan.placements}
    assert now.tasks
    assert [v[0] for v in store.versions("lunch")] == [1, 2]


def test_a_mistaken_change_fails_with_its_sentence(olga: Caller) -> None:
    job = asked(olga, kind="replan", changes=["fly anna"])
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert told["state"] == "failed"
    assert "fly" in told["problem"]
    assert accept(olga, job).status_code == 422


def test_a_job_that_waits_is_stopped_at_once(olga: Caller) -> None:
    job = asked(olga, kind="plan", effort=100)
    assert olga.post(f"/events/lunch/jobs/{job.pk}/stop").json()["state"] == "stopped"
    working.work(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("stopped", 0)


def test_a_job_that_runs_stops_with_the_best_so_far(
    olga: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working, "_LOOK", 0.01)
    job = asked(olga, kind="plan", effort=10**9)
    held = working.Lease.__enter__

    def stopped(lease: working.Lease) -> working.Lease:
        queue.stop(lease.job)
        return held(lease)

    monkeypatch.setattr(working.Lease, "__enter__", stopped)
    working.work(job.pk)
    job.refresh_from_db()
    assert job.state == "stopped"
    assert accept(olga, job).status_code == 200


def test_one_worker_holds_a_job_and_a_late_one_writes_nothing(olga: Caller) -> None:
    job = asked(olga, kind="plan", effort=100)
    first = leases.claim(job.pk, "first")
    assert first is not None
    assert leases.claim(job.pk, "second") is None
    assert queue.reap() == 0
    Job.objects.update(beat=timezone.now() - timedelta(minutes=1))
    assert queue.reap() == 1
    assert DBTaskResult.objects.count() == 2
    second = leases.claim(job.pk, "second")
    assert second is not None
    assert (first.attempt, second.attempt) == (1, 2)
    assert leases.renew(first) is None
    assert not leases.report(first, state="done", result="mine")
    assert leases.renew(second) is False
    assert leases.report(second, state="done", result="theirs")
    job.refresh_from_db()
    assert (job.state, job.result) == ("done", "theirs")


def test_a_job_whose_worker_died_between_its_task_and_its_lease_is_queued_again(
    olga: Caller,
) -> None:
    job = asked(olga, kind="plan", effort=100)
    # The queue's worker takes the task first; killed before the job is leased, it leaves both as they are.
    (task,) = DBTaskResult.objects.all()
    task.claim("killed at once")
    assert queue.reap() == 0, "whoever took it may be about to begin"
    Job.objects.update(made=timezone.now() - timedelta(minutes=1))
    assert queue.reap() == 1
    assert DBTaskResult.objects.ready().count() == 1
    assert queue.reap() == 0, "it waits"
    working.work(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempt) == ("done", 1)
    Job.objects.update(made=timezone.now() - timedelta(minutes=1))
    assert queue.reap() == 0


def test_a_job_that_kills_its_workers_is_given_up(olga: Caller) -> None:
    job = asked(olga, kind="plan", effort=100)
    for _ in range(queue.ATTEMPTS):
        assert leases.claim(job.pk, "doomed") is not None
        Job.objects.update(beat=timezone.now() - timedelta(minutes=1))
        queue.reap()
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert (told["state"], told["attempt"]) == ("failed", 3)
    assert told["problem"]


def test_no_more_jobs_wait_than_may(olga: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "MOST_OPEN", 1)
    asked(olga, kind="plan", effort=100)
    assert olga.post("/events/lunch/jobs", {"kind": "plan"}).status_code == 422
    assert DBTaskResult.objects.count() == 1
    assert olga.post("/events/lunch/jobs", {"kind": "plan", "session": "x"}).status_code == 422


def test_a_rehearsal_is_told(olga: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    job = asked(olga, kind="plan", effort=1000)
    working.work(job.pk)
    accept(olga, job)
    monkeypatch.setattr(kinds, "REHEARSED", 4)
    job = asked(olga, kind="rehearse")
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert told["state"] == "done", told["problem"]
    assert "expected_moves" in told["answer"]


def test_the_best_so_far_is_kept_with_a_job_whose_worker_dies(
    olga: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(olga, kind="plan", effort=20_000, afresh=True)

    class KilledError(BaseException):
        """As `kill -9` would end it."""

    def killed(lease: working.Lease, result: list[dict[str, Any]]) -> None:
        held(lease, result)
        raise KilledError

    held = working.Lease.keep
    monkeypatch.setattr(working.Lease, "keep", killed)
    with pytest.raises(KilledError):
        working.work(job.pk)
    monkeypatch.setattr(working.Lease, "keep", held)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert (told["state"], told["answers"], told["attempt"]) == ("running", 1, 1)
    assert accept(olga, job).status_code == 422, "it still runs"
    Job.objects.update(beat=timezone.now() - timedelta(minutes=1))
    assert queue.reap() == 1
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert (told["state"], told["attempt"]) == ("done", 2)
    assert accept(olga, job).json()["revision"] == 1
    job.refresh_from_db()
    assert job.taken == {"choose": 1, "revision": 1}


def test_a_guest_is_asked_about_and_a_wish_is_taken(olga: Caller) -> None:
    olga.do("lunch", 0, do="unpin", session="s", guest="cleo")
    job = asked(olga, kind="why", guest="anna", session="s")
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert told["state"] == "done", told["problem"]
    assert told["answer"]["guest"] == "anna"
    assert told["answer"]["told"]
    assert told["answers"] == 0
    place = store.latest("lunch").event.plan.place_of["s", "ben"]
    job = asked(olga, kind="why", guest="anna", at=place, session="s")
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert told["answer"]["wish"]["granted"], told
    assert accept(olga, job).status_code == 200
    assert store.latest("lunch").event.plan.place_of["s", "anna"] == place
    for body in ({}, {"guest": "nobody"}, {"guest": "anna", "beside": "nobody"}):
        assert olga.post("/events/lunch/jobs", {"kind": "why", **body}).status_code == 422


def test_a_conflict_names_its_rules_and_what_could_be_given_up(olga: Caller) -> None:
    job = asked(olga, kind="conflict")
    working.work(job.pk)
    told = olga.get(f"/events/lunch/jobs/{job.pk}").json()
    assert told["state"] == "done", told["problem"]
    first, second = told["answer"]["conflicts"]
    assert (first["rules"], second["rules"]) == (["apart"], ["pin"])
    assert "Anna stays at Table 1, place 1 (approved)" in first["facts"]
    assert second["relaxations"] == [{"rules": ["pin"], "cost": 1}]
