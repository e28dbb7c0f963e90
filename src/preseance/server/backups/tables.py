"""Which tables a backup holds, and their rows in and out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connections
from django.db.models import BinaryField, JSONField, Model

from preseance.server.backups.archive import bytes_of

_MADE_ANEW = frozenset(
    ("contenttypes.contenttype", "auth.permission", "sessions.session", "usersessions.usersession")
)
"""What migrations make, and who is signed in: nobody is after a restoration."""
_AT_ONCE = 200


def tables(apps: Apps) -> dict[str, type[Model]]:
    """The tables of a backup by ``app.model``, those first that others name."""
    every = {
        m._meta.label_lower: m
        for m in apps.get_models(include_auto_created=True)
        if m._meta.managed and not m._meta.proxy
    }
    held = {n: m for n, m in every.items() if n not in _MADE_ANEW and not _names(m) & _MADE_ANEW}
    done: dict[str, type[Model]] = {}
    while len(done) < len(held):
        ready = sorted(
            n
            for n, m in held.items()
            if n not in done and (_names(m) & held.keys()) - {n} <= done.keys()
        )
        done |= {n: held[n] for n in ready or sorted(held.keys() - done.keys())}
    return done


def _names(model: type[Model]) -> set[str]:
    """The tables that one names."""
    return {
        f.related_model._meta.label_lower
        for f in model._meta.concrete_fields
        if f.is_relation and f.related_model is not None and not isinstance(f.related_model, str)
    }


def rows(model: type[Model], alias: str) -> Iterator[dict[str, Any]]:
    """All rows of a table by column, in the order of their keys."""
    columns = [f.attname for f in model._meta.concrete_fields]
    yield from model._base_manager.using(alias).order_by("pk").values(*columns).iterator(_AT_ONCE)


def emptied(apps: Apps, alias: str) -> None:
    """Delete every row of every table."""
    for model in reversed(tables(apps).values()):
        model._base_manager.using(alias).all()._raw_delete(alias)


def filled(model: type[Model], found: Iterable[Mapping[str, Any]], alias: str) -> None:
    """Write rows as they were, keys and all.

    Raises
    ------
    FieldError, ValidationError, TypeError, ValueError
        Where a row is none of this table.
    """
    fields = {f.attname: f for f in model._meta.concrete_fields}
    waiting: list[Model] = []
    for row in found:
        values = {}
        for name, value in row.items():
            field = fields[name]
            if isinstance(field, BinaryField):
                value = bytes_of(value) if isinstance(value, str) else value
            elif not isinstance(field, JSONField):
                value = field.to_python(value)
            values[name] = value
        waiting.append(model(**values))
        if len(waiting) == _AT_ONCE:
            _written(model, waiting, alias)
            waiting = []
    if waiting:
        _written(model, waiting, alias)


def _written(model: type[Model], waiting: list[Model], alias: str) -> None:
    """Rows as they are: no column sets itself to the present time."""
    fields = model._meta.local_concrete_fields
    model._base_manager._insert(waiting, fields=fields, using=alias, raw=True)  # type: ignore[attr-defined]  # known to Django alone


def counted_on(apps: Apps, alias: str) -> None:
    """Let new rows have numbers that no row has."""
    connection = connections[alias]
    said = connection.ops.sequence_reset_sql(no_style(), list(tables(apps).values()))
    with connection.cursor() as cursor:
        for line in said:
            cursor.execute(line)
