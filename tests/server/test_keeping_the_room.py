"""`preseance room`: backups and personal data from the command line, in the room's own folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.server.room import Room

from preseance.server.events import store
from preseance.server.events.personal.retention import keep


def room(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "preseance", "room", *words]
    return subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))


def test_the_commands_of_the_room_do_what_they_say(lunch_room: Room, tmp_path: Path) -> None:
    file = tmp_path / "room.zip"
    done = room("backup", str(file), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["tables"]["events.event"]["rows"] == 1
    assert room("backup", str(file)).returncode == 2
    told = room("export-person", "lunch", "anna")
    assert json.loads(told.stdout)["now"]["name"] == "Anna"
    done = room("erase-person", "lunch", "anna", "--json")
    assert json.loads(done.stdout)["as"] == "erased-1"
    # This process had the event in memory; it is asked for anew.
    assert "anna" not in store.latest("lunch").event.guest_by_id
    refused = room("erase-person", "lunch", "anna", "--lang", "fr")
    assert (refused.returncode, "anna" in refused.stderr) == (2, True)
    told = room("password", "olga")
    assert "http://localhost:8000/welcome/" in told.stdout.replace("\n", "")
    assert room("password", "nobody").returncode == 2
    keep("lunch", 0, None)
    assert room("purge", "--dry-run").stdout.startswith("«lunch» ended on")
    assert json.loads(room("purge", "--json").stdout)["purged"][0]["key"] == "lunch"
    assert room("restore", str(file)).returncode == 2
    assert room("restore", str(file), "--replace").returncode == 0
    assert "anna" in store.latest("lunch").event.guest_by_id
