"""One guest erased from everything the room keeps; whoever remains, and every count, stays right."""

from __future__ import annotations

import json
import sqlite3
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.planning.commands.given import COMMANDS, lunch
from tests.server.events.personal.everything import everything
from tests.server.room import Room

from preseance.errors import PreseanceError, UnknownNameError
from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.formats.event_folder import files_of
from preseance.formats.versions import read_version
from preseance.server import environment
from preseance.server.events import folders, seen, store
from preseance.server.events import models as rows
from preseance.server.events.personal.erasing import erase
from preseance.server.events.personal.exporting import held_of
from preseance.server.events.personal.neutral import Neutral
from preseance.server.events.personal.trace import trace_of
from preseance.server.jobs import answers, queue, working
from preseance.server.jobs.models import Job

KEY = "embassy-dinner"


@pytest.fixture
def dinner(room: Room, tmp_path: Path) -> tuple[Room, str, set[str]]:
    """An embassy's dinner worked on for a while; whom it is about, and every name of theirs."""
    olga = room.person("olga")
    folders.take_in(copy_example(KEY, tmp_path / "dinner"), olga)
    job = queue.ask(KEY, olga, "plan", {"effort": 50}, "en")
    working.work(job.pk)
    job.refresh_from_db()
    placements = answers.command_for(job, 1)
    store.do(KEY, olga, placements, command_id=uuid.uuid4(), base=0)
    event = store.latest(KEY).event
    guest = event.guest_by_id["tomasz-wrona"]
    session = next(p.session for p in event.plan.placements if p.guest == guest.id)
    # His wife has his family name too, which stays hers.
    other, family = "henrik-aasen", guest.name.split()[0]
    for number, command in enumerate(
        [
            {"do": "change-guest", "id": guest.id, "fields": {"diet": ["vegan"], "note": "likes tea"}},
            {"do": "pin", "session": session, "guest": guest.id},
            {"do": "change-guest", "id": other, "fields": {"note": f"far from {guest.name}, says {family}"}},
            {"do": "add-rule", "row": {"id": f"apart-{guest.id}", "kind": "keep_apart", "a": [guest.id], "b": [other], "relations": ["beside"], "reason": f"{family} asked"}},
            {"do": "publish", "stage": "told", "reason": f"ordered by {guest.name}"},
            {"do": "unpin", "session": session, "guest": guest.id},
            {"do": "change-event", "fields": {"title": f"Dinner for {guest.name}"}},
        ],
        start=1,
    ):  # fmt: skip
        room.do("olga", number, KEY, **command)
    store.audit(store.latest(KEY).pk, olga, "printed", paper=f"card of {guest.name}")
    assert Job.objects.get().state == "done"
    return room, guest.id, {guest.id, guest.name, family, "likes tea"}


def test_whoever_is_erased_is_nowhere_and_all_else_is_as_it_was(
    dinner: tuple[Room, str, set[str]], tmp_path: Path
) -> None:
    room, guest, names = dinner
    before = store.latest(KEY)
    rules, costs = len(before.event.rules), seen.checked_of(before).findings
    assert all(name in everything() for name in names)
    erased = erase(KEY, guest, room.person("olga"))
    held = everything()
    assert [name for name in names if name in held] == []
    now = store.latest(KEY)
    assert now.revision == erased.revision == before.revision + 1
    assert len(now.event.guests) == len(before.event.guests)
    assert len(now.event.rules) == rules
    assert {(p.session, p.place) for p in now.event.plan.placements} == {
        (p.session, p.place) for p in before.event.plan.placements
    }
    for session in now.event.sessions:
        count = len(before.event.attending(session.id))
        assert len(now.event.attending(session.id)) == count, session.id
    row = now.event.guest_by_id[erased.stands]
    assert (row.name, row.diet, row.note, row.title) == (erased.label, (), "", "")
    # It is still an event that can be held against its rules, and its must-rules are not broken by it.
    found = seen.checked_of(now).findings
    assert sum(f.level == "must" for f in found) <= sum(f.level == "must" for f in costs)
    # Papers, files and versions are made from what is left, and read back.
    folders.give_out(KEY, tmp_path / "out")
    assert read_event(tmp_path / "out").guest_by_id.keys() == now.event.guest_by_id.keys()
    version = read_version(tmp_path / "out", 1)
    assert erased.stands in version.guest_by_id
    given = b"".join(p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file())
    assert not any(name.encode() in given for name in names)
    # Nothing of it is asked of what any process had in memory.
    assert store.at_revision(KEY, 1).event.guest_by_id.keys() == now.event.guest_by_id.keys()
    with pytest.raises(UnknownNameError):
        erase(KEY, guest, None)
    told = [a.detail for a in rows.Audit.objects.filter(what="erased")]
    assert told == [{"guest": erased.stands}]


def test_no_page_of_the_database_keeps_it(dinner: tuple[Room, str, set[str]]) -> None:
    if not environment.is_embedded():
        pytest.skip("PostgreSQL lets go of pages as it sees fit")
    room, guest, names = dinner
    erase(KEY, guest, room.person("olga"))
    file = Path(environment.database()["NAME"])
    held = b"".join(
        p.read_bytes() for p in (file, *file.parent.glob(f"{file.name}-*")) if p.is_file()
    )
    assert sqlite3.connect(file).execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert not any(name.encode() in held for name in names - {guest})


def test_a_process_that_held_the_event_from_before_writes_nothing_of_it(
    dinner: tuple[Room, str, set[str]],
) -> None:
    room, guest, names = dinner
    held = store.latest(KEY)
    erase(KEY, guest, None)
    # As another process holds it: the revision of before, and what was reckoned from it.
    from preseance.server.events.store.holding import EVENTS

    EVENTS.put(held.stand, held.event)
    other = next(g.id for g in store.latest(KEY).event.guests if not g.id.startswith("erased-"))
    room.do("olga", held.revision, KEY, do="change-guest", id=other, fields={"title": "Consul"})
    assert not any(name in everything() for name in names)


@pytest.mark.usefixtures("room")
@given(st.lists(COMMANDS, min_size=1, max_size=8), st.sampled_from(["anna", "cleo", "gus"]))
@settings(
    deadline=None,
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_revision_is_what_it_was_without_them(
    room: Room, commands: list[dict[str, Any]], guest: str
) -> None:
    event, olga = lunch(), room.person("olga")
    key = store.create(event, files_of(event), olga).key
    were = [event]
    for values in commands:
        try:
            room.do("olga", len(were) - 1, key, **values)
        except PreseanceError:
            continue
        were.append(store.latest(key).event)
    history = [json.loads(store.document_of(was)) for was in were]
    if not any(guest in was.guest_by_id for was in were):
        with pytest.raises(UnknownNameError):
            erase(key, guest, olga)
        return
    neutral = Neutral(trace_of(guest, history), {})
    erase(key, guest, olga)
    for number, document in enumerate(history):
        now = store.at_revision(key, number).event
        expected = store.event_in(json.dumps(neutral.of(document)))
        # Files of a version are others now, and so is their fingerprint.
        bare = [e.model_copy(update={"version": None}) for e in (now, expected)]
        assert bare[0] == bare[1], number
        assert (now.version is None) == (expected.version is None)
    turned = store.can_turn(store.latest(key), olga.pk)[0]
    if turned:
        try:
            store.undo(key, olga, command_id=uuid.uuid4())
        except PreseanceError:
            return
        assert guest not in store.latest(key).event.guest_by_id


def test_all_that_is_held_of_somebody_is_told(dinner: tuple[Room, str, set[str]]) -> None:
    _, guest, names = dinner
    told = held_of(KEY, guest)
    assert names - {guest} <= set(json.dumps(told, ensure_ascii=False).split('"')) | names
    assert told["now"]["note"] == "likes tea"
    assert told["places"]
    assert [r["id"] for r in told["rules"]][-1:] == [f"apart-{guest}"]
    assert {r["revision"] for r in told["journal"]} >= {1, 2, 3, 4, 5, 8}
    assert [v["number"] for v in told["versions"]] == [1]
    assert "guests.csv" in told["files"]
    assert {r["table"] for r in told["elsewhere"]} == {"audit", "job"}
