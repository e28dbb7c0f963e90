"""What the planning room is told by its environment, and the folder where it keeps its data.

=======================  ======================================================================
``PRESEANCE_DATA``       folder of data; else ``preseance`` in the user's folder of data
``DATABASE_URL``         ``postgresql://USER:PASSWORD@HOST/NAME``; else SQLite in that folder
``PRESEANCE_HOST``       name by which browsers know it, behind a proxy with HTTPS
``PRESEANCE_SECRET_KEY`` else a file in the folder, made when it is first needed
``PRESEANCE_LEASE``      seconds without a sign of life after which a worker's job is given away
``EMAIL_URL``            ``smtp://USER:PASSWORD@HOST?from=ADDRESS``, by which links for passwords go out
``PRESEANCE_OIDC_…``     ``ISSUER``, ``CLIENT``, ``SECRET``, ``NAME``, ``WHO``: single sign-on, below
=======================  ======================================================================
"""

from __future__ import annotations

import ipaddress
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from preseance.errors import PreseanceError
from preseance.wording.said import Said

DATA = "PRESEANCE_DATA"
KEY = "secret-key"
_PRIVATE = 0o600
_OWN_FOLDER = 0o700
_SHORTEST_LEASE, _LONGEST_LEASE = 3, 3600
_POSTGRESQL = ("postgresql", "postgres")
_OIDC = "PRESEANCE_OIDC_"
_EMAIL_URL = "smtp://USER:PASSWORD@HOST?from=ADDRESS"
_SUBMISSION, _SMTPS = 587, 465
"""Ports (RFC 6409, RFC 8314)."""
_LONGEST_ISSUER = 200
"""Letters; an account is kept under its provider's address."""


def data_folder() -> Path:
    """The folder of data."""
    given = os.environ.get(DATA)
    if given:
        return Path(given).absolute()
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "preseance"


def prepared(folder: Path) -> Path:
    """The folder of data, made for its owner alone, with a secret key in it.

    Raises
    ------
    OSError
        Where it cannot be made.
    """
    folder.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    key = folder / KEY
    if not key.exists():
        # Made under another name, so that a second process never reads half a key.
        aside = folder / f".{KEY}.{secrets.token_hex(4)}"
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
        try:
            os.link(aside, key)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return folder


def secret_key() -> str:
    """The key that sessions are signed with; of this process alone where none is kept."""
    if given := os.environ.get("PRESEANCE_SECRET_KEY"):
        return given
    key = data_folder() / KEY
    return key.read_text("ascii").strip() if key.is_file() else secrets.token_urlsafe(48)


def database() -> dict[str, Any]:
    """The database, as Django wants it told.

    Raises
    ------
    PreseanceError
        Where ``DATABASE_URL`` names no database that there is.
    """
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return _sqlite(data_folder() / "room.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    if parts.scheme not in _POSTGRESQL or not parts.path.strip("/"):
        # Not the address itself: it may hold a password.
        raise PreseanceError(
            Said("DATABASE_URL names no database: write postgresql://USER:PASSWORD@HOST/NAME.")
        )
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        # A request under ASGI has a connection of its own; the pool keeps them open between.
        "OPTIONS": {**options, "pool": {"min_size": 2, "max_size": 8}},
        "CONN_MAX_AGE": 0,
    }


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            # A transaction that reads first and writes then is refused at once in any other mode.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL, so that what was acknowledged outlives a power cut too.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def is_embedded() -> bool:
    """Whether the database is SQLite, which has one writer at a time."""
    return str(database()["ENGINE"]).endswith("sqlite3")


def lease() -> float:
    """Seconds after which the job of a worker that shows no life is given to another.

    Raises
    ------
    PreseanceError
        Where ``PRESEANCE_LEASE`` is no number of seconds.
    """
    given = os.environ.get("PRESEANCE_LEASE", "30")
    if not given.isdecimal() or not _SHORTEST_LEASE <= int(given) <= _LONGEST_LEASE:
        raise PreseanceError(Said("PRESEANCE_LEASE is a number of seconds, from 3 to 3600."))
    return float(given)


def public_host() -> str:
    """The name by which browsers know it; empty on one's own machine."""
    return os.environ.get("PRESEANCE_HOST", "")


@dataclass(frozen=True)
class Mail:
    """Where mail goes out."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    sender: str
    tls: bool
    """From the first byte on."""
    starttls: bool

    @property
    def settings(self) -> dict[str, Any]:
        """As Django wants it told."""
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": self.host,
            "EMAIL_PORT": self.port,
            "EMAIL_HOST_USER": self.user,
            "EMAIL_HOST_PASSWORD": self.password,
            "EMAIL_USE_SSL": self.tls,
            "EMAIL_USE_TLS": self.starttls,
            "EMAIL_TIMEOUT": 20,
            "DEFAULT_FROM_EMAIL": self.sender,
        }


def mail() -> Mail | None:
    """Where mail goes out; None where none does. It is encrypted, but to this machine itself.

    Raises
    ------
    PreseanceError
        Where ``EMAIL_URL`` names no such place, or nobody as the sender.
    """
    url = os.environ.get("EMAIL_URL", "").strip()
    if not url:
        return None
    parts = urlsplit(url)
    sender = dict(parse_qsl(parts.query)).get("from", "")
    try:
        port = parts.port
    except ValueError:
        port = 0
    if (
        parts.scheme not in ("smtp", "smtps")
        or not parts.hostname
        or port == 0
        or "@" not in sender
    ):
        # Not the address itself: it may hold a password.
        raise PreseanceError(
            Said("EMAIL_URL names no way out for mail: write {form}.", form=_EMAIL_URL)
        )
    tls = parts.scheme == "smtps"
    return Mail(
        parts.hostname,
        port or (_SMTPS if tls else _SUBMISSION),
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        sender,
        tls,
        starttls=not tls and not is_guarded(f"http://{parts.netloc.rpartition('@')[2]}"),
    )


@dataclass(frozen=True)
class SingleSignOn:
    """A provider of identities by OpenID Connect."""

    issuer: str
    """Its address, as its tokens have it."""
    client: str
    secret: str = field(repr=False)
    name: str
    """As the button says it."""
    anybody: bool = False
    """Whether those come in too who were not invited; they have no role in any event."""


def single_sign_on() -> SingleSignOn | None:
    """The provider of identities that is set; None where there is none.

    Raises
    ------
    PreseanceError
        Where it is set by half, or by what cannot be.
    """
    told = {k: os.environ.get(_OIDC + k, "").strip() for k in ("ISSUER", "CLIENT", "SECRET")}
    name, who = (os.environ.get(_OIDC + k, "").strip() for k in ("NAME", "WHO"))
    if not any((*told.values(), name, who)):
        return None
    missing = [_OIDC + k for k, value in told.items() if not value]
    if missing:
        raise PreseanceError(
            Said("Single sign-on is set by half: {names} is missing.", names=", ".join(missing))
        )
    issuer = told["ISSUER"]
    parts = urlsplit(issuer)
    if not is_guarded(issuer) or parts.query or parts.fragment or len(issuer) > _LONGEST_ISSUER:
        raise PreseanceError(
            Said(
                "PRESEANCE_OIDC_ISSUER is the address of a provider, with https, "
                "and without ? and #."
            )
        )
    if who not in ("", "invited", "anybody"):
        raise PreseanceError(
            Said("PRESEANCE_OIDC_WHO is invited or anybody, not «{who}».", who=who)
        )
    return SingleSignOn(
        issuer, told["CLIENT"], told["SECRET"], name or parts.netloc, anybody=who == "anybody"
    )


def is_guarded(address: str) -> bool:
    """Whether what goes to an address is read by nobody else: HTTPS, or this machine itself."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return bool(host)
    if parts.scheme != "http":
        return False
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
