"""A backup brought back, whole or not at all; one of an earlier release is brought up to date on the way."""

from __future__ import annotations

import zipfile
from pathlib import Path

from django.apps import apps
from django.apps.registry import Apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max

from preseance.errors import PreseanceError
from preseance.server.accounts.models import Person
from preseance.server.backups import archive as form
from preseance.server.backups.making import ASIDE, aside, migrations
from preseance.server.backups.tables import counted_on, emptied, filled, rows, tables
from preseance.server.events import models, seen, store
from preseance.server.events.store.writing import writing
from preseance.wording.said import Said


class NotEmptyError(PreseanceError):
    """There is something in the room already."""

    def __init__(self, events: int, people: int) -> None:
        super().__init__(
            Said(
                "The room holds {events} events and {people} accounts; say --replace to give them up.",
                events=str(events),
                people=str(people),
            )
        )


def restore(file: Path, *, replace: bool = False) -> form.Manifest:
    """Make the room what a backup holds. Nobody is signed in afterwards.

    Raises
    ------
    NoBackupError
        Where the file is none, or damaged.
    NotEmptyError
        Where the room holds anything and ``replace`` is not said.
    PreseanceError
        Where a later release wrote it.
    OSError
        Where it cannot be read.
    """
    try:
        archive = zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise form.NoBackupError(file, Said("it is no archive.")) from error
    with archive:
        manifest = form.read_manifest(file, archive)
        if not replace:
            _refuse_unless_empty()
        if dict(manifest.migrations) == migrations(DEFAULT_DB_ALIAS):
            _replaced(file, archive, manifest)
        else:
            _by_way_of_the_earlier(file, archive, manifest)
    store.forget()
    seen.forget()
    return manifest


def _refuse_unless_empty() -> None:
    events = models.Event.objects.count()
    people = Person.objects.count()
    if events or people:
        raise NotEmptyError(events, people)


def _replaced(file: Path, archive: zipfile.ZipFile, manifest: form.Manifest) -> None:
    """All rows of the room out, all of the archive in, in one transaction."""
    with writing():
        epoch = models.Event.objects.aggregate(most=Max("epoch"))["most"] or 0
        emptied(apps, DEFAULT_DB_ALIAS)
        connections[DEFAULT_DB_ALIAS].cursor().execute("DELETE FROM django_session")
        _filled(apps, DEFAULT_DB_ALIAS, file, archive, manifest)
        _newer(epoch)


def _newer(epoch: int) -> None:
    """What any process holds of events from before is not what is there now."""
    most = models.Event.objects.aggregate(most=Max("epoch"))["most"] or 0
    models.Event.objects.update(epoch=max(epoch, most) + 1)


def _filled(
    known: Apps, alias: str, file: Path, archive: zipfile.ZipFile, manifest: form.Manifest
) -> None:
    made = tables(known)
    if unknown := sorted(set(manifest.tables) - set(made)):
        raise form.NoBackupError(file, Said("there is no table {name}.", name=unknown[0]))
    try:
        for name, model in made.items():
            if name in manifest.tables:
                filled(model, form.read_table(file, archive, name, manifest.tables[name]), alias)
        counted_on(known, alias)
        connections[alias].check_constraints()
    except (
        FieldDoesNotExist,
        ValidationError,
        TypeError,
        ValueError,
        KeyError,
        DatabaseError,
    ) as error:
        raise form.NoBackupError(file, Said("its rows do not fit together.")) from error


def _by_way_of_the_earlier(file: Path, archive: zipfile.ZipFile, manifest: form.Manifest) -> None:
    """Into a database as that release had it, brought up to date there, and only then into the room."""
    with aside():
        executor = MigrationExecutor(connections[ASIDE])
        targets = sorted(manifest.migrations.items())
        if any(target not in executor.loader.graph.nodes for target in targets):
            raise PreseanceError(
                Said(
                    "«{file}» was made by a later release ({program}) than this one.",
                    file=str(file),
                    program=manifest.program,
                )
            )
        state = executor.migrate(targets)
        with transaction.atomic(ASIDE):
            emptied(state.apps, ASIDE)
            _filled(state.apps, ASIDE, file, archive, manifest)
        call_command("migrate", database=ASIDE, verbosity=0, interactive=False)
        with writing():
            epoch = models.Event.objects.aggregate(most=Max("epoch"))["most"] or 0
            emptied(apps, DEFAULT_DB_ALIAS)
            connections[DEFAULT_DB_ALIAS].cursor().execute("DELETE FROM django_session")
            for model in tables(apps).values():
                filled(model, rows(model, ASIDE), DEFAULT_DB_ALIAS)
            counted_on(apps, DEFAULT_DB_ALIAS)
            _newer(epoch)
