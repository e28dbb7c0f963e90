"""From what went wrong to a status and a sentence: one table, and the description of it all."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationErrorContext
from ninja.errors import ValidationError as NinjaValidationError
from pydantic import ValidationError

from preseance.errors import InputError, PreseanceError, UnknownNameError
from preseance.formats.cells import expected_of
from preseance.planning.commands import OvertakenError
from preseance.server.api.schemas import Clash, Problem
from preseance.server.events.access import NotAllowedError
from preseance.server.events.store import ClashError
from preseance.server.guarding import error_said
from preseance.server.proposals.proposing import TooManyError
from preseance.wording.said import Said, in_language


class RefusedError(PreseanceError):
    """A command names what is not there: its sender's mistake, not a missing page."""


_STATUS: tuple[tuple[type[PreseanceError], HTTPStatus], ...] = (
    (NotAllowedError, HTTPStatus.FORBIDDEN),
    (TooManyError, HTTPStatus.TOO_MANY_REQUESTS),
    (UnknownNameError, HTTPStatus.NOT_FOUND),
    (ClashError, HTTPStatus.CONFLICT),
    (OvertakenError, HTTPStatus.CONFLICT),
    (PreseanceError, HTTPStatus.UNPROCESSABLE_ENTITY),
)
"""The first that fits."""
_NO_JSON = Said(
    "What was sent cannot be read: JSON is, as application/json in UTF-8, each name once, nested no deeper than 60."
)
DECLARED: dict[int, type[Problem]] = {
    400: Problem,
    401: Problem,
    403: Problem,
    404: Problem,
    409: Clash,
    413: Problem,
    422: Problem,
    429: Problem,
    503: Problem,
}
"""What every operation may answer besides what it is for."""


def spoken() -> str:
    """The language of the request."""
    return (get_language() or "en").split("-")[0]


def status_of(error: PreseanceError) -> HTTPStatus:
    """The status of an error."""
    return next(status for kind, status in _STATUS if isinstance(error, kind))


def body_of(error: PreseanceError) -> dict[str, Any]:
    """The answer to an error: ``detail``, a sentence, and ``errors`` one by one."""
    language = spoken()
    told: dict[str, Any] = {"detail": error.said(language), "errors": []}
    if isinstance(error, InputError):
        told["errors"] = [m.record(language) for m in error.mistakes]
    if isinstance(error, ClashError):
        told |= error.to_json()
    return told


class Interface(NinjaAPI):
    """An interface whose answers to unread requests can be said in every language."""

    def validation_error_from_error_contexts(
        self, error_contexts: list[ValidationErrorContext[Any]]
    ) -> NinjaValidationError:
        """As it was, and to each error what was ``expected``: what sentences hold is lost after this."""
        expected = [
            expected_of(one)
            for context in error_contexts
            for one in context.pydantic_validation_error.errors(include_url=False)
        ]
        made = super().validation_error_from_error_contexts(error_contexts)
        for one, sentence in zip(made.errors, expected, strict=True):
            one["expected"] = sentence
        return made


def handled(api: NinjaAPI) -> None:
    """Let an interface answer all errors so."""

    def ours(request: HttpRequest, error: Any) -> HttpResponse:
        return api.create_response(request, body_of(error), status=status_of(error))

    def unread(request: HttpRequest, error: Any) -> HttpResponse:
        found = [
            {
                "where": [str(part) for part in e["loc"]],
                "expected": in_language(expected_of(e), spoken()),
            }
            for e in error.errors(include_url=False)
        ]
        return _unread(request, found)

    def unread_body(request: HttpRequest, error: Any) -> HttpResponse:
        found = [
            {
                "where": [str(part) for part in e["loc"]],
                "expected": in_language(e["expected"], spoken()),
            }
            for e in error.errors
        ]
        return _unread(request, found)

    def _unread(request: HttpRequest, found: list[dict[str, Any]]) -> HttpResponse:
        detail = in_language(Said("What was sent cannot be read."), spoken())
        return api.create_response(
            request, {"detail": detail, "errors": found}, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )

    def away(request: HttpRequest, error: Any) -> HttpResponse:
        detail = in_language(Said("The database does not answer; try again soon."), spoken())
        answer = api.create_response(
            request, {"detail": detail, "errors": []}, status=HTTPStatus.SERVICE_UNAVAILABLE
        )
        answer.headers["Retry-After"] = "5"
        return answer

    def refused(request: HttpRequest, error: Any) -> HttpResponse:
        # Ninja's own are English; what this interface raises is said already.
        if isinstance(error, AuthenticationError):
            detail = error_said(HTTPStatus.UNAUTHORIZED, spoken())
        elif error.status_code == HTTPStatus.BAD_REQUEST:
            detail = in_language(_NO_JSON, spoken())
        else:
            detail = str(error)
        return api.create_response(
            request, {"detail": detail, "errors": []}, status=error.status_code
        )

    def nothing(request: HttpRequest, error: Any) -> HttpResponse:
        detail = error_said(HTTPStatus.NOT_FOUND, spoken())
        return api.create_response(request, {"detail": detail, "errors": []}, status=404)

    api.add_exception_handler(HttpError, refused)
    api.add_exception_handler(Http404, nothing)
    api.add_exception_handler(PreseanceError, ours)
    api.add_exception_handler(ValidationError, unread)
    api.add_exception_handler(NinjaValidationError, unread_body)
    api.add_exception_handler(DatabaseError, away)
