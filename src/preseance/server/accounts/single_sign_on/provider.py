"""allauth's provider by OpenID Connect, with a nonce, proven tokens, and nothing taken from a link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Client, OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import salted_hmac

from preseance.server.accounts.single_sign_on.tokens import UnprovenError, proven
from preseance.server.environment import SingleSignOn, is_guarded

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


def nonce_of(state: str) -> str:
    """What a token must repeat: of the state, which this session alone has, and known only here."""
    return salted_hmac("preseance.single-sign-on", state, algorithm="sha256").hexdigest()


def app_of(told: SingleSignOn) -> SocialApp:
    """What is set, as allauth has it; never kept in the database."""
    return SocialApp(
        provider=Provider.id,
        # Accounts are kept under it: a subject means nothing without its issuer.
        provider_id=told.issuer,
        name=told.name,
        client_id=told.client,
        secret=told.secret,
        settings={"oauth_pkce_enabled": True},
    )


class Client(OAuth2Client):  # type: ignore[misc]  # allauth carries no types
    """Asks with a nonce, which allauth does not."""

    def get_redirect_url(
        self, authorization_url: str, scope: list[str], extra_params: Mapping[str, str]
    ) -> str:
        """Where the browser goes."""
        assert self.state is not None
        more = {**extra_params, "nonce": nonce_of(self.state)}
        return str(super().get_redirect_url(authorization_url, sorted(scope), more))


class Adapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth carries no types
    """Speaks to the provider."""

    client_class = Client

    @property
    def openid_config(self) -> dict[str, Any]:
        """What the provider says of itself, where it is the one that is set (Discovery 1.0, 4.3)."""
        told = super().openid_config
        if not isinstance(told, dict) or told.get("issuer") != self.provider_id:
            raise OAuth2Error("another issuer")
        if not all(is_guarded(str(told.get(name, ""))) for name in _ENDPOINTS):
            raise OAuth2Error("an endpoint without https")
        return told

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        """Where the provider sends the browser back."""
        return request.build_absolute_uri(reverse("single-sign-on-back"))

    def get_access_token_data(
        self, request: HttpRequest, app: SocialApp, client: Client, pkce_code_verifier: str = ""
    ) -> dict[str, Any]:
        """The tokens, of which no more is taken than is used."""
        try:
            told = super().get_access_token_data(request, app, client, pkce_code_verifier)
            return {name: str(told[name]) for name in ("access_token", "id_token")}
        except (KeyError, ValueError, TypeError) as error:
            raise OAuth2Error("no tokens") from error

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **named: Any
    ) -> SocialLogin:
        """Who it is: by a token whose signature is looked at, wherever it came from."""
        try:
            said = proven(
                named["response"]["id_token"],
                self._json(self.openid_config["jwks_uri"]),
                issuer=self.provider_id,
                client=app.client_id,
                nonce=nonce_of(request.GET["state"]),
            )
        except UnprovenError as error:
            raise OAuth2Error(str(error)) from error
        if "email" not in said and is_guarded(str(self.openid_config.get("userinfo_endpoint"))):
            # Some say the address there alone; it is theirs only under the same subject (Core 5.3.2).
            more = self._json(self.profile_url, Authorization=f"Bearer {token.token}")
            if more.get("sub") != said["sub"]:
                raise OAuth2Error("another subject")
            # The address and whether it is verified belong together.
            said = more | said | {"email_verified": more.get("email_verified")}
        return self.get_provider().sociallogin_from_response(request, said)

    def _json(self, address: str, **headers: str) -> dict[str, Any]:
        with get_adapter().get_requests_session() as session:
            answer = session.get(address, headers=headers)
            answer.raise_for_status()
            told = answer.json()
        if not isinstance(told, dict):
            raise OAuth2Error("no object")
        return told


class Provider(OpenIDConnectProvider):  # type: ignore[misc]  # allauth carries no types
    """The one provider that is set."""

    oauth2_adapter_class = Adapter

    @property
    def server_url(self) -> str:
        """Where it describes itself."""
        return str(self.app.provider_id).rstrip("/") + "/.well-known/openid-configuration"

    def get_login_url(self, request: HttpRequest, **named: str) -> str:
        """Where one begins; whoever comes there by a link begins nothing."""
        return reverse("single-sign-on")

    def extract_uid(self, data: Mapping[str, Any]) -> str:
        """The subject, which stays when a name or an address changes."""
        return str(data["sub"])

    def extract_extra_data(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Nothing else is kept."""
        return {}

    def extract_common_fields(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """For an account that is made now."""
        names = ("preferred_username", "given_name", "family_name", "name")
        said = {name: data[name] for name in names if isinstance(data.get(name), str)}
        return {
            "username": said.get("preferred_username", ""),
            "first_name": said.get("given_name", ""),
            "last_name": said.get("family_name", ""),
            "name": said.get("name", ""),
        }

    def extract_email_addresses(self, data: Mapping[str, Any]) -> list[EmailAddress]:
        """The address, verified where the provider says so outright."""
        address = data.get("email")
        if not isinstance(address, str):
            return []
        verified = data.get("email_verified") in (True, "true")
        return [EmailAddress(email=address, verified=verified, primary=True)]


provider_classes = [Provider]
