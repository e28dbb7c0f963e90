"""The store: each command one revision, merged where it touches other parts, undone, never lost."""

from __future__ import annotations

import threading
import uuid
from typing import Any

import pytest
from django.db import connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.planning.commands.given import COMMANDS, NAMES, lunch
from tests.server.room import Room

from preseance.errors import ConflictError, PreseanceError, UnknownNameError
from preseance.formats.event_folder import files_of
from preseance.planning.commands import command_of
from preseance.server.events import models as rows
from preseance.server.events import store

MOVE = {"do": "move", "session": "s"}


def place(guest: str, revision: int | None = None) -> str | None:
    kept = store.latest("lunch") if revision is None else store.at_revision("lunch", revision)
    return kept.event.plan.place_of.get(("s", guest))


def test_a_command_is_one_revision_with_author_and_parts(lunch_room: Room) -> None:
    done = lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    assert done.revision == 1
    (past,) = store.journal("lunch")
    assert (past.number, past.author, past.act) == (1, "olga", "do")
    assert past.command == {**MOVE, "guest": "anna", "place": "t2-4"}
    assert [c.part for c in past.delta] == ["plan/s/anna"]
    assert (place("anna"), place("anna", 0)) == ("t2-4", "t1-1")


def test_what_is_kept_is_read_back_as_it_was(lunch_room: Room) -> None:
    lunch_room.do("olga", 0, do="change-guest", id="ben", fields={"diet": ["vegan"]})
    before = store.latest("lunch").event
    store.forget()
    assert store.latest("lunch").event == before


def test_the_same_id_twice_is_done_once(lunch_room: Room) -> None:
    person, number = lunch_room.person("olga"), uuid.uuid4()
    command = command_of({**MOVE, "guest": "anna", "place": "t2-4"})
    first = store.do("lunch", person, command, command_id=number, base=0)
    lunch_room.do("olga", 1, **MOVE, guest="anna", place="t2-3")
    again = store.do("lunch", person, command, command_id=number, base=0)
    assert (again.revision, again.delta, again.again) == (first.revision, first.delta, True)
    assert place("anna") == "t2-3"
    other = command_of({**MOVE, "guest": "ben", "place": "t2-2"})
    with pytest.raises(ConflictError, match="Another command"):
        store.do("lunch", person, other, command_id=number, base=2)


def test_commands_on_different_parts_both_hold(lunch_room: Room) -> None:
    lunch_room.person("paul", "planner")
    lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    done = lunch_room.do("paul", 0, **MOVE, guest="ben", place="t2-3")
    assert [p.author for p in done.merged] == ["olga"]
    assert (place("anna"), place("ben")) == ("t2-4", "t2-3")


@pytest.mark.parametrize(
    ("theirs", "mine", "part", "told"),
    [
        (
            {**MOVE, "guest": "anna", "place": "t2-4"},
            {**MOVE, "guest": "anna", "place": "t2-3"},
            "plan/s/anna",
            ("t1-1", "t2-4", "t2-3"),
        ),
        (
            {**MOVE, "guest": "eve", "place": "t2-4"},
            {**MOVE, "guest": "anna", "place": "t2-4"},
            "plan/s/anna",
            ("t1-1", "t1-1", "t2-4"),
        ),
    ],
)
def test_the_same_part_is_shown_side_by_side_and_nothing_written(
    lunch_room: Room, theirs: dict[str, Any], mine: dict[str, Any], part: str, told: tuple[str, ...]
) -> None:
    lunch_room.person("paul", "planner")
    lunch_room.do("olga", 0, **theirs)
    with pytest.raises(store.ClashError) as clash:
        lunch_room.do("paul", 0, **mine)
    shown = clash.value.to_json()
    assert tuple(shown[k][part]["place"] for k in ("base", "theirs", "mine")) == told
    assert [p["author"] for p in shown["by"]] == ["olga"]
    assert store.latest("lunch").revision == 1


def test_fields_of_one_guest_are_parts_of_their_own(lunch_room: Room) -> None:
    lunch_room.person("paul", "planner")
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields={"title": "Consul"})
    lunch_room.do("paul", 0, do="change-guest", id="anna", fields={"diet": ["vegan"]})
    guest = store.latest("lunch").event.guest_by_id["anna"]
    assert (guest.title, guest.diet) == ("Consul", ("vegan",))
    with pytest.raises(store.ClashError) as clash:
        lunch_room.do("paul", 1, do="change-guest", id="anna", fields={"diet": ["halal"]})
        lunch_room.do("olga", 1, do="remove-guest", id="anna")
    assert clash.value.revision == 2


def test_what_is_published_is_what_was_looked_at(lunch_room: Room) -> None:
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields={"title": "Consul"})
    with pytest.raises(store.ClashError):
        lunch_room.do("olga", 0, do="publish")
    lunch_room.do("olga", 1, do="publish", stage="told")
    ((number, record, files),) = store.versions("lunch")
    assert (number, record["author"], record["stage"]) == (1, "olga", "told")
    assert b"Consul" in files["guests.csv"]
    assert store.latest("lunch").event.version is not None


def test_undo_and_redo_are_revisions(lunch_room: Room) -> None:
    olga = lunch_room.person("olga")
    lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    lunch_room.do("olga", 1, **MOVE, guest="ben", place="t2-3")
    assert store.can_turn(store.latest("lunch"), olga.pk) == (True, False)
    for expected in (("t2-4", "t1-2"), ("t1-1", "t1-2")):
        store.undo("lunch", olga, command_id=uuid.uuid4())
        assert (place("anna"), place("ben")) == expected
    with pytest.raises(store.NothingToUndoError):
        store.undo("lunch", olga, command_id=uuid.uuid4())
    for expected in (("t2-4", "t1-2"), ("t2-4", "t2-3")):
        store.redo("lunch", olga, command_id=uuid.uuid4())
        assert (place("anna"), place("ben")) == expected
    assert store.latest("lunch").revision == 6
    assert [p.act for p in store.journal("lunch")][2:] == ["undo", "undo", "redo", "redo"]
    store.undo("lunch", olga, command_id=uuid.uuid4())
    lunch_room.do("olga", 7, **MOVE, guest="cleo", place="t2-2")
    assert store.can_turn(store.latest("lunch"), olga.pk) == (True, False)


def test_an_undo_is_ones_own_and_asks_where_a_colleague_is_in_the_way(lunch_room: Room) -> None:
    olga, paul = lunch_room.person("olga"), lunch_room.person("paul", "planner")
    lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    lunch_room.do("paul", 1, **MOVE, guest="ben", place="t2-3")
    store.undo("lunch", olga, command_id=uuid.uuid4())
    assert (place("anna"), place("ben")) == ("t1-1", "t2-3")
    lunch_room.do("olga", 3, **MOVE, guest="anna", place="t2-4")
    lunch_room.do("paul", 4, **MOVE, guest="eve", place="t1-1")
    with pytest.raises(store.ClashError) as clash:
        store.undo("lunch", olga, command_id=uuid.uuid4())
    assert [p["author"] for p in clash.value.to_json()["by"]] == ["paul"]
    store.undo("lunch", paul, command_id=uuid.uuid4())
    store.undo("lunch", olga, command_id=uuid.uuid4())
    assert place("anna") == "t1-1"


def test_an_undo_that_changes_nothing_any_more_is_passed_over(lunch_room: Room) -> None:
    olga = lunch_room.person("olga")
    lunch_room.person("paul", "planner")
    lunch_room.do("olga", 0, **MOVE, guest="ben", place="t2-3")
    lunch_room.do("olga", 1, **MOVE, guest="anna", place="t2-4")
    lunch_room.do("paul", 2, **MOVE, guest="anna", place="t1-1")
    # Paul's row has no marks, which Anna's had: that too must be as it was.
    lunch_room.do("paul", 3, do="set-mark", mark="approved", guests=["anna"])
    store.undo("lunch", olga, command_id=uuid.uuid4())
    assert (place("anna"), place("ben")) == ("t1-1", "t1-2")


def test_what_was_published_is_not_undone(lunch_room: Room) -> None:
    lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    lunch_room.do("olga", 1, do="publish")
    with pytest.raises(store.NothingToUndoError):
        store.undo("lunch", lunch_room.person("olga"), command_id=uuid.uuid4())


def test_one_goes_back_to_any_revision_and_compares_any_two(lunch_room: Room) -> None:
    olga = lunch_room.person("olga")
    lunch_room.do("olga", 0, **MOVE, guest="anna", place="t2-4")
    lunch_room.do("olga", 1, do="add-guest", row={"id": "gus", "name": "Gus"})
    lunch_room.do("olga", 2, do="publish")
    changes = store.compared(store.at_revision("lunch", 0), store.at_revision("lunch", 2))
    assert {c.part for c in changes} == {"guests/gus", "plan/s/anna"}
    store.go_back("lunch", olga, 0, command_id=uuid.uuid4(), base=3)
    now, then = store.latest("lunch").event, store.at_revision("lunch", 0).event
    assert now.version is not None
    assert now.model_copy(update={"version": None}) == then
    with pytest.raises(store.ClashError):
        store.go_back("lunch", olga, 1, command_id=uuid.uuid4(), base=3)
    with pytest.raises(UnknownNameError):
        store.at_revision("lunch", 9)


@given(st.lists(st.tuples(COMMANDS, st.integers(0, 3)), min_size=1, max_size=8))
@settings(
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_revision_is_what_it_was(
    room: Room, commands: list[tuple[dict[str, Any], int]]
) -> None:
    event, olga = lunch(), room.person("olga")
    key = store.create(event, files_of(event), olga).key
    seen = [event]
    for values, behind in commands:
        base = max(0, len(seen) - 1 - behind)
        try:
            room.do("olga", base, key, **values)
        except PreseanceError:
            continue
        seen.append(store.latest(key).event)
    store.forget()
    for number, was in enumerate(seen):
        assert store.at_revision(key, number).event == was
        assert store.event_in(store.document_of(was)) == was


def test_many_at_once_lose_nothing(lunch_room: Room) -> None:
    names = NAMES.split()
    people = {n: lunch_room.person(f"p-{n}", "planner") for n in names}
    done: list[int] = []
    failed: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for k in range(6):
                command = command_of(
                    {"do": "change-guest", "id": name, "fields": {"title": f"t{k}"}}
                )
                base = max(0, store.latest("lunch").revision - 2)
                result = store.do(
                    "lunch", people[name], command, command_id=uuid.uuid4(), base=base
                )
                done.append(result.revision)
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # One's own earlier title may be in the way of a base that far behind; nobody else's can be.
    assert all(isinstance(e, store.ClashError) for e in failed)
    assert sorted(done) == list(range(1, len(done) + 1))
    assert rows.Revision.objects.count() == len(done) == store.latest("lunch").revision
    store.forget()
    last = {p.command["id"]: p.command["fields"]["title"] for p in store.journal("lunch")}
    guests = store.latest("lunch").event.guest_by_id
    assert {n: guests[n].title for n in last} == last
