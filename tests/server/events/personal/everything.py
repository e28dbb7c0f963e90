"""All that the database holds, as one text."""

from __future__ import annotations

from django.apps import apps

from preseance.server.events import store


def everything() -> str:
    """Every value of every row of every table, files unpacked."""
    told = []
    for model in apps.get_models():
        for row in model._default_manager.all():
            values = {f.name: getattr(row, f.attname) for f in model._meta.concrete_fields}
            files = store.unpacked(values.pop("files", None) or {}).values()
            told += [repr(values), *(c.decode("utf-8", "replace") for c in files)]
    return "\n".join(told)
