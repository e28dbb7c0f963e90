"""The procession to table as a list and on cards."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from preseance import examples
from preseance.door.layouts import places
from preseance.door.papers import print_papers
from preseance.errors import PreseanceError
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.plan import Placement, Plan
from preseance.planning.occasion.making import occasion_of


@pytest.fixture
def dinner() -> Event:
    """The embassy's dinner, everybody seated in the order of precedence."""
    event = read_event(Path(examples.__file__).parent / "embassy-dinner")
    (assembly,) = occasion_of(event).assemblies
    seated = tuple(
        Placement(session=assembly.session.id, guest=guest, place=place.id)
        for guest, place in zip(assembly.guests, assembly.places, strict=True)
    )
    return event.model_copy(update={"plan": Plan(placements=seated)})


def test_the_list_is_what_places_tell_and_everybody_is_on_it(dinner: Event, tmp_path: Path) -> None:
    told = places(dinner).to_json()["take_in"]["dinner"]
    (file,) = print_papers(dinner, "take-in", audience="host", fmt="csv", to=tmp_path).files
    rows = [row for row in csv.reader(StringIO(file.read_text("utf-8-sig"))) if row[0].isdigit()]
    known = dinner.guest_by_id
    assert [row[1] for row in rows] == [known[pair["escort"]].name for pair in told]
    assert {g for p in told for g in (p["escort"], p["taken"]) if g} == {
        g.id for g in dinner.guests if g.attends("dinner")
    }
    assert {dinner.host, dinner.co_host} & {told[0]["escort"], told[0]["taken"]}


def test_cards_are_for_those_who_give_an_arm_and_not_for_the_public(
    dinner: Event, tmp_path: Path
) -> None:
    report = print_papers(dinner, "take-in-cards", audience="protocol", fmt="svg", to=tmp_path)
    assert report.files and report.complete
    with pytest.raises(PreseanceError, match="take-in-cards"):
        print_papers(dinner, "take-in-cards", to=tmp_path / "none")
    assert not (tmp_path / "none").exists()
