"""Who calls: a person signed in, or the program of one with a token."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from ninja.errors import HttpError
from ninja.security import HttpBearer, SessionAuth

from preseance.server.accounts.allowance import Allowance
from preseance.server.accounts.models import Person, Token, digest_of
from preseance.wording.said import Said, in_language

A_MINUTE = 600
"""Calls that one token may make in a minute."""
_SEEN_EVERY = timedelta(minutes=5)
_READING = ("GET", "HEAD", "OPTIONS")
_TOO_MANY = 429
_FORBIDDEN = 403


ALLOWANCE = Allowance(A_MINUTE)


class SignedIn(SessionAuth):
    """Somebody in the browser; what changes anything needs the page's CSRF token too."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Person | None:
        """Who is signed in."""
        user = request.user
        return user if isinstance(user, Person) and user.is_active else None


class ByToken(HttpBearer):
    """A program, by ``Authorization: Bearer …``."""

    def authenticate(self, request: HttpRequest, token: str) -> Person | None:
        """Whose program it is.

        Raises
        ------
        HttpError
            403 where the token is for reading alone, 429 where it calls too often.
        """
        row = (
            Token.objects.select_related("person")
            .filter(digest=digest_of(token), revoked=None, expires__gt=timezone.now())
            .first()
        )
        if row is None or not row.person.is_active:
            return None
        if not ALLOWANCE.take(row.pk):
            raise HttpError(_TOO_MANY, said(Said("Too many calls with this token; wait a minute.")))
        if row.scope == "read" and request.method not in _READING:
            raise HttpError(_FORBIDDEN, said(Said("This token is for reading alone.")))
        now = timezone.now()
        if row.used is None or now - row.used > _SEEN_EVERY:
            Token.objects.filter(pk=row.pk).update(used=now)
        return row.person


def said(sentence: Said) -> str:
    """A sentence in the language of the request."""
    return in_language(sentence, (get_language() or "en").split("-")[0])


def person_of(request: HttpRequest) -> Person:
    """Who calls."""
    found: Any = getattr(request, "auth", None)
    assert isinstance(found, Person)
    return found
