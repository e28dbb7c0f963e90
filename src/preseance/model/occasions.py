"""What kind of occasion an event is, and the settings it holds by where nothing else is written."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from preseance.model.settings import SettingValue

SCHEME = "scheme"


class OccasionKind(StrEnum):
    """What kind of occasion an event, or one of its sessions, is."""

    WEDDING = "wedding"
    GALA = "gala"
    STATE_DINNER = "state-dinner"
    WORKING_LUNCH = "working-lunch"
    CEREMONY = "ceremony"
    CONFERENCE = "conference"
    TALKS = "talks"


@cache
def settings_of(kind: OccasionKind | None) -> Mapping[str, SettingValue]:
    """Settings by dotted name that hold at a kind of occasion; none where it is not told."""
    return {} if kind is None else dict(_dotted(_table()[kind]))


def scheme_of_occasion(kind: str) -> str:
    """The scheme of precedence at a kind of occasion, empty where it has none of its own."""
    return str(_table().get(kind, {}).get(SCHEME, ""))


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files("preseance.model").joinpath("occasions.toml").read_text("utf-8"))


def _dotted(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, SettingValue]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _dotted(value, f"{prefix}{key}.")
        elif prefix or key != SCHEME:
            yield f"{prefix}{key}", value
