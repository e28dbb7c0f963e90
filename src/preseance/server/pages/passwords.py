"""A password that is forgotten: a link that sets another one, made on the machine, by an owner, or mailed."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from preseance.server.accounts.models import MAILED_FOR, Invitation, Person, password_link
from preseance.server.pages.opening import language, said
from preseance.server.pages.sending import posted
from preseance.wording.said import Said, in_language

_LOG = logging.getLogger("preseance.mail")
POST = ThreadPoolExecutor(1, "mail")
"""Everything that depends on whether somebody has an account is done here, after the answer."""
_LONGEST = 254


@require_http_methods(["GET", "POST"])
def forgotten(request: HttpRequest) -> HttpResponse:
    """Where mail goes out, a link is asked for by address; the answer never says whether there is an account."""
    if not settings.MAIL:
        if request.method == "POST":
            return HttpResponse(status=HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "GET"})
        return render(request, "no_mail.html")
    if request.method == "GET":
        return render(request, "forgotten.html")
    address = posted(request).get("email", "").strip()
    try:
        validate_email(address)
    except ValidationError:
        wrong = said(Said("«{text}» is no e-mail address.", text=address[:_LONGEST]))
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "forgotten.html", {"wrong": wrong}, status=status)
    if not ratelimit.consume(request, action="reset_password", key=address.lower()):
        return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    # The host is the one that is set, where one is: a link to another would give its secret away.
    at = f"https://{settings.PUBLIC}" if settings.PUBLIC else request.build_absolute_uri("/")[:-1]
    POST.submit(_mailed, address, at, language())
    return render(request, "forgotten_asked.html", {"address": address})


def _mailed(address: str, at: str, speaks: str) -> None:
    """Mail a link to whoever has an account by an address."""
    try:
        found = list(Person.objects.filter(email__iexact=address, is_active=True)[:2])
        if len(found) != 1 or found[0].is_superuser:
            return
        _, secret = password_link(found[0], MAILED_FOR, found[0].email)
        EmailMessage(
            in_language(Said("Préséance: another password"), speaks),
            in_language(
                Said(
                    "By this link you choose another password, within an hour:\n\n{link}\n\n"
                    "Who did not ask for it need do nothing.",
                    link=f"{at}/welcome/{secret}/",
                ),
                speaks,
            ),
            to=[found[0].email],
        ).send()
    except Exception as error:  # whatever it is, nobody waits for it: it stands in the log
        _LOG.error("not sent: %s", type(error).__name__)
    finally:
        connections.close_all()


def chosen(request: HttpRequest, invitation: Invitation, person: Person) -> HttpResponse:
    """Another password for whoever has the link; they sign in with it, and wherever they were, they are out."""
    form = SetPasswordForm(person, request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "password.html", {"form": form, "name": person.username})
    with transaction.atomic():
        taken = Invitation.objects.filter(pk=invitation.pk, used=None).update(used=timezone.now())
        if not taken or not person.is_active:
            return render(request, "welcome_over.html", status=HTTPStatus.NOT_FOUND)
        form.save()
        Invitation.objects.filter(person=person, used=None).delete()
        if invitation.email and invitation.email == person.email.lower():
            EmailAddress.objects.update_or_create(
                user=person, email=invitation.email, defaults={"verified": True, "primary": True}
            )
    for session in UserSession.objects.filter(user=person):
        session.end()
    # A second factor is asked for there as ever.
    messages.success(request, said(Said("The password is set; sign in with it.")))
    return redirect("account_login")
