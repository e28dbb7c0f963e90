"""One poller a process hears of new revisions and jobs and tells every reader of a stream.

The journal is the event log: a reader says the last number it knows and is told what came after. No
reader holds a thread of ours or a database connection while it waits.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connections
from django.utils import timezone

from preseance.planning.commands.taking import Erase
from preseance.server.accounts.models import Token
from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.server.events.access import Entry
from preseance.server.events.roles import Op
from preseance.server.jobs import queue
from preseance.server.jobs.models import OPEN, Job
from preseance.server.live.following import Key, Shows, Step, StepOf, Turning, key_of, steps_of
from preseance.server.live.messages import Message

PAUSE = 0.25
"""Seconds between two looks; this process's own revisions are told at once."""
_ANSWER = 0.02
"""Seconds for which whoever wrote goes first: their answer and what others are told are made by one processor."""
LEAST, _EACH = 0.05, 0.004
"""Seconds that pass between two looks in any case, and more for each reader: where many work, one look
finds several revisions, which each is told of at once.
"""
MOST_WAITING = 64
"""Messages that may wait for one reader."""
MOST_BEHIND = 200
"""Revisions that are told one by one."""


@dataclass(eq=False)
class Reader:
    """Somebody who listens to one event."""

    who: Entry
    person: int
    last: int
    """The last revision they know."""
    session: str = ""
    """Key of the session they are signed in by."""
    token: int = 0
    """Or number of the token."""
    name: str = ""
    """What colleagues call them; empty for who does not take part, only listens."""
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    """Of this reader alone: one person may have several pages open."""
    chosen: tuple[str, tuple[str, ...]] = ("", ())
    """The session they look at, and the guests they have chosen there."""
    waiting: asyncio.Queue[Message | None] = field(
        default_factory=lambda: asyncio.Queue(MOST_WAITING)
    )
    jobs: dict[str, int] = field(default_factory=dict)
    shows: Shows | None = None
    """What their page shows, where it is to be told what differs from that."""

    def tell(self, message: Message | None) -> None:
        """Put a message in the queue; where it is full the reader is to load anew."""
        try:
            self.waiting.put_nowait(message)
        except asyncio.QueueFull:
            while not self.waiting.empty():
                self.waiting.get_nowait()
            self.waiting.put_nowait(Message("reload", {"revision": self.last}))
            self.waiting.put_nowait(None)


@dataclass(frozen=True)
class _News:
    """What a look has found."""

    revisions: Mapping[int, tuple[store.Past, ...]]
    latest: Mapping[int, int]
    roles: Mapping[tuple[int, int], tuple[str, str]]
    """Role and delegation by event and person."""
    sessions: frozenset[str]
    tokens: frozenset[int]
    jobs: Mapping[int, tuple[dict[str, Any], ...]]
    steps: Mapping[Key, Step]
    turning: Mapping[tuple[int, int], Turning]
    """Of whom it may have changed, by event and person."""
    patches: dict[tuple[Key, Turning], Message | None] = field(default_factory=dict)
    """Those made of steps."""
    messages: dict[tuple[int, int, bool], Message] = field(default_factory=dict)
    """Those made of revisions, by event, number, and whether the journal may be read."""


class Hub:
    """All readers of this process."""

    def __init__(self) -> None:
        self._readers: set[Reader] = set()
        self._poller: asyncio.Task[None] | None = None
        self._woken: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.closing = False
        self.step_of: StepOf = lambda *_: None
        """How it is made what leads a page to the newest revision."""

    def __len__(self) -> int:
        return len(self._readers)

    def join(self, reader: Reader) -> None:
        """Let somebody listen. Called in the event loop."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop, self._woken, self._poller = loop, asyncio.Event(), None
            if self._wake not in store.HEARD:
                store.HEARD.append(self._wake)
        self._readers.add(reader)
        self._present(reader.who.pk)
        if self.closing:
            reader.tell(None)
        if self._poller is None or self._poller.done():
            self._poller = loop.create_task(self._poll())
        self._wake()

    def leave(self, reader: Reader) -> None:
        """They have gone."""
        self._readers.discard(reader)
        self._present(reader.who.pk)

    def chosen(
        self, pk: int, person: int, reader: str, session: str, guests: tuple[str, ...]
    ) -> None:
        """Somebody has chosen guests; from any thread. Of a reader who is not theirs, nothing."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._choose, (pk, person, reader), session, guests)

    def _choose(self, which: tuple[int, int, str], session: str, guests: tuple[str, ...]) -> None:
        for reader in self._readers:
            if (reader.who.pk, reader.person, reader.id) == which:
                reader.chosen = session, guests
                self._present(reader.who.pk)
                return

    def _present(self, pk: int) -> None:
        """Tell those who arrange an event which of them are at it."""
        there = sorted(
            (r for r in self._readers if r.who.pk == pk and r.name and r.who.may(Op.ARRANGE)),
            key=lambda r: (r.name, r.id),
        )
        people = [
            {
                "reader": r.id,
                "name": r.name,
                "initials": initials(r.name),
                "session": r.chosen[0],
                "guests": list(r.chosen[1]),
            }
            for r in there
        ]
        for reader in there:
            reader.tell(Message("presence", {"own": reader.id, "people": people}))

    def close(self) -> None:
        """End every stream, as the server is about to stop; from any thread."""
        self.closing = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        for reader in tuple(self._readers):
            reader.tell(None)

    def _wake(self) -> None:
        if self._loop is not None and self._woken is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._woken.set)

    async def _poll(self) -> None:
        """Look, tell, wait; ends when nobody listens."""
        assert self._woken is not None
        while self._readers:
            # Whatever is written from here on is another look's.
            self._woken.clear()
            readers = tuple(self._readers)
            try:
                news = await sync_to_async(_look, thread_sensitive=False)(readers, self.step_of)
            except DatabaseError:
                # It goes away for a while; readers wait, as they did.
                news = None
            if news is not None:
                for reader in readers:
                    _tell(reader, news)
            await asyncio.sleep(LEAST + _EACH * len(readers))
            try:
                await asyncio.wait_for(self._woken.wait(), PAUSE)
            except TimeoutError:
                continue
            await asyncio.sleep(_ANSWER)


def initials(name: str) -> str:
    """At most two letters that stand for somebody."""
    words = name.split()
    return "".join(word[0] for word in (words if len(words) < 2 else (words[0], words[-1]))).upper()


HUB = Hub()


def _look(readers: tuple[Reader, ...], step_of: StepOf) -> _News:
    """What is new for some readers. Runs in a thread, and leaves no connection open."""
    try:
        pks = {r.who.pk for r in readers}
        people = {r.person for r in readers}
        now = timezone.now()
        found = rows.Event.objects.filter(pk__in=pks).values_list("pk", "revision", "variant_of")
        latest = {pk: revision for pk, revision, _ in found}
        # Who may look at a variant is said of the event that it is one of.
        firsts = {pk: first or pk for pk, _, first in found}
        behind = {pk: min(r.last for r in readers if r.who.pk == pk) for pk in pks}
        members = rows.Membership.objects.filter(
            event_id__in=set(firsts.values()), person_id__in=people, person__is_active=True
        )
        sessions = Session.objects.filter(
            session_key__in={r.session for r in readers if r.session}, expire_date__gt=now
        )
        tokens = Token.objects.filter(
            pk__in={r.token for r in readers if r.token}, revoked=None, expires__gt=now
        )
        revisions = {
            pk: store.journal_after(pk, max(behind[pk], number - MOST_BEHIND))
            for pk, number in latest.items()
            if number > behind[pk]
        }
        following = [
            (reader, shows)
            for reader in readers
            if (shows := reader.shows) and latest.get(reader.who.pk, 0) > shows.revision
        ]
        return _News(
            revisions=revisions,
            latest=latest,
            roles={
                (pk, person): (role, delegation)
                for first, person, role, delegation in members.values_list(
                    "event_id", "person_id", "role", "delegation"
                )
                for pk in pks
                if firsts.get(pk) == first
            },
            sessions=frozenset(sessions.values_list("session_key", flat=True)),
            tokens=frozenset(tokens.values_list("pk", flat=True)),
            jobs=_jobs(readers, pks),
            steps=steps_of(((reader.who, shows) for reader, shows in following), step_of),
            turning=_turning(following, revisions),
        )
    finally:
        connections.close_all()


def _turning(
    following: Sequence[tuple[Reader, Shows]], revisions: Mapping[int, tuple[store.Past, ...]]
) -> dict[tuple[int, int], Turning]:
    """Of those who have written meanwhile, or were not told yet: what others write changes nothing in it."""
    wrote = {(pk, past.person) for pk, all_of_it in revisions.items() for past in all_of_it}
    now: dict[int, store.Kept] = {}
    found: dict[tuple[int, int], Turning] = {}
    for reader, shows in following:
        who, key = reader.who, (reader.who.pk, reader.person)
        if key in found or not (shows.turning is None or key in wrote):
            continue
        if who.may(Op.ARRANGE):
            if who.pk not in now:
                now[who.pk] = store.latest(who.key)
            found[key] = store.can_turn(now[who.pk], reader.person)
        else:
            found[key] = False, False
    return found


def _jobs(readers: tuple[Reader, ...], pks: set[int]) -> dict[int, tuple[dict[str, Any], ...]]:
    """The jobs that are open, and those that readers have heard of."""
    heard = {job for r in readers for job in r.jobs}
    found: dict[int, tuple[dict[str, Any], ...]] = {}
    wanted = Job.objects.filter(event_id__in=pks).defer("answer")
    for job in (wanted.filter(state__in=OPEN) | wanted.filter(pk__in=heard)).distinct():
        told = queue.to_json(job) | {"serial": job.serial}
        found[job.event_id] = (*found.get(job.event_id, ()), told)
    return found


def _tell(reader: Reader, news: _News) -> None:
    """What is new for one reader, as they may know it now; the end where a right was withdrawn."""
    pk = reader.who.pk
    role = news.roles.get((pk, reader.person))
    signed_in = reader.session in news.sessions or reader.token in news.tokens
    if role != (reader.who.role.name, reader.who.delegation) or not signed_in:
        reader.tell(Message("closed", {"reason": "right"}))
        reader.tell(None)
        return
    number = news.latest.get(pk, reader.last)
    if (shows := reader.shows) is not None and number > shows.revision:
        _lead(reader, shows, number, news)
    if number > reader.last + MOST_BEHIND:
        reader.tell(Message("reload", {"revision": number}, number))
        reader.last = number
    for past in news.revisions.get(pk, ()):
        if past.number > reader.last:
            if past.command.get("do") == Erase.model_fields["do"].default:
                # What their page shows of the erased is to be seen no longer.
                reader.tell(Message("reload", {"revision": past.number}))
            key = pk, past.number, reader.who.may(Op.JOURNAL)
            if key not in news.messages:
                news.messages[key] = Message("revision", _revision(past, reader.who), past.number)
            reader.tell(news.messages[key])
            reader.last = past.number
    if reader.who.may(Op.SOLVE):
        for job in news.jobs.get(pk, ()):
            if reader.jobs.get(job["id"]) != job["serial"]:
                reader.jobs[job["id"]] = job["serial"]
                reader.tell(Message("job", {k: v for k, v in job.items() if k != "serial"}))
            if job["state"] not in OPEN:
                reader.jobs.pop(job["id"], None)


def _lead(reader: Reader, shows: Shows, number: int, news: _News) -> None:
    """Tell a page what leads on from what it shows, before it hears that there is more."""
    key = key_of(reader.who, shows)
    turning = news.turning.get((reader.who.pk, reader.person), shows.turning) or (False, False)
    if (step := news.steps.get(key)) is not None and (key, turning) not in news.patches:
        news.patches[key, turning] = step.message(turning)
    message = news.patches.get((key, turning))
    if step is None or message is None:
        # It hears of the revision alone, and asks for itself.
        shows.revision, shows.turning = number, None
        return
    reader.tell(message)
    shows.revision, shows.turning = step.revision, turning


def _revision(past: store.Past, who: Entry) -> dict[str, Any]:
    """What somebody is told of a revision: those who may read the journal by whom it is, and of what."""
    if not who.may(Op.JOURNAL):
        return {"revision": past.number}
    return {
        "revision": past.number,
        "author": past.author,
        "act": past.act,
        "do": past.command.get("do", ""),
        "parts": [c.part for c in past.delta],
        "places": store.places_of(past.delta),
    }
