"""Where single sign-on begins, and where the provider sends the browser back to."""

from __future__ import annotations

from http import HTTPStatus

from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST
from requests import RequestException

from preseance.server.accounts.single_sign_on.admitting import refusal
from preseance.server.accounts.single_sign_on.provider import Adapter
from preseance.server.environment import SingleSignOn
from preseance.wording.said import Said

_TOO_OFTEN = Said("This was asked for too often; wait a minute.")


def _told() -> SingleSignOn:
    told = settings.SINGLE_SIGN_ON
    if not isinstance(told, SingleSignOn):
        raise Http404
    return told


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """On to the provider: by a page, since a form may send nobody to another host (guarding.POLICY)."""
    told = _told()
    if not ratelimit.consume(request, action="single_sign_on"):
        return refusal(request, _TOO_OFTEN, HTTPStatus.TOO_MANY_REQUESTS)
    provider = get_adapter(request).get_provider(request, provider=told.issuer)
    try:
        gone = provider.redirect(
            request, process=AuthProcess.LOGIN, next_url=get_next_redirect_url(request)
        )
    except (RequestException, OAuth2Error):
        return _away(request, told)
    if not isinstance(gone, HttpResponseRedirect):
        refused: HttpResponse = gone
        return refused
    return render(request, "single_sign_on_going.html", {"to": gone.url, "name": told.name})


@require_GET
def back(request: HttpRequest) -> HttpResponse:
    """What the provider says; whoever it was is signed in, or told why not.

    It asks nobody anything but once for each beginning in the same session, and those are counted.
    """
    told = _told()
    try:
        answer: HttpResponse = OAuth2CallbackView.adapter_view(Adapter(request, told.issuer))(
            request
        )
    except (RequestException, OAuth2Error):
        # It described itself well a moment ago; allauth asks once more before it listens for errors.
        return _away(request, told)
    return answer


def _away(request: HttpRequest, told: SingleSignOn) -> HttpResponse:
    away = Said("{name} does not answer as a provider should; try again later.", name=told.name)
    return refusal(request, away, HTTPStatus.BAD_GATEWAY)
