"""A published version is whole and in force, or not there at all."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from preseance.errors import PreseanceError
from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.formats.versions import current_version, list_versions, publish_version, read_version
from preseance.model.plan import Mark, Version

NOW = datetime(2023, 5, 1, tzinfo=UTC)


class StoppedError(Exception):
    """The process ends here."""


def _publish(folder: Path, stop_at: int = -1) -> tuple[Version, int]:
    steps: list[str] = []

    def after(step: str) -> None:
        steps.append(step)
        if len(steps) == stop_at:
            raise StoppedError

    event = read_event(folder)
    done = publish_version(
        folder, event, stage=Mark.TOLD, author="a", reason="r", time=NOW, after_step=after
    )
    return done, len(steps)


def test_stopped_at_any_step_the_old_version_or_the_new_is_in_force(tmp_path: Path) -> None:
    folder = copy_example("embassy-dinner", tmp_path / "e")
    event = read_event(folder)
    _, count = _publish(folder)
    for step in range(1, count + 1):
        before = current_version(folder)
        assert before is not None
        with pytest.raises(StoppedError):
            _publish(folder, step)
        after = current_version(folder)
        assert after is not None
        assert (after.number > before.number) == (step == count)
        assert read_version(folder, after.number).guests == event.guests
        assert all(
            read_version(folder, v.number).rules == event.rules for v in list_versions(folder)
        )


def test_an_altered_version_is_refused(tmp_path: Path) -> None:
    folder = copy_example("embassy-dinner", tmp_path / "e")
    version, _ = _publish(folder)
    file = folder / "versions" / "0001" / "guests.csv"
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(PreseanceError, match="altered"):
        read_version(folder, version.number)
