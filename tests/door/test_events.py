"""Events built in code are held to what files are held to, before anything is done."""

from pathlib import Path

import pytest
from tests.planning.halls import hall, must, seated

import preseance
from preseance import Event, InputError, PreseanceError


def _wrong() -> Event:
    """An event with a mistake in each of three files."""
    event = hall("anna ben cleo", [must("apart", "keep_apart", "anna", "nobody", "beside")])
    return event.model_copy(update={"host": "zoe", "plan": seated(event, "anna=t1-1 ben=t1-1")})


@pytest.mark.parametrize("use", ["plan", "check", "precedence", "places", "rehearse", "floor_plan"])
def test_every_use_says_all_mistakes_at_once_with_the_rows_of_the_files(use: str) -> None:
    with pytest.raises(InputError) as refused:
        getattr(preseance, use)(_wrong())
    found = {(m.file, m.row, m.column) for m in refused.value.mistakes}
    assert found == {
        ("event.toml", None, "event.host"),
        ("rules.csv", 2, "b"),
        ("plan.csv", 3, "place"),
    }


def test_what_contradicts_itself_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        preseance.write_event(_wrong(), tmp_path / "event")
    assert not (tmp_path / "event").exists()


def test_a_written_event_is_read_the_same_and_named_the_same_rows(tmp_path: Path) -> None:
    event = hall("anna ben cleo", [must("apart", "keep_apart", "anna", "ben", "beside")])
    preseance.write_event(event, tmp_path / "event")
    assert preseance.read_event(tmp_path / "event") == event
    rules = tmp_path / "event" / "rules.csv"
    rules.write_text(rules.read_text("utf-8").replace("ben", "nobody"), "utf-8")
    with pytest.raises(InputError) as refused:
        preseance.read_event(tmp_path / "event")
    assert [(m.file, m.row, m.column) for m in refused.value.mistakes] == [("rules.csv", 2, "b")]


def test_a_version_cannot_be_printed_of_an_event_in_memory(tmp_path: Path) -> None:
    with pytest.raises(PreseanceError, match="folder"):
        preseance.print_papers(hall("anna ben", []), version=1, to=tmp_path)
