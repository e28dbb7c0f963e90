"""Lossless reading and writing for the protocol office itself."""

from preseance.formats.event_folder import read_event, read_plan, write_event, write_plan

__all__ = ["read_event", "read_plan", "write_event", "write_plan"]
