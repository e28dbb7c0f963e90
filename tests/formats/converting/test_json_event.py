"""JSON holds the whole event."""

from pathlib import Path

import pytest

from preseance.errors import InputError
from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.formats.converting.json_event import read_json, write_json


def test_an_event_comes_back_equal(tmp_path: Path) -> None:
    event = read_event(copy_example("paris-2018", tmp_path / "p"))
    write_json(event, tmp_path / "p.json")
    assert read_json(tmp_path / "p.json") == event


def test_what_is_no_event_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b"\xff{")
    with pytest.raises(InputError):
        read_json(tmp_path / "x.json")
