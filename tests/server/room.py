"""People in a planning room, and what they send."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from typing import Any

from django.test import Client

from preseance.planning.commands import command_of
from preseance.server.accounts.models import Person, issue_token
from preseance.server.events import models as rows
from preseance.server.events import store

V1 = "/api/v1"


def browser(**more: Any) -> Client:
    """A browser that knows the room by the name it has on one's own machine."""
    return Client(SERVER_NAME="localhost", **more)


@dataclass
class Caller:
    """Somebody signed in, or a program, at the interface."""

    client: Client = field(default_factory=browser)
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **query: Any) -> Any:
        """What is answered."""
        return self.client.get(V1 + path, query, headers=self.headers)

    def post(self, path: str, body: Any = None, **more: Any) -> Any:
        """The same, with a JSON body."""
        return self.client.post(
            V1 + path,
            data=json.dumps({} if body is None else body),
            content_type="application/json",
            headers=self.headers | more.pop("headers", {}),
        )

    def delete(self, path: str) -> Any:
        """The same, without."""
        return self.client.delete(V1 + path, headers=self.headers)

    def do(self, key: str, base: int, **command: Any) -> Any:
        """A command under an id of its own."""
        return self.post(
            f"/events/{key}/commands",
            {"id": str(uuid.uuid4()), "base_revision": base, "command": command},
        )


class Room:
    """A planning room with people."""

    def person(self, name: str, role: str = "", key: str = "lunch", delegation: str = "") -> Person:
        """Somebody, made where they are not there yet, with a role in an event."""
        person, _ = Person.objects.get_or_create(username=name)
        if role:
            event = rows.Event.objects.get(key=key)
            rows.Membership.objects.update_or_create(
                event=event, person=person, defaults={"role": role, "delegation": delegation}
            )
        return person

    def signed_in(self, name: str) -> Caller:
        """Somebody in the browser; CSRF is not looked at, as in Django's tests."""
        caller = Caller()
        caller.client.force_login(self.person(name))
        return caller

    def program(self, name: str, scope: str = "write") -> Caller:
        """A program of somebody's."""
        _, secret = issue_token(self.person(name), "test", scope, 1)
        return Caller(headers={"Authorization": f"Bearer {secret}"})

    def do(self, name: str, base: int, key: str = "lunch", **command: Any) -> store.Done:
        """A command straight at the store."""
        return store.do(
            key, self.person(name), command_of(command), command_id=uuid.uuid4(), base=base
        )
