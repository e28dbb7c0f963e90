"""Forms of pages."""

from __future__ import annotations

from typing import Any

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


class SignIn(LoginForm):  # type: ignore[misc]  # allauth carries no types
    """Name or address, and password; no mail goes out from here, so none is offered."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say(self, login=Said("Name or e-mail address"), password=Said("Password"))


class PasswordOnceMore(PasswordAgain):  # type: ignore[misc]  # allauth carries no types
    """The password, where it is asked for once more."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say(self, password=Said("Password"))


class OtherPassword(ChangePasswordForm):  # type: ignore[misc]  # allauth carries no types
    """The password of now, and another one twice."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        what_it_needs = self.fields["password1"].help_text
        _say(
            self,
            oldpassword=Said("The password of now"),
            password1=Said("The new one"),
            password2=Said("The new one once more"),
        )
        self.fields["password1"].help_text = what_it_needs


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """What a passkey is called, and whether it is enough alone."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        alone = Said("Sign in with it alone, without a password")
        _say(self, name=Said("Name"), passwordless=alone)
        self.fields["passwordless"].help_text = said(
            Said("The device then asks for a finger, a face or a number of its own.")
        )


class PasskeyName(EditWebAuthnForm):  # type: ignore[misc]  # allauth carries no types
    """Another name of a passkey."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say(self, name=Said("Name"))


class CodeToSignIn(AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The code of an app, after the password."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say(self, code=Said("Code"))


class CodeOnceMore(ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """The code of an app, where it is asked for once more."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say(self, code=Said("Code"))


class FirstCode(ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    """The first code of an app, which shows that it makes the right ones."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        _say(self, code=Said("Code"))


def _say(form: forms.Form, **labels: Said) -> None:
    """Labels in the house's words, and neither second ones within the fields nor help of the library."""
    for name, label in labels.items():
        form.fields[name].label = said(label)
        form.fields[name].help_text = ""
        form.fields[name].widget.attrs.pop("placeholder", None)


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
