"""Cookies, headers and logs of a room behind HTTPS; settings are read once a process, so in another one."""

from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from typing import Any

import pytest
from tests.server.room import Room

from preseance.server.events import seen, store
from preseance.server.logs import Nameless

_ASKED = """
import json, logging
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
call_command("createcachetable", verbosity=0)
from django.conf import settings
from django.test import Client
from preseance.server.accounts.models import Person
Person.objects.create_user("olga", password="quiet river 19 stones")
client = Client(SERVER_NAME="room.example")
page = client.get("/accounts/login/", secure=True)
done = client.post("/accounts/login/", {"login": "olga", "password": "quiet river 19 stones"}, secure=True)
cookies = {name: {k: v for k, v in m.items() if v} for name, m in {**page.cookies, **done.cookies}.items()}
print(json.dumps({
    "headers": dict(page.headers), "cookies": cookies, "status": done.status_code,
    "elsewhere": Client(SERVER_NAME="elsewhere.example").get("/", secure=True).status_code,
    "foreign": Client(SERVER_NAME="room.example", enforce_csrf_checks=True).post(
        "/accounts/login/", {"login": "olga"}, secure=True, headers={"origin": "https://evil.example"}).status_code,
    "debug": settings.DEBUG,
}))
"""


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a room behind a proxy with HTTPS answers."""
    told = {
        "PRESEANCE_HOST": "room.example",
        "PRESEANCE_DATA": str(tmp_path_factory.mktemp("public")),
        "DJANGO_SETTINGS_MODULE": "preseance.server.settings",
    }
    kept = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", _ASKED], env=kept | told, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_cookies_are_for_https_and_for_this_host_alone(public: dict[str, Any]) -> None:
    assert public["status"] == 302
    session = public["cookies"]["__Host-preseance-session"]
    csrf = public["cookies"]["__Host-preseance-csrf"]
    for cookie in (session, csrf):
        assert (cookie["secure"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
        assert "domain" not in cookie
    assert session["httponly"] is True
    # It ends with the browser; nobody is remembered on a machine of the house.
    assert not session.keys() & {"max-age", "expires"}


def test_headers_leave_nothing_open(public: dict[str, Any]) -> None:
    headers = public["headers"]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert int(headers["Strict-Transport-Security"].partition("=")[2]) >= 31_536_000
    expected = {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert {name: headers[name] for name in expected} == expected
    assert "no-store" in headers["Cache-Control"]
    assert (public["elsewhere"], public["foreign"], public["debug"]) == (400, 403, False)


def test_logs_hold_nobody_s_name(lunch_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails while names are at hand: neither they nor what was sent stand in the log."""
    # Not in one piece: a traceback shows the lines of this file.
    whom = "".join(("An", "na"))
    written = io.StringIO()
    for name in ("", "django.request", "preseance"):
        for handler in logging.getLogger(name).handlers:
            if isinstance(handler.formatter, Nameless):
                monkeypatch.setattr(handler, "stream", written)

    def broken(kept: store.Kept, *_: object) -> object:
        try:
            raise ValueError(f"of a row that holds {whom} Secret")
        except ValueError as error:
            raise RuntimeError(f"no view of {whom}") from error

    monkeypatch.setattr(seen, "session_json", broken)
    olga = lunch_room.signed_in("olga")
    olga.client.raise_request_exception = False
    sent = {"note": f"{whom} Secret is not to sit by Ben"}
    olga.do("lunch", 0, do="change-guest", id="anna", fields=sent)
    assert olga.get("/events/lunch/sessions/s").status_code == 500
    olga.do("lunch", 0, do="change-guest", id="nobody", fields=sent)
    olga.client.get("/see/secret-of-a-link/")
    olga.client.post("/accounts/login/", {"login": "anna@example.org", "password": "x"})
    logging.getLogger("preseance.jobs").exception("job %s failed", 1)
    said = written.getvalue()
    assert "500 at api/v1/events/<event>/sessions/<session>" in said
    assert "builtins.ValueError\n\nwhich led to:" in said
    assert "builtins.RuntimeError" in said
    assert "in broken" in said
    assert "job 1 failed" in said
    for word in (whom, f"{whom} Secret", "anna@example.org", "secret-of-a-link"):
        assert word not in said, word
