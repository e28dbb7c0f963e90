"""What allauth asks about accounts: nobody signs up without a link, and ways in have the house's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from preseance.server.accounts.models import Person
from preseance.server.accounts.speaking import Speaking, spoken
from preseance.wording.said import Said

_NOT_THEIRS = Said("Name and password do not go together: look at both, capitals too.")
_WRONG = Said("This is not the password of this account.")
_WAYS = {
    "reauthenticate": Said("With the password"),
    "reauthenticate_by_code": Said("With a code by mail"),
    "mfa_reauthenticate": Said("With the code of your app"),
    "mfa_reauthenticate:webauthn": Said("With a passkey"),
}


class Adapter(Speaking, DefaultAccountAdapter):  # type: ignore[misc]  # allauth carries no types
    """Accounts come by invitation alone."""

    mistakes: ClassVar[Mapping[str, Said]] = {
        "account_inactive": Said("This account is closed."),
        "email_password_mismatch": _NOT_THEIRS,
        "enter_current_password": _WRONG,
        "incorrect_code": Said("This code is not the right one: type the one shown now."),
        "incorrect_password": _WRONG,
        "rate_limited": Said("This was asked for too often; wait a minute."),
        "too_many_login_attempts": Said("Tried too often; wait a few minutes, then try again."),
        "username_password_mismatch": _NOT_THEIRS,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never by itself."""
        return False

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, str]]:
        """The ways to show once more who one is, in the house's words."""
        ways: list[dict[str, str]] = super().get_reauthentication_methods(user)
        return [
            {**way, "description": spoken(_WAYS[way["id"]])} if way["id"] in _WAYS else way
            for way in ways
        ]
