"""Forms of pages."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth.forms import BaseUserCreationForm

from preseance.server.accounts.models import Person
from preseance.server.pages.opening import said
from preseance.wording.said import Said


class SignIn(LoginForm):  # type: ignore[misc]  # allauth carries no types
    """Name or address, and password; no mail goes out from here, so none is offered."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["login"].label = said(Said("Name or e-mail address"))
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
            field.help_text = ""


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """What a passkey is called, in the language of the page: allauth has none for it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["name"].label = said(Said("Name"))


class Welcome(BaseUserCreationForm[Person]):
    """Name and password of a new account."""

    class Meta:
        """What is asked."""

        model = Person
        fields = ("username", "first_name", "last_name", "email")

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, field in self.fields.items():
            completed = {
                "username": "username",
                "first_name": "given-name",
                "last_name": "family-name",
                "email": "email",
            }.get(name, "new-password")
            field.widget.attrs["autocomplete"] = completed

    def clean_email(self) -> str:
        """One account an address, since one can sign in by it."""
        email: str = self.cleaned_data["email"].strip().lower()
        if email and Person.objects.filter(email__iexact=email).exists():
            raise forms.ValidationError(said(Said("This address has an account already.")))
        return email
