"""Published versions: full, immutable copies in ``versions/NNNN``.

A copy is built aside and renamed whole; ``versions/current`` is replaced last, so a process
stopped at any instant leaves the old version or the new one in force. The draft that goes with a new
one is laid aside first: until the version is in force neither counts, and what is left of it goes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

import tomlkit

from preseance.errors import InputError, Mistake, PreseanceError, UnknownNameError, naming
from preseance.formats.atomic import sync, write_atomically
from preseance.formats.beside import schemes_beside
from preseance.formats.drafts import CURRENT, finish_committed, lay_aside
from preseance.formats.event_folder import event_of, files_of
from preseance.formats.homes import home_of
from preseance.formats.lists import FILES
from preseance.formats.lock import writing
from preseance.formats.snapshot import Draft, Snapshot, files_in, snapshot
from preseance.formats.steps import keep_step
from preseance.model.event import Event
from preseance.model.plan import Mark, Version
from preseance.wording.said import Said

RECORD = "version.toml"


def publish_version(
    folder: Path,
    event: Event,
    *,
    stage: Mark | None,
    author: str,
    reason: str,
    time: datetime,
    since: Draft | None = None,
    after_step: Callable[[str], None] = lambda step: None,
) -> Version:
    """Freeze an event as the next version of its folder, and make it the current one.

    Parameters
    ----------
    since
        What was read of the folder: where it is another by now, nothing is published.
    after_step
        Called with the name of each step once it is done.

    Raises
    ------
    ChangedError
        Where the folder changed since it was read.
    HeldError, NoLockError
        Where others write in it, or might without anybody noticing.
    """
    with writing(folder):
        now = snapshot(folder)
        if since is not None:
            since.refuse_changed(folder, now)
        version, contents = _next(folder, now, event, stage, author, reason, time)
        name = f"{version.number:04d}"
        changed = {file: c for file, c in contents.items() if now.contents.get(file) != c}
        home = home_of(folder)
        written, before = now.stored.written(changed, now.contents)
        keep_step(folder, changed, replaced=now.contents)
        lay_aside(home, written, replaced=before, awaited=name)
        after_step("lay aside")
        _freeze(home / "versions", name, {**contents, RECORD: record_bytes(version)}, after_step)
        write_atomically(home / CURRENT, f"{name}\n".encode())
        after_step("current")
        finish_committed(home)
        return version


def _freeze(
    versions: Path, name: str, contents: Mapping[str, bytes], after_step: Callable[[str], None]
) -> None:
    """Lay down the copy of a version, whole or not at all."""
    aside = versions / f".{name}.partial"
    aside.mkdir(parents=True)
    after_step("make")
    for file, content in contents.items():
        with naming(versions / name / file):
            write_atomically(aside / file, content)
        after_step(f"write {file}")
    aside.replace(versions / name)
    after_step("rename")
    sync(versions)
    after_step("sync")


def record_bytes(version: Version) -> bytes:
    """What is written down of a version, as TOML."""
    values = {k: v for k, v in version.model_dump().items() if v is not None}
    return tomlkit.dumps(values | {"stage": version.called}).encode()


def next_version(
    folder: Path,
    event: Event,
    *,
    stage: Mark | None,
    author: str,
    reason: str,
    time: datetime,
    since: Draft | None = None,
) -> Version:
    """What ``publish_version`` would make, writing nothing."""
    now = snapshot(folder) if since is None else since.seen
    return _next(folder, now, event, stage, author, reason, time)[0]


def _next(
    folder: Path,
    now: Snapshot,
    event: Event,
    stage: Mark | None,
    author: str,
    reason: str,
    time: datetime,
) -> tuple[Version, Mapping[str, bytes]]:
    """The next version, and the files of its event."""
    now.refuse_wrong([*FILES, CURRENT.as_posix()])
    contents = files_of(event, now.contents)
    version = Version(
        number=max((v.number for v in _listed(folder, now)), default=0) + 1,
        time=time,
        author=author,
        reason=reason,
        stage=stage,
        fingerprint=fingerprint(contents),
    )
    return version, contents


def fingerprint(contents: Mapping[str, bytes]) -> str:
    """SHA-256 over the names, lengths and bytes of files, in the order of their names."""
    digest = hashlib.sha256()
    for name in sorted(contents):
        digest.update(f"{name}\0{len(contents[name])}\0".encode())
        digest.update(contents[name])
    return digest.hexdigest()


def list_versions(folder: Path) -> tuple[Version, ...]:
    """The published versions, oldest first."""
    return _listed(folder, snapshot(folder))


def versions_of(draft: Draft) -> tuple[Version, ...]:
    """The versions that were published when a draft was read, oldest first."""
    return _listed(draft.folder, draft.seen)


def _listed(folder: Path, seen: Snapshot) -> tuple[Version, ...]:
    return tuple(_version(folder, name) for name in seen.versions)


def _version(folder: Path, name: str) -> Version:
    """What is recorded of a version.

    Raises
    ------
    InputError
        Where nothing is, or nothing that can be read.
    """
    where = f"versions/{name}/{RECORD}"
    found: str = Said("no such file")
    contents, wrong = files_in(home_of(folder) / "versions" / name, [RECORD])
    try:
        if contents:
            record = contents[RECORD].decode("utf-8")
            return Version.model_validate(tomlkit.parse(record).unwrap())
    except ValueError as error:
        found = str(error)
    for mistake in wrong:
        found = mistake.found
    raise InputError([Mistake(where, None, None, found, Said("the record of a version"))]) from None


def read_version(folder: Path, number: int) -> Event:
    """The event as it was published.

    Raises
    ------
    UnknownNameError
        Where there is no such version.
    PreseanceError
        Where its files are no longer those that were published.
    """
    seen = snapshot(folder)
    name = next((v for v in seen.versions if int(v) == number), None)
    if name is None:
        raise UnknownNameError(Said("version"), str(number), [str(int(v)) for v in seen.versions])
    version = _standing(folder, seen, _version(folder, name))
    frozen = home_of(folder) / "versions" / name
    contents, wrong = files_in(frozen)
    contents |= schemes_beside(frozen, contents)
    if wrong or fingerprint(contents) != version.fingerprint:
        raise PreseanceError(
            Said(
                "Version {number} was altered after it was published; restore its files.",
                number=number,
            )
        )
    return event_of(contents).model_copy(update={"version": version})


def _standing(folder: Path, seen: Snapshot, version: Version) -> Version:
    """The version, knowing which one replaced it."""
    current = _in_force(folder, seen)
    if current is None or current.number == version.number:
        return version
    return version.model_copy(update={"superseded_by": current.number})


def current_version(folder: Path) -> Version | None:
    """The version in force, None before the first."""
    return _in_force(folder, snapshot(folder))


def version_of(draft: Draft) -> Version | None:
    """The version that was in force when a draft was read, None before the first."""
    return _in_force(draft.folder, draft.seen)


def published_of(draft: Draft) -> Event | None:
    """The event as the version says that was in force when a draft was read."""
    current = version_of(draft)
    return read_version(draft.folder, current.number) if current else None


def _in_force(folder: Path, seen: Snapshot) -> Version | None:
    pointer = CURRENT.as_posix()
    seen.refuse_wrong([pointer])
    if seen.pointer is None:
        return None
    name = seen.pointer.decode("utf-8", "replace").strip()
    if name not in seen.versions:
        raise InputError([Mistake(pointer, 1, None, f"«{name}»", Said("the number of a version"))])
    return _version(folder, name)
