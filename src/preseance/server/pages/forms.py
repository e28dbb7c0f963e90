"""Forms of pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgain
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.contrib.auth.forms import BaseUserCreationForm

from preseance.server.accounts.models import Person
from preseance.server.pages.opening import said
from preseance.wording.said import Said


class InWords:
    """A form of the library with labels in the house's words: no second ones in the fields, no help of the library's."""

    labels: ClassVar[Mapping[str, Said]]
    """By field."""
    help_texts: ClassVar[Mapping[str, Said]] = {}
    """What is said below a field."""
    own_help: ClassVar[frozenset[str]] = frozenset()
    """Fields whose help is kept as it is."""
    fields: dict[str, forms.Field]

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for name, label in self.labels.items():
            field = self.fields[name]
            field.label = said(label)
            if name not in self.own_help:
                field.help_text = said(self.help_texts[name]) if name in self.help_texts else ""
            field.widget.attrs.pop("placeholder", None)


class SignIn(InWords, LoginForm):  # type: ignore[misc]  # allauth carries no types
    """Name or address, and password; no mail goes out from here, so none is offered."""

    labels: ClassVar = {"login": Said("Name or e-mail address"), "password": Said("Password")}


class PasswordOnceMore(InWords, PasswordAgain):  # type: ignore[misc]  # allauth carries no types
    """The password, where it is asked for once more."""

    labels: ClassVar = {"password": Said("Password")}


class OtherPassword(InWords, ChangePasswordForm):  # type: ignore[misc]  # allauth carries no types
    """The password of now, and another one twice."""

    labels: ClassVar = {
        "oldpassword": Said("The password of now"),
        "password1": Said("The new one"),
        "password2": Said("The new one once more"),
    }
    own_help = frozenset({"password1"})  # It says what a password needs.


class NewPasskey(InWords, AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """What a passkey is called, and whether it is enough alone."""

    labels: ClassVar = {
        "name": Said("Name"),
        "passwordless": Said("Sign in with it alone, without a password"),
    }
    help_texts: ClassVar = {
        "passwordless": Said("The device then asks for a finger, a face or a number of its own.")
    }


class PasskeyName(InWords, EditWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """Another name of a passkey."""

    labels: ClassVar = {"name": Said("Name")}


class _Code(InWords):
    labels: ClassVar = {"code": Said("Code")}


class CodeToSignIn(_Code, AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The code of an app, after the password."""


class CodeOnceMore(_Code, ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The code of an app, where it is asked for once more."""


class FirstCode(_Code, ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    """The first code of an app, which shows that it makes the right ones."""


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
