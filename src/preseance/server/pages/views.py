"""Pages outside of events: signing in by a link, an event as a link shows it, what went wrong."""

from __future__ import annotations

import sys
from http import HTTPStatus

from allauth.usersessions.models import UserSession
from django.contrib.auth import login
from django.db import (
    DatabaseError,
    InterfaceError,
    OperationalError,
    connection,
    transaction,
)
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template import loader
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from preseance.errors import UnknownNameError
from preseance.server.accounts.models import Invitation, Person, digest_of
from preseance.server.events import models as rows
from preseance.server.events import seen, store
from preseance.server.events.access import entry_of_link
from preseance.server.events.roles import OWNER
from preseance.server.pages.forms import Welcome
from preseance.server.pages.opening import said
from preseance.server.pages.passwords import chosen
from preseance.wording.said import Said

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """200 when the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ready": False}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse({"ready": True})


@require_GET
def shown(request: HttpRequest, secret: str) -> HttpResponse:
    """One event as a link shows it: who sits where, as its role may know."""
    try:
        who = entry_of_link(secret)
    except UnknownNameError:
        raise Http404 from None
    kept = store.latest(who.key)
    store.audit(who.pk, None, "opened-by-link", role=who.role.name)
    told = seen.event_json(kept, who)
    sessions = [seen.session_json(kept, s["id"], who) for s in told["sessions"] if s["has_places"]]
    return render(request, "shown.html", {"title": told["title"], "sessions": sessions})


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link: it asks for a name and a password, and signs in; or sets a password anew."""
    invitation = Invitation.objects.filter(digest=digest_of(secret)).first()
    if invitation is None or not invitation.is_open:
        return render(request, "welcome_over.html", status=HTTPStatus.NOT_FOUND)
    if invitation.person is not None:
        return chosen(request, invitation, invitation.person)
    form = Welcome(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            # Whoever is second finds it used.
            taken = Invitation.objects.filter(pk=invitation.pk, used=None).update(
                used=timezone.now()
            )
            if not taken:
                return render(request, "welcome_over.html", status=HTTPStatus.NOT_FOUND)
            person = form.save(commit=False)
            person.is_superuser = invitation.first
            person.save()
            if invitation.first:
                _own_what_waits(person)
        login(request, person, backend=_BACKEND)
        # allauth hears of its own sign-ins alone, and lists where one is signed in by that.
        UserSession.objects.create_from_request(request)
        return redirect("home")
    return render(request, "welcome.html", {"form": form})


def _own_what_waits(person: Person) -> None:
    """Events that the command line has brought before anybody was there belong to the first."""
    for row in rows.Event.objects.filter(members=None, variant_of=None):
        rows.Membership.objects.create(event=row, person=person, role=OWNER)


def nothing(request: HttpRequest) -> HttpResponse:
    """Pages of a library that this room has no use for."""
    raise Http404


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent is nothing that a page of ours sends."""
    return render(request, "unreadable.html", status=HTTPStatus.BAD_REQUEST)


def unsigned(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: it is older than the session, or comes from elsewhere."""
    sentence = said(Said("This form is no longer valid; load its page again."))
    return render(request, "not_allowed.html", {"sentence": sentence}, status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing is there, or nothing that one may see."""
    return render(request, "not_found.html", status=HTTPStatus.NOT_FOUND)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Their role does not allow it; the sentence says so."""
    return render(
        request, "not_allowed.html", {"sentence": str(exception)}, status=HTTPStatus.FORBIDDEN
    )


def failed(request: HttpRequest) -> HttpResponse:
    """Something went wrong; what, stands in the log. Where it is the database, that is said."""
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    # Without the request: whoever is signed in would be asked of the database once more.
    page = loader.render_to_string("away.html" if away else "failed.html")
    if not away:
        return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)
    return HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE, headers={"Retry-After": "5"})
