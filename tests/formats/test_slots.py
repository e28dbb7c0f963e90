"""What a session says of slots is checked with all the rest."""

import pytest

from preseance.errors import InputError
from preseance.formats.event_folder import read_event

TOML = """\
[event]
id = "e"
title = "E"
start = 2024-05-01

[[delegations]]
id = "denmark"
name = "Denmark"

[[rooms]]
id = "steps"
name = "Steps"
width = 9.0
depth = 9.0

[[sessions]]
id = "in"
title = "Arrivals"
kind = "{kind}"
room = "steps"
slots = {slots}
"""


def _read(folder, slots, kind="arrival"):
    (folder / "event.toml").write_text(TOML.format(slots=slots, kind=kind), encoding="utf-8")
    (folder / "guests.csv").write_text("id,name,delegation\nada,Ada,denmark\nbob,Bob,\n")
    return read_event(folder)


def test_parties_and_free_slots_are_read(tmp_path):
    event = _read(tmp_path, '["delegation:denmark", "-", "-", "bob"]')
    assert event.sessions[0].slots == ("delegation:denmark", "-", "-", "bob")


@pytest.mark.parametrize(
    ("slots", "kind", "found"),
    [
        ('["delegation:sweden"]', "arrival", "unknown party «delegation:sweden»"),
        ('["eve"]', "arrival", "unknown party «eve»"),
        ('["table:bus-1"]', "transport", "unknown party «table:bus-1»"),
        ('["bob", "-", "bob"]', "arrival", "«bob» twice"),
        ('["bob"]', "speech", "a session of the kind «speech»"),
    ],
)
def test_what_they_cannot_be_is_told_with_its_line(tmp_path, slots, kind, found):
    with pytest.raises(InputError) as told:
        _read(tmp_path, slots, kind)
    (mistake,) = told.value.mistakes
    assert (mistake.file, mistake.row, mistake.column) == ("event.toml", 21, "sessions.in.slots")
    assert mistake.found == found
