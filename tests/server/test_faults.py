"""Kills at any moment, a worker that dies at its job, and a database that goes away and comes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.server.faults import KEY, jobs_ended, killed, worker
from tests.server.serving import PATIENCE, Served, Visitor

from preseance.examples import copy_example
from preseance.server import environment

TOLD = {"PRESEANCE_LEASE": "5"}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room with an embassy's dinner in it, whose leases are short."""
    aside = tmp_path_factory.mktemp("faults")
    running = Served(aside / "data", copy_example("embassy-dinner", aside / "dinner"), told=TOLD)
    yield running
    if running.process.poll() is None:
        running.kill()


@pytest.fixture(scope="module")
def olga(served: Served) -> Visitor:
    """Who owns it."""
    visitor = Visitor(served)
    assert visitor.welcome("olga", served.link) == 302
    return visitor


def test_kills_of_server_and_worker_lose_nothing(served: Served, olga: Visitor) -> None:
    found = killed(served, olga, 4, TOLD)
    assert (found["lost"], found["refused"], found["as_the_journal_says"]) == (0, 0, True)
    assert found["acknowledged"] > 0
    assert found["jobs_by_state"] == {"done": found["jobs"]}


def test_a_job_of_a_dead_worker_is_taken_again(served: Served, olga: Visitor) -> None:
    heard = olga.listen(KEY)
    status, job = olga.json("POST", f"/events/{KEY}/jobs", {"kind": "plan", "seconds": 4.0})
    assert status == 202
    with worker(served.data, TOLD) as process:
        while (message := heard.next()) is not None:
            if message[0] == "job" and message[1]["state"] == "running":
                process.kill()
                break
    with worker(served.data, TOLD):
        jobs_ended(olga, 3 * PATIENCE)
    told = olga.json("GET", f"/events/{KEY}/jobs/{job['id']}")[1]
    assert (told["state"], told["attempt"] >= 2) == ("done", True)


def test_a_database_that_goes_away_is_said_and_comes_back(served: Served, olga: Visitor) -> None:
    if not environment.is_embedded():
        pytest.skip("of PostgreSQL, beside its own tests")
    aside = served.data.with_name("elsewhere")
    served.data.rename(aside)
    try:
        page = olga.ask("GET", f"/events/{KEY}/")
        assert (page.status, page.headers.get("Retry-After")) == (503, "5")
        assert b"database" in page.body
        status, told = olga.json("GET", f"/events/{KEY}")
        assert (status, set(told)) == (503, {"detail", "errors"})
        assert olga.ask("GET", "/healthz").status == 503
    finally:
        aside.rename(served.data)
    assert olga.ask("GET", f"/events/{KEY}/").status == 200
    assert olga.ask("GET", "/healthz").status == 200
