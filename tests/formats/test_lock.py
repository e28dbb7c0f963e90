"""One writer at a time; the others wait, or are told who writes since when."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import filelock
import pytest

from preseance.errors import ChangedError, HeldError, NoLockError
from preseance.examples import copy_example
from preseance.formats import on_latest, read_draft, read_event, write_event, write_plan
from preseance.formats.drafts import HIDDEN, leftovers
from preseance.formats.lock import holder, writing
from preseance.formats.versions import (
    current_version,
    list_versions,
    publish_version,
    read_version,
)
from preseance.model.plan import Mark, Placement, Plan

HOLDS = """
import sys, time
from pathlib import Path
from preseance.formats.lock import writing
with writing(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""
WRITES = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from preseance.formats import on_latest, read_draft, write_event
from preseance.formats.versions import publish_version
from preseance.model.guest import Status
from preseance.model.plan import Mark
folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])

def add(k):
    draft = read_draft(folder)
    first = draft.event.guests[0]
    guest = first.model_copy(
        update={"id": f"{name}-{k}", "name": f"{name} {k}", "status": Status.DECLINED}
    )
    event = draft.event.model_copy(update={"guests": (*draft.event.guests, guest)})
    if k % 2:
        write_event(event, folder, since=draft)
    else:
        publish_version(folder, event, stage=Mark.TOLD, author=name, reason=f"{name}-{k}",
                        time=datetime.now(UTC), since=draft)

print("ready", flush=True)
sys.stdin.readline()
for k in range(count):
    on_latest(folder, lambda: add(k))
    print(f"{name}-{k}", flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An embassy dinner."""
    return copy_example("embassy-dinner", tmp_path / "dinner")


@contextmanager
def _process(code: str, *arguments: object) -> Iterator["subprocess.Popen[str]"]:
    """Another process at work, once it has said its first word."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def test_a_second_writer_is_told_who_writes_and_since_when(folder: Path) -> None:
    plan = Plan(placements=(Placement(session="dinner", guest="anton-berg", place="t1-1"),))
    with _process(HOLDS, folder) as other:
        with pytest.raises(HeldError) as found, writing(folder, wait=0.1):
            pass
        held = holder(folder)
        assert held is not None
        assert found.value.holder == held
        assert held.process == other.pid
        assert (datetime.now(UTC) - held.since).total_seconds() < 600
        assert f"«{folder}» is being written by {held.user} on {held.host} since " in str(
            found.value
        )
        # Readers do not mind.
        assert read_event(folder).guests
    write_plan(plan, folder)
    assert holder(folder) is None


def test_a_second_writer_waits_for_the_first(folder: Path) -> None:
    with _process(HOLDS, folder) as other:
        with pytest.raises(HeldError), writing(folder, wait=0):
            pass
        assert other.stdin is not None
        other.stdin.close()
        with writing(folder):
            assert other.wait() == 0


def test_a_killed_holder_holds_no_more(folder: Path) -> None:
    with _process(HOLDS, folder) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert holder(folder) is not None  # What it left of itself.
        with writing(folder, wait=0):
            held = holder(folder)
            assert held is not None
            assert held.process == os.getpid()
    assert holder(folder) is None


def test_two_threads_are_two_writers(folder: Path) -> None:
    def second() -> str:
        try:
            with writing(folder, wait=0.05):
                return "both"
        except HeldError:
            return "one"

    with ThreadPoolExecutor() as pool, writing(folder):
        assert pool.submit(second).result() == "one"
    assert second() == "both"


def test_a_writer_may_write_within(folder: Path) -> None:
    with writing(folder), writing(folder / "..", wait=0), writing(folder / "." / "", wait=0):
        write_plan(Plan(), folder)
        assert holder(folder) is not None
    assert holder(folder) is None


def test_what_was_overtaken_is_done_again_while_others_wait(folder: Path) -> None:
    held = []

    def work() -> None:
        draft = read_draft(folder)
        if not held:
            write_event(draft.event.model_copy(update={"title": "meanwhile"}), folder)
        held.append(holder(folder) is not None)
        write_event(draft.event.model_copy(update={"title": "done"}), folder, since=draft)

    on_latest(folder, work)
    assert held == [False, True]
    assert read_event(folder).title == "done"


def test_the_lock_is_no_part_of_the_event(folder: Path) -> None:
    publish_version(
        folder, read_event(folder), stage=Mark.TOLD, author="a", reason="", time=datetime.now(UTC)
    )
    assert {f.name for f in (folder / HIDDEN).iterdir()} == {"lock", ".gitignore"}
    assert not list((folder / "versions").rglob(f"*{HIDDEN}*"))


def test_git_passes_the_lock_over(folder: Path) -> None:
    write_plan(Plan(), folder)
    subprocess.run(["git", "init", "-q", folder], check=True)
    said = subprocess.run(
        ["git", "-C", folder, "status", "--porcelain"], check=True, capture_output=True, text=True
    ).stdout
    assert "plan.csv" in said
    assert HIDDEN not in said


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def test_a_drive_without_locks_is_said_to_be_one(
    folder: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(_: int, __: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", flock)
    before = read_event(folder)
    with pytest.raises(NoLockError, match="does not lock files") as found:
        write_event(before.model_copy(update={"title": "t"}), folder)
    assert os.strerror(number) in str(found.value)
    assert read_event(folder) == before


def test_a_folder_that_cannot_be_written_to_names_the_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def acquire(self: filelock.BaseFileLock, **_: Any) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(filelock.FileLock, "acquire", acquire)
    with pytest.raises(OSError, match="Read-only") as found:
        write_plan(Plan(), folder)
    assert found.value.filename == str(folder / HIDDEN / "lock")


def test_a_draft_that_changed_since_it_was_read_is_not_overwritten(folder: Path) -> None:
    draft = read_draft(folder)
    by_hand = (folder / "guests.csv").read_bytes() + b"\n"
    (folder / "guests.csv").write_bytes(by_hand)
    event = draft.event.model_copy(update={"title": "t"})
    for write in (
        lambda: write_event(event, folder, since=draft),
        lambda: write_plan(event.plan, folder, since=draft),
        lambda: publish_version(
            folder,
            event,
            stage=Mark.TOLD,
            author="a",
            reason="",
            time=datetime.now(UTC),
            since=draft,
        ),
    ):
        with pytest.raises(ChangedError, match=r"Somebody changed guests\.csv in «"):
            write()
    assert (folder / "guests.csv").read_bytes() == by_hand
    assert not (folder / "plan.csv").exists()
    assert list_versions(folder) == ()


def test_a_version_published_since_is_a_change(folder: Path) -> None:
    draft = read_draft(folder)
    with pytest.raises(ChangedError, match="versions/current"):
        for _ in range(2):
            publish_version(
                folder, draft.event, stage=None, author="a", reason="",
                time=datetime.now(UTC), since=draft,
            )  # fmt: skip
    assert [v.number for v in list_versions(folder)] == [1]


def test_a_plan_for_another_folder_is_not_held_against_this_one(folder: Path) -> None:
    draft = read_draft(folder)
    write_plan(Plan(), folder.parent / "out", since=draft)
    assert (folder.parent / "out" / "plan.csv").is_file()


def test_work_is_done_again_on_what_stands_there_now(folder: Path) -> None:
    tries = []

    def work() -> str:
        draft = read_draft(folder)
        tries.append(draft.event.title)
        if len(tries) == 1:
            write_event(draft.event.model_copy(update={"title": "meanwhile"}), folder)
        event = draft.event.model_copy(update={"title": f"{draft.event.title}, and more"})
        write_event(event, folder, since=draft)
        return event.title

    assert on_latest(folder, work) == "meanwhile, and more"
    assert len(tries) == 2


def test_work_that_is_always_overtaken_ends(folder: Path) -> None:
    def work() -> None:
        draft = read_draft(folder)
        write_event(draft.event.model_copy(update={"title": f"{draft.event.title}+"}), folder)
        write_event(draft.event, folder, since=draft)

    with pytest.raises(ChangedError, match=r"changed event\.toml in"):
        on_latest(folder, work)


def _whole(folder: Path) -> set[str]:
    """The guests of the draft; every version is whole, and the draft is as the last one or newer."""
    current = current_version(folder)
    versions = list_versions(folder)
    assert [v.number for v in versions] == list(range(1, len(versions) + 1))
    assert (current.number if current else 0) == len(versions)
    guests = {g.id for g in read_event(folder).guests}
    for version in versions:
        frozen = {g.id for g in read_version(folder, version.number).guests}
        assert version.reason in frozen
        assert frozen <= guests
    return guests


def test_two_processes_that_write_lose_nothing(folder: Path) -> None:
    names, count = ("mary", "john"), 10
    with (
        _process(WRITES, folder, "mary", count) as mary,
        _process(WRITES, folder, "john", count) as john,
    ):
        said = []
        for other in (mary, john):
            assert other.stdin is not None
            other.stdin.write("go\n")
            other.stdin.flush()
        for other in (mary, john):
            assert other.stdout is not None
            said += other.stdout.read().split()
            assert other.wait() == 0
    assert sorted(said) == sorted(f"{n}-{k}" for n in names for k in range(count))
    assert set(said) <= _whole(folder)
    assert len(list_versions(folder)) == 2 * len(range(0, count, 2))


@pytest.mark.parametrize("after", range(6))
def test_what_a_killed_writer_acknowledged_is_there(folder: Path, after: int) -> None:
    with _process(WRITES, folder, "mary", 1000) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write("go\n")
        other.stdin.flush()
        said = [other.stdout.readline().strip() for _ in range(1 + after % 3)]
        time.sleep(0.003 * after)
        other.send_signal(signal.SIGKILL)
        said += other.stdout.read().split("\n")[:-1]
    assert set(said) <= _whole(folder)
    assert not any(leftovers(folder))
    # The next writer goes on at once.
    draft = read_draft(folder)
    write_event(draft.event.model_copy(update={"title": "on"}), folder, since=draft)
    assert read_event(folder).title == "on"
