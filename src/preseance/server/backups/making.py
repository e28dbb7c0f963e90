"""A backup made while the room runs: what was acknowledged before it began, and nothing half done."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

import preseance
from preseance.errors import PreseanceError
from preseance.server import environment
from preseance.server.backups import archive as form
from preseance.server.backups.tables import rows, tables
from preseance.wording.said import Said

ASIDE = "aside"
"""A database that only one backup or restoration uses."""
_PRIVATE = 0o600


def back_up(file: Path) -> form.Manifest:
    """Write a backup, for its owner alone, in one step.

    Raises
    ------
    PreseanceError
        Where something of that name is there already.
    OSError
        Where it cannot be written.
    """
    if file.exists():
        raise PreseanceError(Said("«{path}» is there already; name another.", path=str(file)))
    aside = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with (
            os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE), "wb") as out,
            _still() as alias,
        ):
            made = _written(out, alias)
            out.flush()
            os.fsync(out.fileno())
        # Where another backup took the name meanwhile, that one stays.
        os.link(aside, file)
    finally:
        aside.unlink(missing_ok=True)
    return made


def _written(out: object, alias: str) -> form.Manifest:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # a file
        manifest = form.Manifest(
            preseance.__version__,
            timezone.now().isoformat(),
            migrations(alias),
            {
                name: form.write_table(archive, name, rows(model, alias))
                for name, model in tables(apps).items()
            },
        )
        archive.writestr(form.MANIFEST, json.dumps(manifest.to_json(), indent=1))
    return manifest


def migrations(alias: str) -> dict[str, str]:
    """The latest migration of each app that a database has had."""
    latest: dict[str, str] = {}
    for app, name in sorted(MigrationRecorder(connections[alias]).applied_migrations()):
        latest[app] = name
    return latest


@contextmanager
def _still() -> Iterator[str]:
    """The database as it is at one moment, while others go on writing; what is given is its alias."""
    if not environment.is_embedded():
        with transaction.atomic():
            with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield DEFAULT_DB_ALIAS
        return
    with aside() as copy:
        source = sqlite3.connect(environment.database()["NAME"])
        target = sqlite3.connect(copy)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()
        yield ASIDE


@contextmanager
def aside() -> Iterator[Path]:
    """An SQLite file of its own, known to Django by the name ``ASIDE`` until it goes."""
    with tempfile.TemporaryDirectory(prefix="preseance-") as folder:
        copy = Path(folder) / "room.sqlite3"
        default = connections.databases[DEFAULT_DB_ALIAS]
        plain = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(copy), "OPTIONS": {}}
        connections.databases[ASIDE] = {**default, **plain, "CONN_MAX_AGE": 0}
        try:
            yield copy
        finally:
            connections[ASIDE].close()
            del connections[ASIDE]
            del connections.databases[ASIDE]
