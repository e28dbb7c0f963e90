"""Static files: what a page asks for is there, and all of it is asked for at once."""

from __future__ import annotations

import re

import pytest

from preseance.server.assets import FOLDER, modules, prefix, preloaded

ROOM = "room/main.js"


def test_every_module_that_is_imported_is_asked_for_at_once() -> None:
    said = re.compile(r'"(\.{1,2}/[^"]+\.js)"')
    named = {
        (FOLDER / name).parent.joinpath(told).resolve().relative_to(FOLDER.resolve()).as_posix()
        for name in modules(ROOM)
        for told in said.findall((FOLDER / name).read_text("utf-8"))
    }
    assert named == {*modules(ROOM)} - {ROOM}
    assert len(named) > 30


def test_each_is_asked_for_once_by_its_address() -> None:
    links = preloaded(ROOM).splitlines()
    assert len(links) == len({*links}) == len(modules(ROOM))
    assert links[0] == f'<link rel="modulepreload" href="{prefix()}{ROOM}">'


def test_a_module_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        modules("room/nowhere.js")
