"""What the database keeps of an event, table by table: those of today and those that come later."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import CharField, Field, ForeignKey, JSONField, Model, TextField

from preseance.server.events import models as rows

_DEEPEST = 3
_FILES = "files"
"""Held in base 64; looked into by themselves."""


def tables() -> Iterator[tuple[type[Model], str]]:
    """Each table that belongs to an event, with the path by which its rows name it."""
    yield rows.Event, "pk"
    for model in apps.get_models():
        # Variants are events of their own, each with its tables.
        if model is not rows.Event and (path := _path(model, _DEEPEST)):
            yield model, path


def _path(model: type[Model], deepest: int) -> str:
    if deepest == 0:
        return ""
    keys = [f for f in model._meta.get_fields() if isinstance(f, ForeignKey)]
    for key in keys:
        if key.related_model is rows.Event:
            return key.name
    for key in keys:
        if key.related_model is not model:
            further = _path(key.related_model, deepest - 1)
            if further:
                return f"{key.name}__{further}"
    return ""


def texts(model: type[Model]) -> list[Field[Any, Any]]:
    """The columns of a table that hold text or JSON somebody may be named in."""
    return [
        f
        for f in model._meta.concrete_fields
        if isinstance(f, CharField | TextField | JSONField)
        and not f.choices
        and not f.unique
        and f.name != _FILES
    ]


def read(value: Any) -> tuple[Any, Callable[[Any], Any]]:
    """What a column holds as JSON, and how to write it back."""
    if isinstance(value, str) and value[:1] in ("{", "["):
        try:
            return json.loads(value), _compact
        except ValueError:
            pass
    return value, lambda made: made


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def rows_of(pk: int) -> Iterator[tuple[Model, dict[str, Any]]]:
    """Each row of an event and the values of its texts, read."""
    for model, path in tables():
        fields = texts(model)
        if fields:
            for row in model._default_manager.filter(**{path: pk}).iterator(200):
                yield row, {f.name: read(getattr(row, f.name))[0] for f in fields}
