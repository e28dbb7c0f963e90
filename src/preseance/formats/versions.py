"""Published versions: full, immutable copies in ``versions/NNNN``.

A copy is built aside and renamed whole; ``versions/current`` is replaced last, so a process
stopped at any instant leaves the old version or the new one in force, and the draft of a new one
is finished from it by whoever reads the folder next.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import tomlkit

from preseance.errors import InputError, Mistake, PreseanceError, UnknownNameError
from preseance.formats.atomic import write_atomically
from preseance.formats.drafts import finish, lay_aside
from preseance.formats.event_folder import contents_of, event_of, files_of
from preseance.model.event import Event
from preseance.model.plan import Mark, Version
from preseance.wording.said import Said

_RECORD = "version.toml"


def publish_version(
    folder: Path,
    event: Event,
    *,
    stage: Mark | None,
    author: str,
    reason: str,
    time: datetime,
    after_step: Callable[[str], None] = lambda step: None,
) -> Version:
    """Freeze an event as the next version of its folder, and make it the current one.

    ``after_step`` is called with the name of each step once it is done.
    """
    finish(folder)
    originals = contents_of(folder)
    contents = files_of(event, originals)
    version = _next(folder, contents, stage, author, reason, time)
    name = f"{version.number:04d}"
    _freeze(folder / "versions", name, {**contents, _RECORD: _recorded(version)}, after_step)
    changed = {file: c for file, c in contents.items() if originals.get(file) != c}
    if changed:
        lay_aside(folder, changed, awaited=name)
        after_step("lay aside")
    write_atomically(folder / "versions" / "current", f"{name}\n".encode())
    after_step("current")
    finish(folder)
    return version


def _freeze(
    versions: Path, name: str, contents: Mapping[str, bytes], after_step: Callable[[str], None]
) -> None:
    """Lay down the copy of a version, whole or not at all."""
    aside = versions / f".{name}.partial"
    shutil.rmtree(aside, ignore_errors=True)
    after_step("clear")
    aside.mkdir(parents=True)
    after_step("make")
    for file, content in contents.items():
        write_atomically(aside / file, content)
        after_step(f"write {file}")
    aside.replace(versions / name)
    after_step("rename")
    _sync(versions)
    after_step("sync")


def _recorded(version: Version) -> bytes:
    values = {k: v for k, v in version.model_dump().items() if v is not None}
    return tomlkit.dumps(values | {"stage": version.called}).encode()


def next_version(
    folder: Path, event: Event, *, stage: Mark | None, author: str, reason: str, time: datetime
) -> Version:
    """What ``publish_version`` would make, writing nothing."""
    contents = files_of(event, contents_of(folder))
    return _next(folder, contents, stage, author, reason, time)


def _next(
    folder: Path,
    contents: Mapping[str, bytes],
    stage: Mark | None,
    author: str,
    reason: str,
    time: datetime,
) -> Version:
    return Version(
        number=max((v.number for v in list_versions(folder)), default=0) + 1,
        time=time,
        author=author,
        reason=reason,
        stage=stage,
        fingerprint=fingerprint(contents),
    )


def _sync(folder: Path) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def fingerprint(contents: Mapping[str, bytes]) -> str:
    """SHA-256 over the names, lengths and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode())
        digest.update(contents[name])
    return digest.hexdigest()


def list_versions(folder: Path) -> tuple[Version, ...]:
    """The published versions, oldest first."""
    found = (folder / "versions").glob("[0-9]*/" + _RECORD)
    return tuple(_version(f) for f in sorted(found, key=lambda f: int(f.parent.name)))


def _version(record: Path) -> Version:
    try:
        return Version.model_validate(tomlkit.parse(record.read_text("utf-8")).unwrap())
    except ValueError as error:
        where = f"versions/{record.parent.name}/{_RECORD}"
        wrong = Mistake(where, None, None, str(error), Said("the record of a version"))
        raise InputError([wrong]) from None


def read_version(folder: Path, number: int) -> Event:
    """The event as it was published.

    Raises
    ------
    UnknownNameError
        Where there is no such version.
    PreseanceError
        Where its files are no longer those that were published.
    """
    frozen = folder / "versions" / f"{number:04d}"
    if not (frozen / _RECORD).is_file():
        known = [str(v.number) for v in list_versions(folder)]
        raise UnknownNameError(Said("version"), str(number), known)
    version, contents = _standing(folder, _version(frozen / _RECORD)), contents_of(frozen)
    if fingerprint(contents) != version.fingerprint:
        raise PreseanceError(
            Said(
                "Version {number} was altered after it was published; restore its files.",
                number=number,
            )
        )
    return event_of(contents).model_copy(update={"version": version})


def _standing(folder: Path, version: Version) -> Version:
    """The version, knowing which one replaced it."""
    current = current_version(folder)
    if current is None or current.number == version.number:
        return version
    return version.model_copy(update={"superseded_by": current.number})


def current_version(folder: Path) -> Version | None:
    """The version in force, None before the first."""
    pointer = folder / "versions" / "current"
    if not pointer.is_file():
        return None
    name = pointer.read_text("utf-8", errors="replace").strip()
    record = folder / "versions" / name / _RECORD
    if not name.isdigit() or not record.is_file():
        raise InputError(
            [Mistake("versions/current", 1, None, f"«{name}»", Said("the number of a version"))]
        )
    return _version(record)
