"""Event folders that run, shipped with the package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from preseance.errors import PreseanceError, UnknownNameError, naming
from preseance.formats.atomic import laid_beside, write_atomically
from preseance.wording.said import Said


def names() -> tuple[str, ...]:
    """The names of the examples."""
    here = files("preseance.examples").iterdir()
    return tuple(sorted(f.name for f in here if f.is_dir() and f.joinpath("event.toml").is_file()))


def copy_example(name: str, target: Path) -> Path:
    """Copy an example into a new folder, whole or not at all, and return that folder.

    Raises
    ------
    UnknownNameError, naming
        Where there is no such example.
    PreseanceError
        Where ``target`` holds something already.
    """
    if name not in names():
        raise UnknownNameError(Said("example"), name, names())
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise _taken(target)
    place = target.resolve()
    with laid_beside(place) as aside:
        for file in files("preseance.examples").joinpath(name).iterdir():
            with naming(target / file.name):
                write_atomically(aside / file.name, file.read_bytes())
        if place.is_dir():
            # Somebody may be standing in it; it is filled, not replaced.
            for path in aside.iterdir():
                path.rename(place / path.name)
        else:
            try:
                aside.rename(place)
            except OSError as error:
                if not place.exists():
                    raise
                raise _taken(target) from error  # Somebody else was there first.
    return target


def _taken(target: Path) -> PreseanceError:
    return PreseanceError(
        Said("«{target}» is not empty; name a folder that is new or empty.", target=str(target))
    )
