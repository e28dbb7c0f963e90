"""Logs without personal data: what failed and where, never with what."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType


class Nameless(logging.Formatter):
    """Exceptions by kind and place: their messages quote what was sent, or what a row held."""

    def format(self, record: logging.LogRecord) -> str:
        """One record; what another handler has made of its exception is not taken over."""
        record.exc_text = None
        try:
            return super().format(record)
        finally:
            record.exc_text = None

    def formatException(  # noqa: N802  # the library's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """The frames, and of each exception its kind alone."""
        return "".join(_told(ei[1])).rstrip() if ei[1] is not None else ""


def _told(error: BaseException) -> Iterator[str]:
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _told(before)
        yield "\nwhich led to:\n\n"
    yield from traceback.format_tb(error.__traceback__)
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}\n"


class ByRoute(logging.Filter):
    """Requests by the pattern of their address: addresses name events, and hold secrets of links."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always kept; told otherwise where it is of a request."""
        request = getattr(record, "request", None)
        if request is not None:
            match = getattr(request, "resolver_match", None)
            status = getattr(record, "status_code", "")
            record.msg, record.args = f"{status} at {match.route if match else '?'}", ()
        return True
