"""What stands before every page: strict headers, localhost by its name, errors of the API as JSON."""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from asgiref.sync import iscoroutinefunction, markcoroutinefunction
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template import loader
from django.utils.translation import get_language_from_request

from preseance.wording.said import Said, in_language

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing comes from elsewhere, nothing is written into a page that runs."""
API = "/api/"
_ERRORS: Mapping[int, Said] = MappingProxyType(
    {
        400: Said("What was sent cannot be read."),
        401: Said("Sign in first, or call with a token."),
        403: Said("You may not do this."),
        404: Said("There is nothing here."),
        405: Said("This address is not asked in that way."),
        413: Said("What was sent is too large."),
        429: Said("Too many calls; wait a minute."),
        500: Said("Something went wrong here; nothing was written."),
        503: Said("The database does not answer; try again soon."),
    }
)
_Next = Callable[[HttpRequest], Any]


class Middleware:
    """One that answers alike where Django is asked synchronously and asynchronously."""

    sync_capable = True
    async_capable = True

    def __init__(self, get_response: _Next) -> None:
        self.get_response = get_response
        self._is_async = iscoroutinefunction(get_response)
        if self._is_async:
            markcoroutinefunction(self)

    def __call__(self, request: HttpRequest) -> HttpResponseBase | Awaitable[HttpResponseBase]:
        """The answer, looked over."""
        if self._is_async:
            return self._later(request)
        early = self.before(request)
        if early is not None:
            return early
        given: HttpResponseBase = self.get_response(request)
        return self.after(request, given)

    async def _later(self, request: HttpRequest) -> HttpResponseBase:
        early = self.before(request)
        if early is not None:
            return early
        return self.after(request, await self.get_response(request))

    def before(self, request: HttpRequest) -> HttpResponseBase | None:
        """An answer that needs nothing further; None where the request goes on."""
        return None

    def after(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer that is given."""
        return response


class Headers(Middleware):
    """Every answer says what a browser may do with it."""

    def after(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """What a view has set stays."""
        for name, value in (
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ):
            response.headers.setdefault(name, value)
        if not request.path.startswith(settings.STATIC_URL):
            # Pages hold names: no proxy keeps them, and no back button after signing out.
            response.headers.setdefault("Cache-Control", "no-store")
        if settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}"
            )
        return response


class Localhost(Middleware):
    """An address of one's own machine goes to its name: passkeys belong to names alone."""

    def before(self, request: HttpRequest) -> HttpResponseBase | None:
        """Pages only: programs and probes may use the address."""
        if request.method not in ("GET", "HEAD") or request.path.startswith((API, "/healthz")):
            return None
        host, _, port = request.META.get("HTTP_HOST", "").rpartition(":")
        if not host:
            host, port = port, ""
        try:
            mine = ipaddress.ip_address(host.strip("[]")).is_loopback
        except ValueError:
            return None
        if not mine:
            return None
        name = f"localhost:{port}" if port else "localhost"
        return HttpResponsePermanentRedirect(f"{request.scheme}://{name}{request.get_full_path()}")


def language_asked(request: HttpRequest) -> str:
    """The language of a request, by what its browser or program asks for."""
    return get_language_from_request(request).split("-")[0]


def error_said(status: HTTPStatus, language: str) -> str:
    """An error that has no sentence of its own."""
    return in_language(_ERRORS[status], language) if status in _ERRORS else status.phrase


def refusal(status: HTTPStatus, language: str) -> JsonResponse:
    """The same as the interface answers it."""
    return JsonResponse({"detail": error_said(status, language), "errors": []}, status=status)


class JsonErrors(Middleware):
    """Under ``/api/`` an error is JSON, whoever has found it; a body too large is refused unread."""

    def before(self, request: HttpRequest) -> HttpResponseBase | None:
        """By the length that is said; what says none is cut where it is read."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if request.path.startswith(API) and length.isdecimal() and int(length) > most:
            return refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, language_asked(request))
        return None

    def after(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """A page that says an error is a sentence instead."""
        said = response.headers.get("Content-Type", "")
        if (
            not request.path.startswith(API)
            or response.status_code < HTTPStatus.BAD_REQUEST
            or not isinstance(response, HttpResponse)
            or "json" in said
        ):
            return response
        told = refusal(HTTPStatus(response.status_code), language_asked(request))
        if "Allow" in response.headers:
            told.headers["Allow"] = response.headers["Allow"]
        return told


class Bounded(Middleware):
    """A form larger than any list of guests is refused unread."""

    def before(self, request: HttpRequest) -> HttpResponseBase | None:
        """By the length that is said; without one, nothing is read of a form."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MOST_UPLOADED:
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            return HttpResponse(loader.render_to_string("too_large.html"), status=status)
        return None
