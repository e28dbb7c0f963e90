"""All tests of the room once more, on PostgreSQL. Settings are read once a process, so in another one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.server.postgresql.cluster import binaries, cluster

SERVER = Path(__file__).parents[1]
ROOT = SERVER.parents[1]
PARTS = {
    "store": ["events", "jobs", "accounts", "live"],
    "interface": ["api"],
    "pages": ["pages"],
    "serving": ["test_serving.py"],
    "working": ["test_working_room.py"],
}
"""Each on a database of its own."""


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


def test_every_test_of_the_room_is_among_them() -> None:
    known = {p for paths in PARTS.values() for p in paths}
    there = {
        p.relative_to(SERVER).parts[0]
        for p in SERVER.rglob("test_*.py")
        if p.parent != Path(__file__).parent
    }
    assert there <= known | {"test_settings.py", "test_environment.py", "page"}
