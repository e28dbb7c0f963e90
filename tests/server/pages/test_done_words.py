"""Every command has words, in every language, wherever the journal is told."""

from __future__ import annotations

from typing import get_args

import pytest
from django.utils import translation
from tests.server.room import Room

from preseance.planning.commands import AnyCommand
from preseance.server.pages.done_words import DONE, done
from preseance.wording.languages import languages

COMMANDS = {command.model_fields["do"].default for command in get_args(AnyCommand)}


@pytest.mark.parametrize("language", languages())
def test_every_command_has_words(language: str) -> None:
    assert set(DONE) == COMMANDS | {"undo", "redo"}
    with translation.override(language):
        told = {name: done("do", name, 7) for name in DONE}
    assert not {name for name, text in told.items() if name in text.split() or "{" in text}


def test_what_has_changed_since_is_told_in_words(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga")
    job = olga.post("/events/lunch/jobs", {"kind": "conflict"}).json()["id"]
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields={"title": "Minister"})
    page = olga.client.get(f"/events/lunch/solve/{job}/").content.decode()
    assert "olga: Guest changed" in page
    audit = olga.client.get("/events/lunch/audit/").content.decode()
    assert "Guest changed" in audit
    assert "change-guest" not in page + audit


def test_a_question_comes_filled_in(lunch_room: Room) -> None:
    olga = lunch_room.signed_in("olga").client
    page = olga.get("/events/lunch/solve/", {"session": "s", "guest": "anna"}).content.decode()
    why = page[page.index('id="of-why"') : page.index('id="of-conflict"')]
    assert '<option value="anna" selected>' in why
    assert '<option value="s" selected>' in why
