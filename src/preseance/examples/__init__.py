"""Event folders that run, shipped with the package."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from preseance.errors import PreseanceError, UnknownNameError, naming
from preseance.formats.atomic import laid_beside, write_atomically
from preseance.formats.event_folder import read_event, write_event
from preseance.formats.homes import home_of, is_workbook
from preseance.formats.stored import new_book
from preseance.model.occasions import OccasionKind
from preseance.wording.said import Said


def names() -> tuple[str, ...]:
    """The names of the examples."""
    here = files("preseance.examples").iterdir()
    return tuple(sorted(f.name for f in here if f.is_dir() and f.joinpath("event.toml").is_file()))


def report(name: str, language: str) -> AbstractContextManager[Path]:
    """A report that comes along, in the language where it stands in it, else in English."""
    here = files("preseance.examples") / "reports"
    own = here / f"{name}-{language}.txt"
    return as_file(own if own.is_file() else here / f"{name}-en.txt")


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
OCCASIONS: Final = tuple(str(kind) for kind in OccasionKind)
_USUAL: Final = "embassy-dinner"


def start(target: Path, *, example: str | None = None, occasion: str | None = None) -> Path:
    """Start an event in a new folder: from an example, or the one nearest to a kind of occasion.

    The event says what kind of occasion it is; what its settings say goes before that.

    Raises
    ------
    UnknownNameError
        Where there is no such example, or kind of occasion.
    PreseanceError
        Where ``target`` holds something already.
    """
    if occasion is None:
        return copy_example(example or _USUAL, target)
    if occasion not in OCCASIONS:
        raise UnknownNameError(Said("kind of occasion"), occasion, OCCASIONS)
    kind = OccasionKind(occasion)
    copied = copy_example(example or FOR_OCCASION[kind], target)
    event = read_event(copied)
    if event.occasion is not kind:
        write_event(event.model_copy(update={"occasion": kind}), copied)
    return copied


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
    if is_workbook(target):
        return _as_workbook(name, target)
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


def _as_workbook(name: str, target: Path) -> Path:
    """An example as a new workbook, each list with a row that shows how it is filled in."""
    if target.exists() or home_of(target).exists():
        raise PreseanceError(
            Said(
                "«{target}», or the folder «{home}» of its versions, is there already; name a "
                "workbook that is new.",
                target=str(target),
                home=home_of(target).name,
            )
        )
    contents = {
        file.name: file.read_bytes()
        for file in files("preseance.examples").joinpath(name).iterdir()
    }
    write_atomically(target, new_book(contents, with_examples=True))
    return target


def _taken(target: Path) -> PreseanceError:
    return PreseanceError(
        Said("«{target}» is not empty; name a folder that is new or empty.", target=str(target))
    )
