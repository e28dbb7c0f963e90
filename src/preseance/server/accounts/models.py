"""Rows of people, of the links that let them in, and of tokens for programs.

Of links and tokens the digest alone is kept: who reads the database has none of them.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

INVITED_FOR = timedelta(hours=24)
MAILED_FOR = timedelta(hours=1)
"""A mailbox keeps what it was sent."""


def digest_of(secret: str) -> str:
    """What is kept of a secret; it has too many letters to be guessed from that."""
    return hashlib.sha256(secret.encode()).hexdigest()


def fresh_secret() -> str:
    """A new secret for a link or token."""
    return secrets.token_urlsafe(32)


class Person(AbstractUser):
    """Somebody who signs in."""

    class Meta(AbstractUser.Meta):
        """Names for Django."""

        verbose_name = "person"
        verbose_name_plural = "people"

    @property
    def called(self) -> str:
        """The name shown to colleagues."""
        return self.get_full_name() or self.username


class Invitation(models.Model):
    """A link that lets one person make one account, or choose another password, once."""

    digest = models.CharField(max_length=64, unique=True)
    first = models.BooleanField(default=False)
    """Whether it is printed to the terminal for the first account of all."""
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
    email = models.EmailField(blank=True)
    """Whose it is: with single sign-on they need no link."""
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, null=True, related_name="password_links"
    )
    """Whose password it sets; None where it makes an account."""

    @property
    def is_open(self) -> bool:
        """Whether it may still be used."""
        return self.used is None and self.expires > timezone.now()


class Token(models.Model):
    """What a program shows instead of signing in."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    """What it is for."""
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=10, choices=[("read", "read"), ("write", "write")])
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)
    used = models.DateTimeField(null=True)

    @property
    def is_open(self) -> bool:
        """Whether it still opens anything."""
        return self.revoked is None and self.expires > timezone.now()


def invite(
    *, first: bool = False, until: datetime | None = None, email: str = ""
) -> tuple[Invitation, str]:
    """A new invitation, and the secret of its link; a first one closes those before it."""
    secret = fresh_secret()
    if first:
        Invitation.objects.filter(first=True, used=None).delete()
    row = Invitation.objects.create(
        digest=digest_of(secret),
        first=first,
        expires=until or timezone.now() + INVITED_FOR,
        email=email.lower(),
    )
    return row, secret


def password_link(
    person: Person, lasts: timedelta = INVITED_FOR, email: str = ""
) -> tuple[Invitation, str]:
    """A link by which somebody chooses another password, and its secret; it closes those before it.

    ``email`` is the address it is mailed to: whoever uses it has that address.
    """
    secret = fresh_secret()
    Invitation.objects.filter(person=person, used=None).delete()
    row = Invitation.objects.create(
        digest=digest_of(secret),
        expires=timezone.now() + lasts,
        person=person,
        email=email.lower(),
    )
    return row, secret


def issue_token(person: Person, name: str, scope: str, days: int) -> tuple[Token, str]:
    """A new token of a person, and its secret, which is shown once."""
    secret = fresh_secret()
    row = Token.objects.create(
        person=person,
        name=name,
        digest=digest_of(secret),
        scope=scope,
        expires=timezone.now() + timedelta(days=days),
    )
    return row, secret
