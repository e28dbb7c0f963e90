"""An event starts from the example nearest to its kind of occasion, and says which it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from preseance.errors import UnknownNameError
from preseance.examples import FOR_OCCASION, OCCASIONS, names, start
from preseance.formats.event_folder import read_event
from preseance.model.occasions import OccasionKind


def test_each_kind_of_occasion_has_an_example() -> None:
    assert set(FOR_OCCASION) == set(OccasionKind)
    assert set(FOR_OCCASION.values()) <= set(names())


@pytest.mark.parametrize("kind", OCCASIONS)
def test_the_event_says_what_kind_of_occasion_it_is(kind: str, tmp_path: Path) -> None:
    assert read_event(start(tmp_path / "new", occasion=kind)).occasion == kind


def test_an_example_may_be_started_as_another_occasion(tmp_path: Path) -> None:
    event = read_event(start(tmp_path / "new", example="gala", occasion="ceremony"))
    assert (event.occasion, "gala" in event.title.lower()) == ("ceremony", True)


def test_a_kind_of_occasion_that_is_not_known_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownNameError, match="wedding, gala"):
        start(tmp_path / "new", occasion="party")
    assert not (tmp_path / "new").exists()
