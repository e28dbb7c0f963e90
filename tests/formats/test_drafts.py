"""A disk that fills up at any moment of a write leaves the old event, and a message that names the file."""

import errno
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from preseance.examples import copy_example
from preseance.formats import read_event, write_event
from preseance.formats.drafts import leftovers
from preseance.formats.versions import list_versions, publish_version
from preseance.model.event import Event
from preseance.model.plan import Mark


def _write(event: Event, folder: Path) -> None:
    write_event(event, folder)


def _publish(event: Event, folder: Path) -> None:
    publish_version(folder, event, stage=Mark.TOLD, author="a", reason="", time=datetime.now(UTC))


@pytest.mark.parametrize("write", [_write, _publish])
def test_a_full_disk_leaves_the_old_event_and_names_the_file(
    write: Callable[[Event, Path], None], tmp_path: Path
) -> None:
    folder = copy_example("embassy-dinner", tmp_path / "dinner")
    old = read_event(folder)
    _publish(old, folder)
    first, *rest = old.guests
    guests = (first.model_copy(update={"name": "Another"}), *rest)
    new = old.model_copy(update={"title": "Another", "guests": guests})
    real, room, named = os.fsync, 0, set[str]()
    while True:
        left = room

        def full(handle: int) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            real(handle)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "fsync", full)
            try:
                write(new, folder)
                break
            except OSError as error:
                assert error.errno == errno.ENOSPC
                named.add(str(Path(error.filename).relative_to(folder)))
        assert read_event(folder) == old
        assert [v.number for v in list_versions(folder)] == [1]
        assert not any(leftovers(folder))
        room += 1
    assert {"event.toml", "guests.csv"} <= named
    if write is _publish:
        assert {"versions/0002/guests.csv", "versions/current"} <= named
    assert not any("partial" in name for name in named)
    assert read_event(folder) == new


def test_a_file_that_cannot_be_replaced_counts_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_example("embassy-dinner", tmp_path / "dinner")
    new = read_event(folder).model_copy(update={"title": "Another"})
    real = Path.replace

    def replace(self: Path, target: Path) -> Any:
        if target == folder / "event.toml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        write_event(new, folder)
        assert read_event(folder) == new
        with pytest.raises(PermissionError) as found:
            write_event(new.model_copy(update={"title": "And another"}), folder)
        assert found.value.filename == str(folder / "event.toml")
    assert read_event(folder) == new
    assert not any(leftovers(folder))
