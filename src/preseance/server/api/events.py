"""Operations on events: what is seen, what is done, what was done."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path as File
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Path, Query, Router, Status
from pydantic import Field

from preseance.errors import UnknownNameError
from preseance.planning.commands import Delta, command_of
from preseance.server.api.callers import person_of
from preseance.server.api.errors import DECLARED, RefusedError
from preseance.server.api.schemas import (
    MOST,
    BackBody,
    CommandBody,
    Key,
    NewEventBody,
    TurnBody,
)
from preseance.server.events import approval, folders, seen, store
from preseance.server.events.access import Entry, entries, entry
from preseance.server.events.roles import Op, op_of
from preseance.wording.said import Said

router = Router(tags=["events"])
EventKey = Path[Key]
Session = Path[Key]
Revision = Annotated[int, Field(ge=0, le=MOST)]
Limit = Annotated[int, Field(ge=1, le=500)]
Lang = Literal["", "en", "fr"]
Answer = dict[str, Any]
ANSWER = {200: Answer, **DECLARED}


@contextmanager
def refusing() -> Iterator[None]:
    """What a command names and is not there is refused, not missing."""
    try:
        yield
    except UnknownNameError as error:
        raise RefusedError(error.message) from error


@router.get("/events", response={200: list[Answer], **DECLARED})
def list_events(request: HttpRequest) -> list[Answer]:
    """The events that the caller has a role in."""
    return [
        {
            "key": who.key,
            "title": title,
            "revision": revision,
            "role": who.role.name,
            "audience": who.role.audience,
            "may": sorted(op.value for op in who.role.may),
        }
        for who, title, revision in entries(person_of(request))
    ]


@router.post("/events", response={201: Answer, **DECLARED})
def make_event(request: HttpRequest, body: NewEventBody) -> Status[Answer]:
    """A new event, from an example or a document; the caller owns it."""
    person = person_of(request)
    with refusing():
        if (body.example is None) == (body.document is None):
            raise RefusedError(_ONE_OF)
        if body.example is not None:
            kept = folders.take_example(body.example, person)
        else:
            with tempfile.TemporaryDirectory(prefix="preseance-") as aside:
                file = File(aside) / "event.json"
                file.write_text(json.dumps(body.document), "utf-8")
                kept = folders.take_json(file, person)
    return Status(201, {"key": kept.key, "revision": kept.revision})


@router.get("/events/{event}", response=ANSWER)
def see_event(request: HttpRequest, event: EventKey, lang: Lang = "") -> Answer:
    """An event and its sessions, as the caller may see it."""
    who = entry(event, person_of(request))
    return seen.event_json(store.latest(event), who, lang)


@router.get("/events/{event}/sessions/{session}", response=ANSWER)
def see_session(
    request: HttpRequest,
    event: EventKey,
    session: Session,
    revision: Revision | None = None,
    lang: Lang = "",
) -> Answer:
    """A session: room, tables, places, guests and findings, as the caller may see them."""
    who = entry(event, person_of(request))
    if revision is not None:
        who.must(Op.JOURNAL)
    return seen.session_json(_at(event, revision), session, who, lang)


@router.get("/events/{event}/sessions/{session}/costs", response=ANSWER)
def see_costs(
    request: HttpRequest,
    event: EventKey,
    session: Session,
    guest: Query[Key],
    revision: Revision | None = None,
) -> Answer:
    """What each place would cost a guest, by level: what it would add, less where negative."""
    entry(event, person_of(request), Op.ASK)
    return seen.costs_json(_at(event, revision), session, guest)


def _at(event: str, revision: int | None) -> store.Kept:
    return store.latest(event) if revision is None else store.at_revision(event, revision)


@router.post("/events/{event}/commands", response=ANSWER)
def do_command(request: HttpRequest, event: EventKey, body: CommandBody, lang: Lang = "") -> Answer:
    """A command is done, or refused whole."""
    person = person_of(request)
    who = entry(event, person)
    command = command_of(body.command)
    if not command.by_hand:
        raise RefusedError(_NOT_SENT)
    who.must(op_of(command))
    with refusing():
        done = store.do(event, person, command, command_id=body.id, base=body.base_revision)
    return done_json(done, who, lang)


@router.post("/events/{event}/undo", response=ANSWER)
def undo(request: HttpRequest, event: EventKey, body: TurnBody, lang: Lang = "") -> Answer:
    """The caller's last command is taken back, as a revision more."""
    person = person_of(request)
    who = entry(event, person, Op.ARRANGE)
    return done_json(store.undo(event, person, command_id=body.id), who, lang)


@router.post("/events/{event}/redo", response=ANSWER)
def redo(request: HttpRequest, event: EventKey, body: TurnBody, lang: Lang = "") -> Answer:
    """What the caller took back last is done again, as a revision more."""
    person = person_of(request)
    who = entry(event, person, Op.ARRANGE)
    return done_json(store.redo(event, person, command_id=body.id), who, lang)


@router.post("/events/{event}/back", response=ANSWER)
def go_back(request: HttpRequest, event: EventKey, body: BackBody) -> Answer:
    """The event becomes what a revision left it as, as a revision more."""
    person = person_of(request)
    who = entry(event, person, Op.EDIT)
    with refusing():
        done = store.go_back(
            event, person, body.revision, command_id=body.id, base=body.base_revision
        )
    return done_json(done, who)


def done_json(done: store.Done, who: Entry, language: str = "") -> Answer:
    """``revision``, ``changed``, ``places``, ``merged``, ``again``, and where they may be known ``findings``
    and ``lapsed``, the tables whose approval it has ended."""
    kept = store.at_revision(done.key, done.revision)
    sessions = _sessions_of(done.delta, kept)
    told: Answer = {
        "revision": done.revision,
        "changed": [c.part for c in done.delta],
        "places": store.places_of(done.delta),
        "merged": [{"revision": p.number, "author": p.author} for p in done.merged],
        "again": done.again,
    }
    if who.role.sees.findings:
        told["findings"] = seen.findings_of(kept, sessions, who, language)
    if who.may(Op.VERDICTS) and done.revision:
        before = store.at_revision(done.key, done.revision - 1)
        told["lapsed"] = approval.lapsed(before, kept, sessions)
    return told


def _sessions_of(delta: Delta, kept: store.Kept) -> list[str]:
    """The sessions whose findings may be others now."""
    if all(c.part.startswith("plan/") for c in delta):
        return list(dict.fromkeys(c.part.split("/")[1] for c in delta))
    return [s.id for s in kept.event.sessions]


@router.get("/events/{event}/revisions", response=ANSWER)
def list_revisions(
    request: HttpRequest,
    event: EventKey,
    after: Revision = 0,
    limit: Limit = 100,
) -> Answer:
    """The journal: number, author, time, command and parts of each revision, oldest first."""
    person = person_of(request)
    who = entry(event, person, Op.JOURNAL)
    now = store.latest(event)
    can_undo, can_redo = store.can_turn(now, person.pk)
    return {
        "revision": now.revision,
        "revisions": [p.to_json() for p in store.journal(who.key, after, limit)],
        "can_undo": can_undo,
        "can_redo": can_redo,
    }


@router.get("/events/{event}/revisions/{revision}/compare", response=ANSWER)
def compare(
    request: HttpRequest,
    event: EventKey,
    revision: Path[Revision],
    to: Revision | None = None,
) -> Answer:
    """What changes from one revision to another, or to the latest: part, before, after."""
    entry(event, person_of(request), Op.JOURNAL)
    one, other = store.at_revision(event, revision), _at(event, to)
    delta = store.compared(one, other)
    return {
        "from": one.revision,
        "to": other.revision,
        "changes": [
            {
                "part": c.part,
                "before": c.before[0] if c.before else None,
                "after": c.after[0] if c.after else None,
            }
            for c in delta
        ],
        "places": store.places_of(delta),
    }


@router.get("/events/{event}/document", response=ANSWER)
def see_document(request: HttpRequest, event: EventKey) -> Answer:
    """The whole event in the form of `preseance convert` to JSON."""
    person = person_of(request)
    who = entry(event, person, Op.EXPORT)
    store.audit(who.pk, person, "exported", form="json")
    found: Answer = json.loads(folders.as_json(event))
    return found


@router.get("/events/{event}/files", response={200: None, **DECLARED})
def see_files(
    request: HttpRequest,
    event: EventKey,
    form: Literal["folder", "workbook"] = "folder",
) -> HttpResponse:
    """The whole event as an archive: its folder, or its workbook."""
    person = person_of(request)
    who = entry(event, person, Op.EXPORT)
    store.audit(who.pk, person, "exported", form=form)
    answer = HttpResponse(folders.zipped(event, form), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{event}.zip"'
    return answer


_ONE_OF = Said("Name an example, or send a document: one of the two.")
_NOT_SENT = Said(
    "This command is made by the program; undo, redo and jobs have operations of their own."
)
