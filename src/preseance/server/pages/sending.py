"""How a form of a page becomes a command, and what is said where it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest
from pydantic import ValidationError

from preseance.errors import PreseanceError
from preseance.planning.commands import OvertakenError, command_of
from preseance.server.events import store
from preseance.server.events.access import NotAllowedError
from preseance.server.events.roles import op_of
from preseance.server.pages.opening import Opened, language, said
from preseance.wording.said import Said

_DIGITS = 9
"""More than any revision has."""


@dataclass(frozen=True)
class Refusal:
    """Why a form changed nothing."""

    status: HTTPStatus
    sentence: str


def posted(request: HttpRequest) -> dict[str, str]:
    """The fields of a form, each once; the last where one was sent several times.

    Raises
    ------
    BadRequest
        Where a text holds what no database keeps.
    """
    values = {name: str(value) for name, value in request.POST.items()}
    if any("\0" in text for pair in values.items() for text in pair):
        raise BadRequest("NUL")
    return values


def number_in(values: Mapping[str, str], name: str) -> int:
    """A whole number of a form.

    Raises
    ------
    BadRequest
        Where it is none: no page of ours sends that.
    """
    text = values.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise BadRequest(name)
    return int(text)


def id_in(values: Mapping[str, str]) -> UUID:
    """The id that a form was given. Raises as ``number_in`` does."""
    try:
        return UUID(values.get("id", ""))
    except ValueError:
        raise BadRequest("id") from None


def send(at: Opened, command: Mapping[str, Any], *, command_id: UUID, base: int) -> Refusal | None:
    """Do a command for whoever sent a form; None where it is done.

    Raises
    ------
    PermissionDenied
        Where their role does not allow it.
    """
    try:
        made = command_of(dict(command))
        at.who.must(op_of(made))
        store.do(at.who.key, at.person, made, command_id=command_id, base=base)
    except NotAllowedError as error:
        raise PermissionDenied(error.said(language())) from None
    except ValidationError:
        return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, said(Said("What was sent cannot be read.")))
    except PreseanceError as error:
        overtaken = isinstance(error, store.ClashError | OvertakenError)
        status = HTTPStatus.CONFLICT if overtaken else HTTPStatus.UNPROCESSABLE_ENTITY
        return Refusal(status, error.said(language()))
    return None
