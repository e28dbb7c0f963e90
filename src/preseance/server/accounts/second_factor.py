"""What allauth asks about second factors: mistakes and names of passkeys in the house's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from preseance.server.accounts.models import Person
from preseance.server.accounts.speaking import Speaking, spoken
from preseance.wording.said import Said


class SecondFactor(Speaking, DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """Second factors as the pages of this room tell of them."""

    mistakes: ClassVar[Mapping[str, Said]] = {
        "incorrect_code": Said("This code is not the right one: type the one shown now."),
        "cannot_delete_authenticator": Said("This second factor cannot be taken away."),
        "cannot_generate_recovery_codes": Said("Switch on a code or add a passkey first."),
    }

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        """What a new passkey is called until somebody says otherwise."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        name = Said("First passkey") if number == 1 else Said("Passkey {number}", number=number)
        return spoken(name)
