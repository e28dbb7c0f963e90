"""A process stopped at any step of a write leaves the old event or the new one, never a mixture."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from preseance.errors import InputError
from preseance.examples import copy_example
from preseance.formats import read_event, write_event
from preseance.formats.atomic import write_atomically
from preseance.formats.drafts import lay_aside, leftovers
from preseance.formats.versions import current_version, publish_version, read_version
from preseance.model.event import Event
from preseance.model.guest import Status
from preseance.model.plan import Mark, Placement, Plan
from preseance.model.rule_row import RuleRow

STEPS = ("replace", "rename", "mkdir", "unlink", "rmdir", "fsync", "chmod")


class StoppedError(BaseException):
    """The process ends here."""


class Machine:
    """The operating system, until it is stopped: then nothing works any more."""

    def __init__(
        self, patch: pytest.MonkeyPatch, stop_at: int, error: type[BaseException] = StoppedError
    ) -> None:
        self.steps, self.stop_at, self.error = 0, stop_at, error
        for name in STEPS:
            patch.setattr(os, name, self._guarded(getattr(os, name)))
        patch.setattr(tempfile, "mkstemp", self._guarded(tempfile.mkstemp))

    def _guarded(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def step(*args: Any, **kwargs: Any) -> Any:
            self.steps += 1
            if self.steps >= self.stop_at:
                raise self.error
            return real(*args, **kwargs)

        return step


def _old(folder: Path, example: str) -> Event:
    copy_example(example, folder)
    event = read_event(folder)
    guests = [g for g in event.guests if g.attends(event.sessions[0].id)][:4]
    table = event.tables_of(event.sessions[0])[0]
    plan = Plan(
        placements=tuple(
            Placement(session=event.sessions[0].id, guest=g.id, place=f"{table.id}-{k}")
            for k, g in enumerate(guests, 1)
        )
    )
    planned = event.model_copy(update={"plan": plan})
    write_event(planned, folder, base=folder)
    publish_version(folder, planned, stage=None, author="a", reason="", time=datetime.now(UTC))
    return read_event(folder)


def _new(event: Event) -> Event:
    """Guests, rules and plan change together."""
    first, *rest = event.plan.placements
    gone = tuple(
        g.model_copy(update={"status": Status.DECLINED}) if g.id == first.guest else g
        for g in event.guests
    )
    row = RuleRow(id="change-1", kind="pin", a=(rest[0].guest,), b=(first.place,))
    moved = rest[0].model_copy(update={"place": first.place, "marks": (Mark.PRINTED,)})
    plan = Plan(placements=(moved, *rest[1:]))
    return event.model_copy(update={"guests": gone, "rules": (*event.rules, row), "plan": plan})


def _write(event: Event, folder: Path) -> None:
    write_event(event, folder, base=folder)


def _publish(event: Event, folder: Path) -> None:
    publish_version(
        folder, event, stage=Mark.PRINTED, author="a", reason="r", time=datetime.now(UTC)
    )


@pytest.mark.parametrize("example", ["embassy-dinner", "town-hall"])
@pytest.mark.parametrize("write", [_write, _publish])
def test_stopped_at_any_step_leaves_old_or_new(
    example: str, write: Callable[[Event, Path], None], tmp_path: Path
) -> None:
    start = tmp_path / "start"
    old = _old(start, example)
    new, stop, finished, seen = _new(old), 1, False, set[str]()
    while not finished:
        folder = tmp_path / "event"
        shutil.copytree(start, folder)
        with pytest.MonkeyPatch.context() as patch:
            machine = Machine(patch, stop)
            try:
                write(new, folder)
                finished = True
            except StoppedError:
                pass
        assert machine.steps >= stop or finished
        with pytest.MonkeyPatch.context() as patch:
            Machine(patch, 0, PermissionError)
            # A folder that cannot be written to is read as well.
            at_rest = read_event(folder)
        found = read_event(folder)
        assert at_rest == found
        assert not any(leftovers(folder))
        state = "new" if found == new else "old" if found == old else "mixture"
        assert state != "mixture", stop
        assert not finished or state == "new"
        seen.add(state)
        version = current_version(folder)
        assert version is not None
        frozen = read_version(folder, version.number).model_copy(update={"version": None})
        assert frozen in (old, new)
        if write is _publish:
            # The draft is that of the version in force.
            assert (frozen == new) == (found == new)
        # What was read is also what a second reader finds.
        assert read_event(folder) == found
        shutil.rmtree(folder)
        stop += 1
    assert seen == {"old", "new"}
    POINTS[f"{example} {write.__name__}"] = stop - 1


POINTS: dict[str, int] = {}


def test_at_least_200_steps_were_stopped_at() -> None:
    assert sum(POINTS.values()) >= 200, POINTS


KILLED_AT_WRITING = """
import os, sys
from pathlib import Path
from preseance.formats.atomic import write_atomically
from preseance.formats.drafts import lay_aside, leftovers
os.fsync = lambda _: os._exit(9)
write_atomically(Path(sys.argv[1]), b"part")
"""


def test_what_a_killed_process_left_goes_with_the_next_write(tmp_path: Path) -> None:
    file = tmp_path / "plan[1].csv"
    for path in (file, tmp_path / "other.csv"):
        subprocess.run([sys.executable, "-c", KILLED_AT_WRITING, path], check=False)
    (left,) = tmp_path.glob(".plan*")
    (other,) = tmp_path.glob(".other*")
    _, number, _ = left.name.rsplit(".", 2)
    host, _, process = number.partition("-")
    others = [
        tmp_path / f".{file.name}.swp",
        tmp_path / left.name.replace(process, str(os.getpid())),
        # A process of that number on another machine may well be running.
        tmp_path / left.name.replace(host, "0" * len(host)),
    ]
    for path in others:
        path.write_bytes(b"part")
    write_atomically(file, b"whole")
    assert sorted(tmp_path.iterdir()) == sorted([file, other, *others])


def test_a_current_version_of_strange_bytes_is_a_mistake(tmp_path: Path) -> None:
    _old(tmp_path / "event", "embassy-dinner")
    (tmp_path / "event" / "versions" / "current").write_bytes(b"\xff\xfe")
    lay_aside(tmp_path / "event", {"plan.csv": b"x"}, replaced={}, awaited="0002")
    read_event(tmp_path / "event")
    with pytest.raises(InputError, match="versions/current, row 1"):
        current_version(tmp_path / "event")
