"""Event folders that run, shipped with the package."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree
from typing import Final

from preseance.errors import PreseanceError, UnknownNameError
from preseance.model.occasions import OccasionKind
from preseance.wording.said import Said


def names() -> tuple[str, ...]:
    """The names of the examples."""
    here = files("preseance.examples").iterdir()
    return tuple(sorted(f.name for f in here if f.is_dir() and f.joinpath("event.toml").is_file()))


FOR_OCCASION: Final[Mapping[OccasionKind, str]] = {
    OccasionKind.WEDDING: "wedding",
    OccasionKind.GALA: "gala",
    OccasionKind.STATE_DINNER: "embassy-dinner",
    OccasionKind.WORKING_LUNCH: "paris-2018",
    OccasionKind.CEREMONY: "town-hall",
    OccasionKind.CONFERENCE: "conference-dinner",
    OccasionKind.TALKS: "summit",
}
"""The example that is nearest to each kind of occasion."""


def copy_example(name: str, target: Path) -> Path:
    """Copy an example into a new folder, and return that folder.

    Raises
    ------
    UnknownNameError
        Where there is no such example.
    PreseanceError
        Where ``target`` holds something already.
    """
    if name not in names():
        raise UnknownNameError(Said("example"), name, names())
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise PreseanceError(
            Said("«{target}» is not empty; name a folder that is new or empty.", target=str(target))
        )
    with as_file(files("preseance.examples") / name) as source:
        copytree(source, target, dirs_exist_ok=True)
    return target
