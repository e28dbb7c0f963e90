"""Every session of every example prints at A3 with full names, and at A4 with names or a key."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.documents.sheets import assert_legible

from preseance import examples
from preseance.documents.floor_plan import best_drawing, floor_plan
from preseance.documents.sizes import PaperName
from preseance.formats import read_event
from preseance.model.place import PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.planning.checks.checking import Check
from preseance.planning.occasion.making import occasion_of
from preseance.views.records import SessionView
from preseance.views.sessions import session_view

_HERE = Path(examples.__file__).parent


@cache
def _views(example: str) -> dict[str, SessionView]:
    """The sessions of an example, guests seated in precedence at the places as numbered."""
    event = read_event(_HERE / example)
    occasion = occasion_of(event)
    seated = tuple(
        Placement(session=assembly.session.id, guest=guest, place=place)
        for assembly in occasion.assemblies
        for guest, place in zip(
            assembly.guests,
            (p.id for p in assembly.places if p.kind is not PlaceKind.AUXILIARY),
            strict=False,
        )
    )
    checked = Check(occasion, Plan(placements=seated), (), (), ())
    return {
        assembly.session.id: session_view(checked, assembly) for assembly in occasion.assemblies
    }


def _sessions() -> Iterator[tuple[str, str]]:
    for example in examples.names():
        for session in read_event(_HERE / example).sessions:
            yield example, session.id


@pytest.mark.parametrize(("example", "session"), list(_sessions()))
def test_a_sheet_for_the_wall_holds_every_full_name(example: str, session: str) -> None:
    view = _views(example)[session]
    # A stand of 112 chairs from wall to wall, whose names stay within: a sheet more.
    sheet: PaperName = "a2" if (example, session) == ("paris-2018", "ceremony") else "a3"
    assert_legible(view, best_drawing(view, sheet))


@pytest.mark.parametrize(("example", "session"), list(_sessions()))
def test_a4_holds_every_full_name_or_says_that_a_key_does(example: str, session: str) -> None:
    view = _views(example)[session]
    drawing = best_drawing(view, "a4")
    if drawing.labels is not None:
        assert_legible(view, drawing)
        return
    scenes, remarks = floor_plan(view, "a4")
    assert any(remark.kind == "key" for remark in remarks)
    said = " ".join(text.content for scene in scenes[1:] for text in scene.texts())
    for place in view.places():
        if place.guest is not None:
            assert place.guest.full_name in said


def test_the_paris_lunch_is_drawn_whole_unturned_and_in_two_lines() -> None:
    drawing = best_drawing(_views("paris-2018")["lunch"], "a3")
    assert drawing.whole and not drawing.projection.turned
    assert drawing.labels is not None
    assert sum(len(label.block.lines) > 2 for label in drawing.labels) <= 4
    assert sum(bool(label.leader) for label in drawing.labels) <= 4
