"""Who comes in by single sign-on, and what those are told who do not (docs/decisions/1010)."""

from __future__ import annotations

import logging
import re
from http import HTTPStatus
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from preseance.server.accounts.models import Invitation, Person
from preseance.server.accounts.single_sign_on.provider import Provider, app_of
from preseance.wording.said import Said

_LOG = logging.getLogger("preseance.single_sign_on")
_LETTERS = 150
_NOT_BY_THIS = Said("Whoever runs this machine signs in with a password or a passkey.")
_NOT_IN_NAMES = re.compile(r"[^\w.@+-]+")


def refusal(
    request: HttpRequest, sentence: Said, status: int = HTTPStatus.FORBIDDEN
) -> HttpResponse:
    """The page of somebody who was not let in, with the reason."""
    return render(request, "single_sign_on_refused.html", {"sentence": sentence}, status=status)


class Admission(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Those come in who have an account or an invitation by a verified address, and nobody else."""

    def list_apps(
        self, request: HttpRequest, provider: str = "", client_id: str = ""
    ) -> list[SocialApp]:
        """The one that is set in the environment."""
        told = settings.SINGLE_SIGN_ON
        return [] if told is None else [app_of(told)]

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find whose account it is, or make one for whom it was meant."""
        try:
            with transaction.atomic():
                refused = self._found(request, sociallogin)
        except IntegrityError:
            # Two at once, of the same person: the other one was faster.
            refused = Said("This sign-in was begun twice; begin again.")
        if refused is not None:
            raise ImmediateHttpResponse(refusal(request, refused))

    def _found(self, request: HttpRequest, sociallogin: SocialLogin) -> Said | None:
        """Why not; None where the account is known."""
        told = settings.SINGLE_SIGN_ON
        assert told is not None, "somebody came back from it"
        if not sociallogin.is_existing:
            address = next((a.email for a in sociallogin.email_addresses if a.verified), "")
            if not address:
                return Said("{name} does not vouch for your e-mail address.", name=told.name)
            known = list(Person.objects.select_for_update().filter(email__iexact=address)[:2])
            if len(known) > 1:
                return Said(
                    "Several accounts have this e-mail address: {address}.", address=address
                )
            if known and known[0].is_superuser:
                return _NOT_BY_THIS
            if not known and not _invited(address) and not told.anybody:
                return Said("Nobody has been invited by this e-mail address: {address}. Ask whoever runs this room.", address=address)  # fmt: skip
            if known and known[0].is_active:
                _dispossessed(known[0], address)
            person = known[0] if known else _made(sociallogin.user, address)
            EmailAddress.objects.update_or_create(
                user=person, email=address, defaults={"verified": True, "primary": True}
            )
            sociallogin.connect(request, person)
        if sociallogin.user.is_superuser:
            return _NOT_BY_THIS
        if not sociallogin.user.is_active:
            return Said("This account is closed.")
        return None

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Provider,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """Say what went wrong; the log has the kind of it."""
        if exception is not None:
            # Ours name nobody; those of others may quote an address.
            told = exception.args[0] if type(exception).__name__ == "OAuth2Error" else ""
            said = told if isinstance(told, str) and len(told.split()) < 4 else ""
            _LOG.warning("refused: %s %s", type(exception).__name__, said)
            sentence = Said("What {name} answered could not be trusted; nobody was signed in.", name=provider.name)  # fmt: skip
        elif error == AuthError.CANCELLED:
            sentence = Said("Signing in with {name} was broken off.", name=provider.name)
        elif "error" in request.GET and "state" in (extra_context or {}):
            sentence = Said("{name} refused to sign you in.", name=provider.name)
        else:
            sentence = Said("This sign-in was begun elsewhere, or too long ago; begin again.")
        raise ImmediateHttpResponse(refusal(request, sentence, HTTPStatus.UNAUTHORIZED))


def _invited(address: str) -> bool:
    """Whether an invitation waits for an address; it is used by this."""
    now = timezone.now()
    found = Invitation.objects.filter(
        email=address.lower(), person=None, used=None, expires__gt=now
    )
    return found.update(used=now) > 0


def _dispossessed(person: Person, address: str) -> None:
    """Take an account from whoever else may have its keys.

    Somebody who was invited may have written a colleague's address as their own. Where it was never
    verified, whatever opened the account before does so no longer.
    """
    if EmailAddress.objects.filter(user=person, email__iexact=address, verified=True).exists():
        return
    person.set_unusable_password()
    person.save(update_fields=["password"])
    Authenticator.objects.filter(user=person).delete()
    person.tokens.filter(revoked=None).update(revoked=timezone.now())
    for session in UserSession.objects.filter(user=person):
        session.end()


def _made(suggested: Person, address: str) -> Person:
    """A new account, by the name that the provider suggests, or that of the address."""
    wanted = _NOT_IN_NAMES.sub("", suggested.username or address.partition("@")[0])
    stem, number = wanted[: _LETTERS - 8] or "account", 1
    while Person.objects.filter(username__iexact=stem if number == 1 else f"{stem}-{number}"):
        number += 1
    person = Person(
        username=stem if number == 1 else f"{stem}-{number}",
        email=address,
        first_name=suggested.first_name[:_LETTERS],
        last_name=suggested.last_name[:_LETTERS],
    )
    person.set_unusable_password()
    person.save()
    return person
