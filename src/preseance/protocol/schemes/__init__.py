"""The schemes of precedence, one data file each; ``common.toml`` has the settings all share."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from preseance.errors import UnknownNameError
from preseance.protocol.scheme import Effect, RankClass, Scheme, Setting
from preseance.wording.said import Said

_COMMON = "common"


@cache
def names() -> tuple[str, ...]:
    """Ids of the known schemes, sorted."""
    found = (f.name for f in files(__name__).iterdir() if f.name.endswith(".toml"))
    return tuple(sorted(n.removesuffix(".toml") for n in found if n != f"{_COMMON}.toml"))


@cache
def scheme_by_name(name: str) -> Scheme:
    """The scheme of that id, with its default settings.

    Raises
    ------
    UnknownNameError
        Where there is none; it lists the known ones.
    """
    if name not in names():
        raise UnknownNameError(Said("scheme of precedence"), name, names())
    table = _read(name)
    defaults: Mapping[str, str] = table.get("defaults", {})
    settings = {
        n: _setting(n, {**row, "default": defaults.get(n, row["default"])})
        for n, row in (_read(_COMMON)["settings"] | table.get("settings", {})).items()
    }
    built = Scheme(
        id=name,
        title=table["title"],
        sentence=table["sentence"],
        edition=table["edition"],
        source=table["source"],
        date=table["date"],
        uncertain=tuple(table["uncertain"]),
        settings=settings,
        classes=tuple(_rank_class(k, row) for k, row in enumerate(table["classes"])),
        country=table.get("country", ""),
    )
    return built.with_settings({})


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def _setting(name: str, row: Mapping[str, Any]) -> Setting:
    effects = {
        value: Effect(
            levels=effect.get("level", {}),
            keys={c: tuple(keys) for c, keys in effect.get("keys", {}).items()},
        )
        for value, effect in row.get("effects", {}).items()
    }
    return Setting(
        name=name,
        default=row["default"],
        allowed=tuple(row["allowed"]),
        about=row["about"],
        effects=effects,
        labels=row.get("labels", {}),
    )


def _rank_class(index: int, row: Mapping[str, Any]) -> RankClass:
    return RankClass(
        id=row["id"],
        label={language: row[language] for language in ("en", "fr", "fr_f") if language in row},
        level=row.get("level", 10 * (index + 1)),
        roles=tuple(row["roles"]) if "roles" in row else (row["id"],),
        where=row.get("where", {}),
        keys=tuple(row.get("keys", ())),
        source=row.get("source", ""),
    )
