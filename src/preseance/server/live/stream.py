"""The stream of an event: revisions and jobs as they come, as `text/event-stream`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from preseance.errors import UnknownNameError
from preseance.server.accounts.models import Person, Token, digest_of
from preseance.server.events import store
from preseance.server.events.access import entry
from preseance.server.live.following import Shows
from preseance.server.live.hub import HUB, Reader
from preseance.server.live.messages import Message
from preseance.server.threads import give_back
from preseance.wording.languages import languages

HEARTBEAT = 15.0
"""Seconds after which a comment shows that the stream lives."""
_LONGEST = 10
_LONGEST_NAME = 120


async def stream(request: HttpRequest, event: str) -> HttpResponseBase:
    """What happens to an event from the revision on that the reader knows.

    With ``?here`` the reader is seen by those who arrange the event, and sees who of them is there. With
    ``&session=ID&shown=N`` a page of the room says what it shows, and is told what differs from that, in the
    language of ``&lang``.
    """
    if request.method != "GET":
        return HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET"})
    reader = await sync_to_async(_admitted)(request, event)
    if isinstance(reader, HTTPStatus):
        return JsonResponse({"detail": reader.phrase}, status=reader)
    answer = StreamingHttpResponse(_messages(reader), content_type="text/event-stream")
    answer.headers["Cache-Control"] = "no-cache"
    answer.headers["X-Accel-Buffering"] = "no"
    return answer


def _admitted(request: HttpRequest, event: str) -> Reader | HTTPStatus:
    """A reader, or why there is none; the connection that it took is closed, for streams stay long."""
    try:
        token = _token(request)
        person = token.person if token is not None else request.user
        if not isinstance(person, Person) or not person.is_active:
            return HTTPStatus.UNAUTHORIZED
        try:
            who = entry(event, person)
            latest = store.latest(event).revision
        except UnknownNameError:
            return HTTPStatus.NOT_FOUND
        known = _number(request.headers.get("Last-Event-ID") or request.GET.get("after", ""))
        number = latest if known is None else known
        return Reader(
            who,
            person.pk,
            min(number, latest),
            session="" if token else (request.session.session_key or ""),
            token=token.pk if token else 0,
            name=person.called if "here" in request.GET else "",
            shows=_shows(request),
        )
    finally:
        connections.close_all()


def _shows(request: HttpRequest) -> Shows | None:
    """What the page shows that listens; None for whoever shows none."""
    asked = request.GET
    session, shown, spoken = (asked.get(name, "") for name in ("session", "shown", "lang"))
    if not session or len(session) > _LONGEST_NAME or spoken not in languages():
        return None
    number = _number(shown)
    return None if number is None else Shows(session, spoken, number)


def _number(text: str) -> int | None:
    """A number of a revision; None where it is something else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST else None


def _token(request: HttpRequest) -> Token | None:
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme != "Bearer":
        return None
    return (
        Token.objects.select_related("person")
        .filter(digest=digest_of(secret), revoked=None, expires__gt=timezone.now())
        .first()
    )


async def _give_back() -> None:
    """Let go of the connection and the thread in which this request was looked at."""
    await sync_to_async(connections.close_all)()
    give_back()


async def _messages(reader: Reader) -> AsyncIterator[bytes]:
    """The messages of a stream; it ends where a right is withdrawn or the server stops."""
    await _give_back()
    HUB.join(reader)
    try:
        yield b"retry: 2000\n\n"
        yield Message("hello", {"revision": reader.last}).encoded
        while True:
            try:
                message = await asyncio.wait_for(reader.waiting.get(), HEARTBEAT)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            # What has come meanwhile goes out with it.
            told = [message]
            while told[-1] is not None and not reader.waiting.empty():
                told.append(reader.waiting.get_nowait())
            yield b"".join(one.encoded for one in told if one is not None)
            if told[-1] is None:
                return
    finally:
        HUB.leave(reader)
