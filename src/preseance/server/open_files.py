"""A database file kept open from request to request, as long as it is where it was.

To open a file takes longer than most that is asked of it; but who holds one that was moved or deleted
goes on writing into it, and would acknowledge what nobody finds again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.signals import request_started
from django.db import DEFAULT_DB_ALIAS, close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from preseance.server import environment

_OPENED = "preseance_opened"


def keep_open() -> None:
    """From here on in this process, where the database is a file."""
    if not environment.is_embedded():
        return
    connections.databases[DEFAULT_DB_ALIAS]["CONN_MAX_AGE"] = None
    connection_created.connect(_remember)
    # Those who look whether a connection is usable come after this.
    request_started.disconnect(close_old_connections)
    request_started.connect(let_go_of_moved)
    request_started.connect(close_old_connections)


def let_go_of_moved(**_: Any) -> None:
    """Close what is open on a file that is there no more, or is another by now."""
    for connection in connections.all(initialized_only=True):
        opened = getattr(connection, _OPENED, None)
        if connection.connection is not None and opened and opened != _identity(connection):
            connection.close()


def _remember(connection: BaseDatabaseWrapper, **_: Any) -> None:
    setattr(connection, _OPENED, _identity(connection))


def _identity(connection: BaseDatabaseWrapper) -> tuple[int, int] | None:
    """Device and number of its file; None where there is none."""
    try:
        found = Path(connection.settings_dict["NAME"]).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
