"""How a page of an event is opened and shown: who asks, what they may, the bar, one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from preseance.errors import ConflictError, UnknownNameError
from preseance.server.accounts.models import Person
from preseance.server.events import seen, store
from preseance.server.events.access import Entry, NotAllowedError, entry
from preseance.server.events.roles import Op
from preseance.server.events.store import Kept
from preseance.server.pages.navigation import bar
from preseance.wording.said import Said, in_language


def language() -> str:
    """That of the request."""
    return (get_language() or "en").split("-")[0]


def said(sentence: Said) -> str:
    """A sentence in the language of the request."""
    return in_language(sentence, language())


def said_all(words: Mapping[str, Said]) -> dict[str, str]:
    """The words of a page in the language of the request, under names that templates can read."""
    return {name.replace("-", "_"): said(text) for name, text in words.items()}


def wanted(expected: str) -> str:
    """What should stand in a field instead of what was written there, as a sentence."""
    return said(Said("Expected: {expected}.", expected=expected))


@dataclass(frozen=True)
class Opened:
    """An event that somebody has opened at a page."""

    request: HttpRequest
    person: Person
    who: Entry
    kept: Kept

    def shown(
        self, template: str, current: str, context: Mapping[str, Any], status: int = 200
    ) -> HttpResponse:
        """A page made of a template that extends ``event_page.html``; ``current`` names it in the bar."""
        told = (
            {"event": seen.event_json(self.kept, self.who, language())}
            if "event" not in context
            else {}
        )
        answer = render(
            self.request,
            template,
            {**told, **bar(self.who, current, language()), **context},
            status=status,
        )
        answer.headers["Vary"] = "Cookie, Accept-Language"
        return answer


def opened(request: HttpRequest, event: str, op: Op = Op.SEE) -> Opened:
    """An event for whoever is signed in, who may do something there.

    Raises
    ------
    Http404
        Where there is no such event, or they have no role in it.
    PermissionDenied
        Where their role does not allow it, or it is said of the event that a variant is one of.
    """
    assert isinstance(request.user, Person)
    try:
        who = entry(event, request.user, op)
        return Opened(request, request.user, who, store.latest(event))
    except UnknownNameError:
        raise Http404 from None
    except (NotAllowedError, ConflictError) as error:
        raise PermissionDenied(error.said(language())) from None
