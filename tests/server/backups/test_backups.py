"""Backups: what is brought back reads equal, whichever database it was in, and nothing is half done."""

from __future__ import annotations

import json
import stat
import uuid
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from tests.server.room import Room

from preseance.errors import PreseanceError
from preseance.server.accounts.models import invite, issue_token
from preseance.server.backups import archive, making, restoring
from preseance.server.backups.tables import filled, rows, tables
from preseance.server.events import models, seen, store
from preseance.server.jobs import queue, working


@pytest.fixture
def worked_on(lunch_room: Room) -> Room:
    """A lunch with a history, a version, links, jobs and tokens; names that are hard to write down."""
    olga = lunch_room.person("olga")
    olga.set_password("correct horse battery staple")
    olga.save()
    lunch_room.person("kurt", "kitchen")
    lunch_room.do(
        "olga",
        0,
        do="change-guest",
        id="ben",
        fields={"name": 'Bén "\u2028" \\ 👩‍🍳', "note": "a\nb"},
    )
    lunch_room.do("olga", 1, do="publish", stage="told")
    lunch_room.do("olga", 2, do="change-event", fields={"title": "A lunch"})
    store.undo("lunch", olga, command_id=uuid.uuid4())
    job = queue.ask("lunch", olga, "plan", {"effort": 50}, "fr")
    working.work(job.pk)
    queue.ask("lunch", olga, "plan", {"effort": 50}, "en")
    issue_token(olga, "reader", "read", 9)
    invite()
    return lunch_room


def held() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table that a backup holds; which epoch it is, a restoration says anew."""
    found = {name: list(rows(model, DEFAULT_DB_ALIAS)) for name, model in tables(apps).items()}
    for event in found["events.event"]:
        event.pop("epoch")
    return found


def test_what_is_brought_back_reads_equal(worked_on: Room, tmp_path: Path) -> None:
    file = tmp_path / "room.zip"
    before, event = held(), store.latest("lunch")
    assert sum(map(len, before.values())) > 10
    made = making.back_up(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["room.zip"]
    assert held() == before
    worked_on.do("olga", 4, do="remove-guest", id="eve")
    held_before = store.latest("lunch").stand
    with pytest.raises(restoring.NotEmptyError):
        restoring.restore(file)
    assert restoring.restore(file, replace=True) == made
    assert held() == before
    now = store.latest("lunch")
    assert now.event == event.event
    # Another process that knew revision 5 does not take it for the next one of the same number.
    assert now.stand.epoch > held_before.epoch
    worked_on.do("olga", now.revision, do="change-event", fields={"title": "Next"})


def test_new_rows_have_numbers_of_their_own(worked_on: Room, tmp_path: Path) -> None:
    making.back_up(tmp_path / "room.zip")
    restoring.restore(tmp_path / "room.zip", replace=True)
    assert worked_on.person("nina").pk not in {r["id"] for r in held()["accounts.person"][:-1]}
    worked_on.do("olga", 4, do="change-event", fields={"title": "Next"})


@pytest.mark.parametrize("damage", ["cut", "none", "row", "later", "manifest", "strange"])
def test_what_is_no_whole_backup_changes_nothing(
    worked_on: Room, tmp_path: Path, damage: str
) -> None:
    file = tmp_path / "room.zip"
    making.back_up(file)
    before = held()
    if damage == "cut":
        file.write_bytes(file.read_bytes()[:2000])
    elif damage == "none":
        file.write_text("room")
    else:
        _damaged(file, damage)
    with pytest.raises(PreseanceError):
        restoring.restore(file, replace=True)
    assert held() == before


def _damaged(file: Path, damage: str) -> None:
    with zipfile.ZipFile(file) as old:
        held = {name: old.read(name) for name in old.namelist()}
    manifest = json.loads(held[archive.MANIFEST])
    if damage == "row":
        held["tables/events.revision.jsonl"] = held["tables/events.revision.jsonl"][:-30] + b"\n"
    elif damage == "later":
        manifest["migrations"]["events"] = "9999_of_a_later_release"
    elif damage == "strange":
        manifest["tables"]["events.dragon"] = {"rows": 0, "sha256": ""}
    elif damage == "manifest":
        manifest["format"] = 99
    held[archive.MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(file, "w") as new:
        for name, content in held.items():
            new.writestr(name, content)


def test_nothing_is_written_over(lunch_room: Room, tmp_path: Path) -> None:
    (tmp_path / "room.zip").write_text("mine")
    with pytest.raises(PreseanceError, match="there already"):
        making.back_up(tmp_path / "room.zip")
    assert (tmp_path / "room.zip").read_text() == "mine"


def test_a_backup_of_an_earlier_release_is_brought_up_to_date(
    lunch_room: Room, tmp_path: Path
) -> None:
    """As the release before personal data wrote it: without the columns that came since."""
    lunch_room.do("olga", 0, do="change-event", fields={"title": "Earlier"})
    event = store.latest("lunch").event
    file = tmp_path / "old.zip"
    with making.aside():
        executor = MigrationExecutor(connections[making.ASIDE])
        latest = dict(executor.loader.graph.leaf_nodes())
        old = latest | {"events": "0001_initial"}
        state = executor.migrate(sorted(old.items()))
        known = {f.attname for f in state.apps.get_model("events", "Event")._meta.concrete_fields}
        for name, model in tables(state.apps).items():
            if name in tables(apps):
                now = rows(tables(apps)[name], DEFAULT_DB_ALIAS)
                if name == "events.event":
                    now = ({k: v for k, v in row.items() if k in known} for row in now)
                filled(model, now, making.ASIDE)
        with zipfile.ZipFile(file, "w") as made:
            told = {
                n: archive.write_table(made, n, rows(m, making.ASIDE))
                for n, m in tables(state.apps).items()
            }
            manifest = archive.Manifest("0.1.0", "2026-01-01", old, told)
            made.writestr(archive.MANIFEST, json.dumps(manifest.to_json()))
    models.Event.objects.all().delete()
    restoring.restore(file, replace=True)
    store.forget()
    seen.forget()
    assert store.latest("lunch").event == event
    assert [p.number for p in store.journal("lunch")] == [1]


def test_every_table_there_is_has_its_migration(database: None) -> None:
    """An upgrade makes what the program asks for: nothing is missing from the migrations."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
