"""Whatever a scheme sorts by can be written in guests.csv."""

from pathlib import Path

import pytest

from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.formats.cells import RANK_KEYS
from preseance.protocol import order, scheme_by_name, scheme_names

DERIVED = {"presidency_order", "role"}
CONDITIONS = {"country", "national", "guest"}


@pytest.mark.parametrize("name", scheme_names())
def test_every_key_of_a_scheme_is_a_column(name: str) -> None:
    for rank_class in scheme_by_name(name).classes:
        columns = {c for spec in rank_class.keys for c in spec.removesuffix("?").split("|")}
        assert columns - DERIVED <= set(RANK_KEYS)
        assert set(rank_class.where) - CONDITIONS <= set(RANK_KEYS)


def test_the_town_hall_lacks_no_fact(tmp_path: Path) -> None:
    event = read_event(copy_example("town-hall", tmp_path / "hall"))
    assert [r for r in order(event).remarks if r.message.id == "precedence.missing-key"] == []
    assert event.guest_by_id["helene-vasseur"].keys["elected"] == "2017-06-18"
