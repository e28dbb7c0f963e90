"""All tests of the room once more, on PostgreSQL. Settings are read once a process, so in another one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.server.postgresql.cluster import away, binaries, cluster
from tests.server.serving import Served, Visitor

from preseance.examples import copy_example

SERVER = Path(__file__).parents[1]
ROOT = SERVER.parents[1]
PARTS = {
    "store": ["events", "jobs", "accounts", "live", "backups", "imports"],
    "interface": ["api", "test_journal_page.py"],
    "working": ["test_working_room.py"],
    "faults": ["test_faults.py"],
}
"""Each on a database of its own."""
ANYWHERE = {
    "page",
    "pages",
    "test_assets.py",
    "test_doctor.py",
    "test_environment.py",
    "test_keeping_the_room.py",
    "test_open_files.py",
    "test_serving.py",
    "test_settings.py",
    "test_threads.py",
    "test_turns.py",
}
"""What asks nothing more of a database: it is tried on SQLite alone."""


@pytest.fixture(scope="module")
def socket_folder() -> Iterator[Path]:
    """Where PostgreSQL listens; without it nothing passes in CI, and elsewhere it is said."""
    programs = binaries()
    if programs is None:
        said = "PostgreSQL is not installed: `.ci/services` brings it from Debian's packages"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with cluster(programs) as folder:
        yield folder


@pytest.mark.parametrize("part", PARTS)
def test_the_room_keeps_its_promises_on_postgresql(socket_folder: Path, part: str) -> None:
    with psycopg.connect(
        host=str(socket_folder), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute(f'CREATE DATABASE "{part}"')  # type: ignore[arg-type]  # ours alone
    url = f"postgresql://postgres@/{part}?host={socket_folder}"
    paths = [str(SERVER / p) for p in PARTS[part] if (SERVER / p).exists()]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *paths],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": url},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


def test_a_database_that_goes_away_is_said_and_comes_back(
    socket_folder: Path, tmp_path: Path
) -> None:
    with psycopg.connect(
        host=str(socket_folder), user="postgres", dbname="postgres", autocommit=True
    ) as connection:
        connection.execute("CREATE DATABASE gone")
    url = f"postgresql://postgres@/gone?host={socket_folder}"
    served = Served(
        tmp_path / "data",
        copy_example("embassy-dinner", tmp_path / "dinner"),
        told={"DATABASE_URL": url},
    )
    try:
        olga = Visitor(served)
        assert olga.welcome("olga", served.link) == 302
        with away(binaries() or Path(), socket_folder):
            page = olga.ask("GET", "/events/embassy-dinner/")
            assert (page.status, page.headers.get("Retry-After")) == (503, "5")
            assert b"database" in page.body
            assert olga.json("GET", "/events/embassy-dinner")[0] == 503
            assert olga.ask("GET", "/healthz").status == 503
        # A pool may hand out a connection of before once; whoever asks again is answered.
        answers = [olga.ask("GET", "/events/embassy-dinner/").status for _ in range(12)]
        assert answers[-1] == 200, answers
        assert set(answers) <= {200, 503}
    finally:
        served.kill()


def test_every_test_of_the_room_is_among_them() -> None:
    known = {p for paths in PARTS.values() for p in paths}
    there = {
        p.relative_to(SERVER).parts[0]
        for p in SERVER.rglob("test_*.py")
        if p.parent != Path(__file__).parent
    }
    assert there <= known | ANYWHERE
