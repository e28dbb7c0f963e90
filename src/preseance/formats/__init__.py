"""Lossless reading and writing for the protocol office itself."""

from preseance.formats.event_folder import (
    read_draft,
    read_event,
    read_plan,
    write_event,
    write_plan,
)
from preseance.formats.lock import on_latest
from preseance.formats.snapshot import Draft

__all__ = [
    "Draft",
    "on_latest",
    "read_draft",
    "read_event",
    "read_plan",
    "write_event",
    "write_plan",
]
