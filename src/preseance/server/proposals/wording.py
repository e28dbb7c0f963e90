"""What the fields of proposals are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from preseance.wording.said import Said

FIELDS: Mapping[str, Said] = MappingProxyType(
    {
        "name": Said("Name"),
        "title": Said("Function"),
        "diet": Said("Diet"),
        "own_car": Said("Own car"),
    }
)
