"""Events in and out, to the byte where nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.server.room import Room

from preseance import publish
from preseance.door.conversions import convert
from preseance.errors import InputError, PreseanceError
from preseance.formats import read_event
from preseance.formats.versions import list_versions, read_version
from preseance.server.events import folders, store


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def kept_names(folder: Path) -> dict[str, bytes]:
    return {n: c for n, c in content(folder).items() if not n.startswith("README")}


def test_a_folder_comes_out_to_the_byte(room: Room, folder: Path, tmp_path: Path) -> None:
    folders.take_in(folder, room.person("olga"))
    folders.give_out("paris-2018", tmp_path / "out")
    assert content(tmp_path / "out") == kept_names(folder)


@pytest.mark.parametrize(
    "name", sorted(f.name for f in folders.EXAMPLES.iterdir() if (f / "event.toml").is_file())
)
def test_every_example_is_kept_and_comes_out_to_the_byte(
    room: Room, tmp_path: Path, name: str
) -> None:
    key = folders.take_example(name, room.person("olga")).key
    before = store.latest(key).event
    store.forget()
    assert store.latest(key).event == before
    folders.give_out(key, tmp_path / "out")
    assert content(tmp_path / "out") == kept_names(folders.EXAMPLES / name)
    json = tmp_path / "event.json"
    json.write_bytes(folders.as_json(key))
    again = folders.take_json(json, room.person("olga"))
    assert again.event == before.model_copy(update={"version": None})


def test_what_changed_changes_its_own_file_alone(room: Room, folder: Path, tmp_path: Path) -> None:
    folders.take_in(folder, room.person("olga"))
    room.do("olga", 0, "paris-2018", do="change-guest", id="fr-macron", fields={"note": "Hello"})
    folders.give_out("paris-2018", tmp_path / "out")
    before, after = kept_names(folder), content(tmp_path / "out")
    assert {n for n in before if before[n] != after[n]} == {"guests.csv"}
    assert read_event(tmp_path / "out") == store.latest("paris-2018").event


def test_versions_come_in_and_go_out(room: Room, folder: Path, tmp_path: Path) -> None:
    publish(folder, reason="first", author="Paul")
    kept = folders.take_in(folder, room.person("olga"))
    assert kept.event.version is not None
    room.do("olga", 0, "paris-2018", do="publish", stage="told", reason="second")
    folders.give_out("paris-2018", tmp_path / "out")
    assert [(v.number, v.author) for v in list_versions(tmp_path / "out")] == [
        (1, "Paul"),
        (2, "olga"),
    ]
    assert read_version(tmp_path / "out", 2).plan == store.latest("paris-2018").event.plan
    first = "versions/0001/guests.csv"
    assert (tmp_path / "out" / first).read_bytes() == (folder / first).read_bytes()


def test_a_workbook_comes_out_to_the_byte(room: Room, folder: Path, tmp_path: Path) -> None:
    book = tmp_path / "paris.xlsx"
    convert(folder, book)
    folders.take_in(book, room.person("olga"))
    folders.give_out("paris-2018", tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").read_bytes() == book.read_bytes()
    room.do("olga", 0, "paris-2018", do="change-guest", id="fr-macron", fields={"note": "Hello"})
    folders.give_out("paris-2018", tmp_path / "later.xlsx")
    assert read_event(tmp_path / "later.xlsx").guest_by_id["fr-macron"].note == "Hello"
    assert sorted(p.name for p in tmp_path.glob("later*")) == ["later.xlsx"]


def test_an_archive_of_the_same_is_the_same(room: Room, folder: Path) -> None:
    folders.take_in(folder, room.person("olga"))
    assert folders.zipped("paris-2018", "folder") == folders.zipped("paris-2018", "folder")


def test_a_folder_with_a_mistake_is_not_taken_in(room: Room, folder: Path) -> None:
    (folder / "rules.csv").write_text("id,kind,a\nx,keep_apart,nobody\n", "utf-8")
    with pytest.raises(InputError):
        folders.take_in(folder, room.person("olga"))
    with pytest.raises(PreseanceError):
        store.latest("paris-2018")


def test_what_stands_there_is_not_written_over(room: Room, folder: Path) -> None:
    folders.take_in(folder, room.person("olga"))
    with pytest.raises(PreseanceError, match="is there already"):
        folders.give_out("paris-2018", folder)
