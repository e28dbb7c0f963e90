"""Cycles are looked for again when the last reader is done, whatever a reader says of its file."""

import gc
from pathlib import Path

import pytest

from preseance.errors import InputError
from preseance.formats import read_event
from preseance.formats.uncollected import uncollected


def test_it_goes_on_when_the_last_reader_is_done() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_a_mistake_leaves_it_on(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_text("[event]\nid = 3\n")
    with pytest.raises(InputError):
        read_event(tmp_path)
    assert gc.isenabled()
