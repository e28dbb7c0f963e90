"""A page a table: every name on it, clear of all else, larger than on the plan of the room."""

from dataclasses import replace
from itertools import pairwise

from tests.documents.sheets import assert_legible
from tests.documents.test_examples_on_paper import _views

from preseance.documents.floor_plan import names_around
from preseance.documents.papers.table_plans import table_plans
from preseance.documents.scene import Shape


def test_every_table_of_a_wedding_has_a_page_with_all_its_names() -> None:
    view = _views("wedding")["dinner"]
    for table in view.tables:
        alone = replace(view, tables=(table,), rows=())
        drawing = names_around(alone, "a4")
        assert drawing is not None
        assert_legible(alone, drawing)
        assert drawing.size >= 3.6


def test_pages_follow_the_room_and_show_where_the_table_stands() -> None:
    view = _views("gala")["dinner"]
    scenes, remarks = table_plans(view, "a4")
    assert len(scenes) == len(view.tables) and not remarks
    for table, scene in zip(view.tables, scenes, strict=True):
        assert any(table.name in text.content for text in scene.texts())
        walls = [m for m in scene.marks["heading"] if isinstance(m, Shape)]
        assert walls


def test_names_are_told_once_a_page() -> None:
    view = _views("gala")["dinner"]
    scenes, _ = table_plans(view, "a4")
    for table, scene in zip(view.tables, scenes, strict=True):
        said = " ".join(text.content for text in scene.texts())
        for place in table.places:
            if place.guest is not None:
                assert place.guest.family in said
    assert all(one is not other for one, other in pairwise(scenes))


def test_where_guests_choose_their_chairs_the_names_follow_on_a_page_of_their_own() -> None:
    view = _views("gala")["dinner"]
    chosen = replace(
        view.tables[0],
        whole=True,
        places=tuple(replace(place, number="") for place in view.tables[0].places),
    )
    scenes, _ = table_plans(replace(view, tables=(chosen,), rows=()), "a4")
    drawn, named = (" ".join(text.content for text in scene.texts()) for scene in scenes)
    guests = [place.guest for place in chosen.places if place.guest is not None]
    assert guests and all(guest.family in named for guest in guests)
    assert not any(guest.full_name in drawn for guest in guests)
    assert "Place number" not in drawn
