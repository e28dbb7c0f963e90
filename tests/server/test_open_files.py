"""A kept connection, and the file under it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.signals import request_started
from django.db import close_old_connections, connections
from django.db.backends.signals import connection_created
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.utils import OperationalError

from preseance.server import environment, open_files

ALIAS = "of_a_file"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseWrapper]:
    """A connection to a file of its own, kept as the server keeps its own."""
    default = connections.databases["default"]
    monkeypatch.setitem(default, "CONN_MAX_AGE", 0)
    file = tmp_path / "room" / "data.sqlite3"
    file.parent.mkdir()
    monkeypatch.setattr(environment, "is_embedded", lambda: True)
    open_files.keep_open()
    assert default["CONN_MAX_AGE"] is None
    more = {**default, "ENGINE": "django.db.backends.sqlite3", "NAME": str(file), "OPTIONS": {}}
    connections.databases[ALIAS] = more
    connection = connections[ALIAS]
    assert isinstance(connection, DatabaseWrapper)
    connection.cursor().execute("CREATE TABLE told (word TEXT)")
    yield connection
    connection.close()
    del connections[ALIAS]
    del connections.databases[ALIAS]
    request_started.disconnect(open_files.let_go_of_moved)
    connection_created.disconnect(open_files._remember)
    request_started.disconnect(close_old_connections)
    request_started.connect(close_old_connections)


def test_a_file_that_stays_stays_open(kept: DatabaseWrapper) -> None:
    was = kept.connection
    open_files.let_go_of_moved()
    assert kept.connection is was is not None


def test_nothing_is_written_into_a_file_that_was_moved(
    kept: DatabaseWrapper, tmp_path: Path
) -> None:
    (tmp_path / "room").rename(tmp_path / "elsewhere")
    open_files.let_go_of_moved()
    with pytest.raises(OperationalError):
        kept.cursor().execute("INSERT INTO told VALUES ('lost')")
    (tmp_path / "elsewhere").rename(tmp_path / "room")
    open_files.let_go_of_moved()
    kept.cursor().execute("INSERT INTO told VALUES ('kept')")
    (found,) = kept.cursor().execute("SELECT word FROM told").fetchall()
    assert found == ("kept",)


def test_a_file_put_in_its_place_is_read(kept: DatabaseWrapper, tmp_path: Path) -> None:
    file = tmp_path / "room" / "data.sqlite3"
    kept.close()
    another = file.with_name("another")
    another.write_bytes(file.read_bytes())
    kept.cursor().execute("INSERT INTO told VALUES ('before')")
    another.replace(file)
    open_files.let_go_of_moved()
    assert kept.cursor().execute("SELECT word FROM told").fetchall() == []
