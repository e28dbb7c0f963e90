"""Event folders that run, shipped with the package."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from shutil import copytree

from preseance.errors import PreseanceError, UnknownNameError
from preseance.wording.said import Said


def names() -> tuple[str, ...]:
    """The names of the examples."""
    here = files("preseance.examples").iterdir()
    return tuple(sorted(f.name for f in here if f.is_dir() and f.joinpath("event.toml").is_file()))


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
