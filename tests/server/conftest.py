"""The planning room in this process, on a database of its own: SQLite, or what DATABASE_URL names."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything of the server is loaded: Django reads its settings once a process.
_DATA = tempfile.TemporaryDirectory(prefix="preseance-room-")
os.environ["PRESEANCE_DATA"] = _DATA.name
os.environ["DJANGO_SETTINGS_MODULE"] = "preseance.server.settings"

import django

django.setup()

import pytest
from django.core.management import call_command
from django.db import connections
from tests.planning.commands.given import lunch
from tests.server.room import Room

from preseance.formats.event_folder import files_of
from preseance.server import running
from preseance.server.events import seen, store


@pytest.fixture(scope="session")
def database() -> Iterator[None]:
    """A database with every table."""
    running.migrated()
    yield
    connections.close_all()


@pytest.fixture
def room(database: None) -> Iterator[Room]:
    """An empty planning room."""
    call_command("flush", verbosity=0, interactive=False)
    store.forget()
    seen.forget()
    yield Room()
    connections.close_all()


@pytest.fixture
def lunch_room(room: Room) -> Room:
    """The room with a lunch of six in it, which Olga owns."""
    olga = room.person("olga")
    event = lunch()
    store.create(event, files_of(event), olga, key="lunch")
    return room


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An event folder to be taken in."""
    from preseance.examples import copy_example

    return copy_example("paris-2018", tmp_path / "paris")
