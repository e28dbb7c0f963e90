"""Who is at an event now, and whom each has chosen: known to this process alone, and written nowhere."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from preseance.errors import PreseanceError
from preseance.server.accounts.models import Person
from preseance.server.events.access import entry
from preseance.server.events.roles import Op
from preseance.server.live.hub import HUB

_MOST_GUESTS = 20
_LONGEST = 120
_MOST_BYTES = 8_192


@require_POST
def presence(request: HttpRequest, event: str) -> HttpResponse:
    """Somebody tells whom they have chosen: ``{reader, session, guests}``; 204 in return."""
    if not isinstance(request.user, Person):
        return JsonResponse({"detail": "Unauthorized"}, status=HTTPStatus.UNAUTHORIZED)
    try:
        who = entry(event, request.user, Op.ARRANGE)
    except PreseanceError:
        return JsonResponse({"detail": "Not found"}, status=HTTPStatus.NOT_FOUND)
    said = _read(request)
    if said is None:
        return JsonResponse({"detail": "Unreadable"}, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    reader, session, guests = said
    HUB.chosen(who.pk, request.user.pk, reader, session, guests)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


def _read(request: HttpRequest) -> tuple[str, str, tuple[str, ...]] | None:
    """What was sent, or None where it is something else."""
    if len(request.body) > _MOST_BYTES:
        return None
    try:
        body: Any = json.loads(request.body)
    except ValueError:
        return None
    if not isinstance(body, dict) or body.keys() != {"reader", "session", "guests"}:
        return None
    guests = body["guests"]
    if not isinstance(guests, list) or len(guests) > _MOST_GUESTS:
        return None
    texts = (body["reader"], body["session"], *guests)
    return (texts[0], texts[1], tuple(guests)) if _short(texts) else None


def _short(texts: Iterable[object]) -> bool:
    return all(isinstance(text, str) and len(text) <= _LONGEST for text in texts)
