"""The planning room as an ASGI application, which takes no body larger than it may be."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "preseance.server.settings")

from django.core.asgi import get_asgi_application

MOST = 16 * 1024 * 1024
"""Bytes of one body. Django lays a body down whole before anything looks at it."""
_Receive = Callable[[], Awaitable[dict[str, Any]]]
_Send = Callable[[dict[str, Any]], Awaitable[None]]
_Application = Callable[[Any, Any, Any], Awaitable[None]]


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


application = bounded(get_asgi_application())
