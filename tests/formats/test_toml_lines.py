"""A mistake in event.toml names its line."""

from preseance.formats.toml_lines import indexed, line_of, lines_of, named

TEXT = """[event]
id = "e"
[[rooms]]
id = "hall"
[[rooms.tables]]
id = "t1"
seats = 4
[[rooms.tables]]
id = "t2"
[[rooms]]
id = "annexe"
[[rooms.tables]]
seats = 2
"""
VALUES = {"rooms": [{"id": "hall", "tables": [{"id": "t1"}, {"id": "t2"}]}, {"id": "annexe"}]}


def test_keys_of_nested_lists_have_their_lines() -> None:
    lines = lines_of(TEXT)
    assert lines["rooms.0.tables.0.seats"] == 7
    assert lines["rooms.0.tables.1"] == 8
    assert lines["rooms.1.tables.0.seats"] == 13


def test_a_missing_key_points_to_its_part() -> None:
    assert line_of(lines_of(TEXT), "rooms.0.tables.1.seats") == 8
    assert line_of(lines_of(TEXT), "id") == 2
    assert line_of({}, "id") is None


def test_ids_and_indices_stand_for_each_other() -> None:
    path = "rooms.0.tables.1.seats"
    assert named(VALUES, path) == "rooms.hall.tables.t2.seats"
    assert indexed(VALUES, named(VALUES, path)) == path
