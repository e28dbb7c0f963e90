"""A room with a worker of its own, from job to revision: the first on its database."""

from __future__ import annotations

import uuid
from pathlib import Path

from tests.server.serving import Served, Visitor

from preseance.examples import copy_example


def test_a_worker_of_its_own_works_and_ends_with_it(tmp_path: Path) -> None:
    running = Served(
        tmp_path / "data", copy_example("embassy-dinner", tmp_path / "dinner"), workers=1
    )
    try:
        olga = Visitor(running)
        assert olga.welcome("olga", running.link) == 302
        key = "embassy-dinner"
        heard = olga.listen(key)
        assert heard.next() == ("hello", {"revision": 0})
        status, job = olga.json("POST", f"/events/{key}/jobs", {"kind": "plan", "effort": 500})
        assert (status, job["state"]) == (202, "queued")
        states = []
        while not states or states[-1] in ("queued", "running"):
            message = heard.next()
            assert message is not None
            assert (message[0], message[1]["id"]) == ("job", job["id"])
            states.append(message[1]["state"])
        assert states[-1] == "done"
        number = {"id": str(uuid.uuid4())}
        status, taken = olga.json("POST", f"/events/{key}/jobs/{job['id']}/accept", number)
        assert (status, taken["revision"]) == (200, 1)
        assert running.end() in (0, -15)
    finally:
        if running.process.poll() is None:
            running.kill()
