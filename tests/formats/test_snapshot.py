"""Readers take no lock, write nothing, and see a folder before a write or after it."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from preseance.errors import HeldError, InputError
from preseance.examples import copy_example
from preseance.formats import read_draft, read_event, write_event, write_plan
from preseance.formats import snapshot as snapshots
from preseance.formats.drafts import DRAFT, HIDDEN, lay_aside, leftovers
from preseance.formats.snapshot import snapshot
from preseance.formats.versions import (
    current_version,
    list_versions,
    publish_version,
    read_version,
    versions_of,
)
from preseance.model.event import Event
from preseance.model.plan import Mark, Plan

NOW = datetime(2023, 5, 1, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An embassy dinner that nobody wrote to yet."""
    return copy_example("embassy-dinner", tmp_path / "dinner")


def _publish(folder: Path, event: Event) -> None:
    publish_version(folder, event, stage=Mark.TOLD, author="a", reason="r", time=NOW)


def _titled(event: Event, title: str) -> Event:
    """Two files change together: the title, and the name of the first guest."""
    first, *rest = event.guests
    guests = (first.model_copy(update={"name": title}), *rest)
    return event.model_copy(update={"title": title, "guests": guests})


@contextmanager
def _read_only(folder: Path) -> Iterator[None]:
    """The folder refuses every write, as a drive that is mounted for reading does."""

    def refuse(*_: Any, **__: Any) -> Any:
        raise OSError(30, "Read-only file system")

    real = os.open

    def opened(path: Any, flags: int, *rest: Any, **named: Any) -> int:
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        return int(refuse() if writes else real(path, flags, *rest, **named))

    with pytest.MonkeyPatch.context() as patch:
        for name in ("mkdir", "rename", "replace", "unlink", "rmdir", "chmod"):
            patch.setattr(os, name, refuse)
        patch.setattr(os, "open", opened)
        yield


def _state(folder: Path) -> dict[Path, tuple[int, bytes]]:
    return {
        f: (f.stat().st_mtime_ns, f.read_bytes() if f.is_file() else b"")
        for f in [folder, *folder.rglob("*")]
    }


def test_reading_leaves_no_trace(folder: Path) -> None:
    before = _state(folder)
    read_event(folder)
    list_versions(folder)
    assert _state(folder) == before


def test_what_is_laid_aside_counts_in_a_folder_that_cannot_be_written_to(folder: Path) -> None:
    old = read_event(folder)
    new = _titled(old, "Another")
    (folder / HIDDEN).mkdir()
    seen = snapshot(folder)
    whole = folder.parent / "whole"
    write_event(new, whole, base=folder)
    laid = {f: (whole / f).read_bytes() for f in ("event.toml", "guests.csv")}
    lay_aside(folder, laid, replaced=seen.contents)
    before = _state(folder)
    with _read_only(folder):
        assert read_event(folder) == new
    assert _state(folder) == before
    # One file has reached its place: the mixture on the disk is none to a reader.
    (folder / DRAFT / "guests.csv").replace(folder / "guests.csv")
    with _read_only(folder):
        assert read_event(folder) == new
    assert read_event(folder) == new
    assert not any(leftovers(folder))
    assert (folder / "event.toml").read_bytes() == laid["event.toml"]


def test_an_edit_by_hand_after_a_crash_is_not_overwritten(folder: Path) -> None:
    (folder / HIDDEN).mkdir()
    seen = snapshot(folder)
    rules = b"id,kind,a,level\n"
    plan = b"session,guest,place\n"
    lay_aside(folder, {"rules.csv": rules, "plan.csv": plan}, replaced=seen.contents)
    by_hand = seen.contents["rules.csv"] + b"\r\n"
    (folder / "rules.csv").write_bytes(by_hand)
    assert snapshot(folder).contents["rules.csv"] == by_hand
    assert (folder / "rules.csv").read_bytes() == by_hand
    assert (folder / "plan.csv").read_bytes() == plan


def test_a_version_that_never_came_into_force_is_none(folder: Path) -> None:
    event = read_event(folder)
    _publish(folder, event)
    lay_aside(folder, {"plan.csv": b"x"}, replaced={}, awaited="0002")
    copied = folder / "versions" / "0002"
    copied.mkdir()
    (copied / "version.toml").write_bytes((folder / "versions/0001/version.toml").read_bytes())
    with _read_only(folder):
        assert [v.number for v in list_versions(folder)] == [1]
        assert read_event(folder) == event
    assert [v.number for v in list_versions(folder)] == [1]
    assert not copied.exists()
    assert not (folder / "plan.csv").exists()


def test_readers_see_the_old_event_or_the_new_one_while_it_is_written(folder: Path) -> None:
    start = read_event(folder)
    done = threading.Event()
    mixed: list[tuple[str, str, tuple[int, ...]]] = []
    read = 0

    def write() -> None:
        try:
            for k in range(30):
                event = _titled(start, f"Evening {k}")
                if k % 3:
                    write_event(event, folder)
                else:
                    _publish(folder, event)
        finally:
            done.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not done.is_set():
        draft = read_draft(folder)
        title, name = draft.event.title, draft.event.guests[0].name
        numbers = tuple(v.number for v in versions_of(draft))
        number = int(title.removeprefix("Evening ")) if title != start.title else -1
        if number >= 0 and (title != name or numbers != tuple(range(1, number // 3 + 2))):
            mixed.append((title, name, numbers))
        read += 1
    writer.join()
    assert mixed == []
    assert read > 3
    assert len(list_versions(folder)) == 10


def test_a_folder_that_never_rests_is_said_to_be_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = snapshots._read

    def disturbed(path: Path) -> snapshots.Snapshot:
        found = real(path)
        with (folder / "rules.csv").open("ab") as stream:
            stream.write(b"\n")
        return found

    monkeypatch.setattr(snapshots, "_read", disturbed)
    with pytest.raises(HeldError, match=r"«.*dinner» is being written by somebody else"):
        snapshot(folder, wait=0.05)


@pytest.mark.parametrize("file", ["guests.csv", "rules.csv", "plan.csv", "event.toml"])
def test_a_list_is_a_file_or_absent_or_a_mistake(folder: Path, file: str) -> None:
    (folder / file).unlink(missing_ok=True)
    (folder / file).mkdir()
    with pytest.raises(InputError) as folder_found:
        read_event(folder)
    (folder / file).rmdir()
    (folder / file).symlink_to(folder / "nowhere")
    with pytest.raises(InputError) as link_found:
        read_event(folder)
    (folder / file).unlink()
    (folder / file).symlink_to(file)
    with pytest.raises(InputError) as circle_found:
        read_event(folder)
    assert [(m.file, m.found) for m in folder_found.value.mistakes] == [(file, "a folder")]
    for found in (link_found, circle_found):
        assert [(m.file, m.found) for m in found.value.mistakes] == [
            (file, "a link that leads nowhere")
        ]


def test_lists_that_are_none_are_said_beside_the_other_mistakes(folder: Path) -> None:
    (folder / "requests.csv").mkdir()
    (folder / "rules.csv").write_text(
        "id,kind,a,level\nr,pin,anton-berg,perhaps\n", encoding="utf-8"
    )
    with pytest.raises(InputError) as found:
        read_event(folder)
    assert {m.file for m in found.value.mistakes} == {"rules.csv", "requests.csv"}


def test_a_pipe_in_the_place_of_a_list_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "requests.csv")
    with pytest.raises(InputError, match="something that is no file"):
        read_event(folder)


def test_nothing_is_written_where_a_folder_stands_for_a_list(folder: Path) -> None:
    event = read_event(folder)
    (folder / "plan.csv").mkdir()
    for write in (
        lambda: write_event(_titled(event, "t"), folder),
        lambda: write_plan(Plan(), folder),
        lambda: _publish(folder, event),
    ):
        with pytest.raises(InputError, match=r"plan\.csv: found a folder"):
            write()
    assert not (folder / "versions").exists()
    assert (folder / "event.toml").read_bytes() == (
        Path(copy_example("embassy-dinner", folder.parent / "b")) / "event.toml"
    ).read_bytes()


def test_a_folder_for_the_current_version_is_a_mistake(folder: Path) -> None:
    _publish(folder, read_event(folder))
    (folder / "versions" / "current").unlink()
    (folder / "versions" / "current").mkdir()
    with pytest.raises(InputError, match="versions/current: found a folder"):
        current_version(folder)
    with pytest.raises(InputError, match="versions/current: found a folder"):
        _publish(folder, read_event(folder))


def test_a_version_without_its_record_is_a_mistake(folder: Path) -> None:
    _publish(folder, read_event(folder))
    (folder / "versions" / "0001" / "version.toml").unlink()
    for reading in (list_versions, lambda f: read_version(f, 1)):
        with pytest.raises(InputError, match=r"versions/0001/version\.toml: found no such file"):
            reading(folder)
