"""The planning room as an ASGI application, which takes no body larger than it may be."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "preseance.server.settings")

import django
from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from preseance.server.open_files import keep_open
from preseance.server.threads import in_one_thread
from preseance.server.turns import Turns

MOST = 16 * 1024 * 1024
"""Bytes of one body. Django lays a body down whole before anything looks at it."""
_Receive = Callable[[], Awaitable[dict[str, Any]]]
_Send = Callable[[dict[str, Any]], Awaitable[None]]
_Application = Callable[[Any, Any, Any], Awaitable[None]]


class Pages(ASGIHandler):
    """What stands before a page, and the page itself, in one go in the thread of the request.

    Django goes back and forth between loop and thread for everything that stands before a page; where
    many ask, it waits each time for its turn.
    """

    def __init__(self) -> None:
        super().__init__()
        self._turns = Turns()

    def load_middleware(self, is_async: bool = False) -> None:
        """As for one thread."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One request."""
        async with in_one_thread():
            await super().__call__(scope, receive, send)

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; a stream goes on in the loop, once it has been let in."""
        async with self._turns.taken(request.path_info):
            answer: HttpResponseBase = await sync_to_async(self.get_response)(request)
            return answer


def _tell_pages() -> None:
    """Let streams tell pages of the room what differs from what they show."""
    # Both have models, which are there once Django is.
    from preseance.server.live.hub import HUB
    from preseance.server.pages.room_patches import step_of

    HUB.step_of = step_of


def bounded(inner: _Application, most: int = MOST) -> _Application:
    """An application for which whoever sends more than ``most`` bytes has gone away."""

    async def outer(scope: dict[str, Any], receive: _Receive, send: _Send) -> None:
        had = 0

        async def counted() -> dict[str, Any]:
            nonlocal had
            message = await receive()
            had += len(message.get("body", b""))
            return message if had <= most else {"type": "http.disconnect"}

        if scope["type"] == "http" and _said(scope) > most:
            await send(
                {
                    "type": "http.response.start",
                    "status": 413,
                    "headers": [(b"content-type", b"text/plain"), (b"connection", b"close")],
                }
            )
            await send({"type": "http.response.body", "body": b"Too large"})
            return
        await inner(scope, counted, send)

    return outer


def _said(scope: dict[str, Any]) -> int:
    """The length that a request says its body has."""
    told = dict(scope["headers"]).get(b"content-length", b"0")
    return int(told) if told.isdigit() else 0


django.setup(set_prefix=False)
keep_open()
_tell_pages()
application = bounded(Pages())
