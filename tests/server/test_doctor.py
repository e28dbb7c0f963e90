"""What `preseance doctor` says of a machine: well, to be minded, broken; and nothing is changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server.room import Room

from preseance.cli.app import app
from preseance.server import doctor


@pytest.fixture
def elsewhere(database: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder of data that is not there yet."""
    monkeypatch.setenv("PRESEANCE_DATA", str(tmp_path / "data"))
    yield tmp_path / "data"


def states() -> dict[str, doctor.State]:
    return {look.what: look.state for look in doctor.looked()}


def test_a_machine_that_is_well_is_told_so(lunch_room: Room) -> None:
    told = states()
    kernels = told.pop("compiler")
    assert told == dict.fromkeys(
        ("python", "packages", "fonts", "folder", "space", "database", "migrations", "clock"),
        "well",
    )
    assert kernels in ("well", "mind")


def test_a_room_that_is_not_there_yet_is_not_broken_and_is_not_made(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    told = states()
    assert (told["folder"], told["database"]) == ("mind", "mind")
    assert not elsewhere.exists()


def test_what_others_can_open_is_broken(elsewhere: Path) -> None:
    elsewhere.mkdir(mode=0o755)
    elsewhere.chmod(0o755)
    (look,) = [k for k in doctor.looked() if k.what == "folder"]
    assert look.state == "broken"
    assert f"chmod go= «{elsewhere}»" in look.to_json("en")["said"]


def test_what_is_broken_is_said_in_json_and_in_french_by_status_1(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://room:secret@db/room")
    assert app(["doctor", "--json", "--lang", "fr"], result_action="return_value") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["state"] == "broken"
    (said,) = [k["said"] for k in told["looks"] if k["what"] == "database"]
    assert said.startswith("DATABASE_URL ne désigne aucune base")
    assert "secret" not in json.dumps(told)
    assert app(["doctor", "--lang", "fr"], result_action="return_value") == 1
    assert "✗ DATABASE_URL ne désigne" in capsys.readouterr().out
