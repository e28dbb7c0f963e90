"""Pictures beside an event: the logo of the house, photographs of guests, flags of delegations."""

from __future__ import annotations

from pathlib import Path

from preseance.documents.papers.pictures import Picture, picture_of
from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.wording.said import Said

PHOTOS = "photos"
"""The folder with a photograph a guest, called by the guest's id."""
_ENDINGS = ("jpg", "jpeg", "png")
_FLAG_ENDINGS = ("svg", *_ENDINGS)


def logo_of(event: Event, folder: Path | None) -> Picture | None:
    """The logo that ``papers.logo`` names, a file inside the event's folder; None for none.

    Raises
    ------
    PreseanceError
        Where it is not there, outside the folder, no picture, or too large.
    """
    name = str(event.settings.get("papers.logo", ""))
    if not name:
        return None
    if folder is None:
        raise PreseanceError(
            Said("papers.logo names a file beside the event: print the event from its folder.")
        )
    file = (folder / name).resolve()
    if not file.is_relative_to(folder.resolve()) or not file.is_file():
        raise PreseanceError(
            Said("papers.logo: there is no file «{name}» in the event's folder.", name=name)
        )
    return picture_of(name, file.read_bytes(), "logo")


def photos_of(event: Event, folder: Path | None) -> dict[str, Picture]:
    """The photographs there are, by guest id.

    Raises
    ------
    PreseanceError
        Where one is no picture, or too large.
    """
    found: dict[str, Picture] = {}
    if folder is None or not (folder / PHOTOS).is_dir():
        return found
    for guest in event.guests:
        for ending in _ENDINGS:
            file = folder / PHOTOS / f"{guest.id}.{ending}"
            if file.is_file():
                called = f"{PHOTOS}/{file.name}"
                found[guest.id] = picture_of(called, file.read_bytes(), f"photo-{guest.id}")
                break
    return found


def flags_of(event: Event, folder: Path | None) -> dict[str, Picture]:
    """Pictures of flags by delegation id, from the folder that ``flags.pictures`` names; none without it.

    A file is called by the delegation's country code, monogram or id, in small letters or capitals:
    ``fr.svg``, ``FRA.png``, ``union.svg``.

    Raises
    ------
    PreseanceError
        Where there is no such folder, or a file in it is no picture, or too large.
    """
    name = str(event.settings.get("flags.pictures", ""))
    if not name:
        return {}
    if folder is None:
        raise PreseanceError(
            Said("flags.pictures names a folder beside the event: print the event from its folder.")
        )
    beside = folder if folder.is_dir() else folder.parent
    at = (beside / name).resolve()
    if not at.is_relative_to(beside.resolve()) or not at.is_dir():
        raise PreseanceError(
            Said("flags.pictures: there is no folder «{name}» in the event's folder.", name=name)
        )
    known = {file.name.lower(): file for file in sorted(at.iterdir()) if file.is_file()}
    found: dict[str, Picture] = {}
    for delegation in event.delegations:
        stems = (delegation.country, delegation.monogram, delegation.id)
        names = [f"{stem.lower()}.{ending}" for stem in stems if stem for ending in _FLAG_ENDINGS]
        file = next((known[n] for n in names if n in known), None)
        if file is not None:
            called = f"{name}/{file.name}"
            found[delegation.id] = picture_of(called, file.read_bytes(), f"flag-{delegation.id}")
    return found
