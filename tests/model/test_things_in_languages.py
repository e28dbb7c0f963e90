"""Sessions, rooms, ways and delegations as papers in another language call them."""

import pytest
from pydantic import ValidationError

from preseance.door.conversions import convert
from preseance.errors import InputError
from preseance.formats.event_folder import read_event
from preseance.formats.toml_part import edited, parsed, toml_values
from preseance.model.event import Event
from preseance.model.room import Room
from preseance.model.session import Session

TOML = """\
[event]
id = "feast"
title = "Feast"
title_fr = "Fête"
start = 2024-05-01
languages = ["en", "fr"]

[[delegations]]
id = "denmark"
name = "Denmark"
name_fr = "Danemark"

[[rooms]]
id = "hall"
name = "Great hall"
name_fr = "Grande salle"
width = 12.0
depth = 9.0

[[rooms.doors]]
name = "garden door"
name_fr = "porte du jardin"
side = "west"
at = 4.0

[[rooms.tables]]
id = "t1"
name = "Head table"
name_fr = "Table d’honneur" # kept
seats = 6

[[sessions]]
id = "dinner"
title = "Dinner"
title_fr = "Dîner"
room = "hall"
"""


@pytest.fixture
def folder(tmp_path):
    """An event that is told in two languages."""
    made = tmp_path / "feast"
    made.mkdir()
    (made / "event.toml").write_text(TOML, encoding="utf-8")
    guests = "id,name,door\nada,Ada,garden door\n"
    (made / "guests.csv").write_text(guests, encoding="utf-8")
    return made


def test_everything_is_called_as_the_language_calls_it(folder):
    event = read_event(folder).in_language("fr")
    room = event.rooms[0]
    assert event.title == "Fête"
    assert event.delegations[0].name == "Danemark"
    assert event.sessions[0].title == "Dîner"
    assert (room.name, room.tables[0].name) == ("Grande salle", "Table d’honneur")
    assert (room.doors[0].name, event.guests[0].door) == ("porte du jardin", "porte du jardin")


def test_a_language_that_says_nothing_changes_nothing(folder):
    event = read_event(folder)
    assert event.in_language("de") is event
    assert event.in_language("en") is event


@pytest.mark.parametrize("to", ["feast.xlsx", "feast.json", "other"])
def test_every_format_keeps_what_other_languages_say(folder, tmp_path, to):
    convert(folder, tmp_path / to)
    if to != "other":
        convert(tmp_path / to, tmp_path / "back")
    back = read_event(tmp_path / ("back" if to != "other" else to))
    assert back == read_event(folder)
    assert back.in_language("fr").sessions[0].title == "Dîner"


def test_a_change_keeps_translations_and_comments(folder):
    event = read_event(folder)
    session = event.sessions[0].model_copy(update={"title": "Supper"})
    changed = event.model_copy(update={"sessions": (session,)})
    content = edited(TOML.encode(), toml_values(event), toml_values(changed))
    assert b"# kept" in content
    assert parsed(content)["sessions"][0] == {
        "id": "dinner", "title": "Supper", "title_fr": "D\u00eener", "room": "hall",
    }  # fmt: skip


@pytest.mark.parametrize("key", ["name_fr", "room_fr", "title_qqq"])
def test_a_key_that_no_language_or_no_name_has_is_refused(folder, key):
    with pytest.raises(ValidationError):
        Session.model_validate({"id": "s", "title": "S", "room": "hall", key: "x"})
    (folder / "event.toml").write_text(TOML + f'{key} = "x"\n', encoding="utf-8")
    with pytest.raises(InputError, match=key):
        read_event(folder)


def test_rooms_with_translations_can_be_looked_up():
    one = {"id": "hall", "name": "Hall", "name_fr": "Salle", "width": 9, "depth": 9}
    assert len({Room.model_validate(one), Room.model_validate(one)}) == 1


def test_an_unknown_key_of_the_event_is_still_told(folder):
    text = TOML.replace('title_fr = "Fête"', 'name_fr = "Fête"')
    (folder / "event.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"event\.name_fr"):
        read_event(folder)


def test_events_of_one_saying_are_equal():
    values = {"id": "e", "title": "E", "title_fr": "É", "start": "2024-01-01"}
    assert Event.model_validate(values) == Event.model_validate(values)
