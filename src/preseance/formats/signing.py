"""Who publishes, and when, as the machine has it: the only place that asks it for either."""

from __future__ import annotations

import getpass
import os
from datetime import UTC, datetime

from preseance.model.event import Event


def author_of(event: Event) -> str:
    """Who publishes: the setting ``author``, else PRESEANCE_AUTHOR, else the user's name."""
    given = event.settings.get("author") or os.environ.get("PRESEANCE_AUTHOR")
    if given:
        return str(given)
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def now() -> datetime:
    """The time of a publication: UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)
