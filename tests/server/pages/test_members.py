"""The owner says who has which role, makes links and reads who did what."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.server.room import Room, browser

from preseance.server.accounts.models import Invitation
from preseance.server.events import auditing, store
from preseance.server.events import models as rows

PAGE = "/events/lunch/members/"


def send(room: Room, **form: Any) -> Any:
    return room.signed_in("olga").client.post(PAGE, form)


def roles() -> dict[str, str]:
    return dict(rows.Membership.objects.values_list("person__username", "role"))


def test_roles_are_given_changed_and_taken(lunch_room: Room) -> None:
    lunch_room.person("paul")
    assert send(lunch_room, do="give", username="paul", role="usher").status_code == 302
    assert send(lunch_room, do="give", username="paul", role="planner").status_code == 302
    assert roles() == {"olga": "owner", "paul": "planner"}
    refused = send(lunch_room, do="give", username="olga", role="viewer")
    assert refused.status_code == 422
    assert "keeps an owner" in refused.content.decode()
    assert send(lunch_room, do="drop", username="olga").status_code == 422
    assert send(lunch_room, do="drop", username="paul").status_code == 302
    assert roles() == {"olga": "owner"}


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"do": "give", "username": "nobody", "role": "usher"}, 422),
        ({"do": "give", "username": "olga", "role": "king"}, 422),
        ({"do": "give", "username": "olga", "role": "liaison", "delegation": "x"}, 422),
        ({"do": "give", "username": "a\0b", "role": "usher"}, 400),
        ({"do": "drop", "username": "nobody"}, 422),
        ({"do": "link", "name": "", "role": "viewer", "days": "7"}, 422),
        ({"do": "link", "name": "x" * 121, "role": "viewer", "days": "7"}, 422),
        ({"do": "link", "name": "x", "role": "planner", "days": "7"}, 422),
        ({"do": "link", "name": "x", "role": "viewer", "days": "8"}, 400),
        ({"do": "link", "name": "x", "role": "viewer", "days": "9" * 99}, 400),
        ({"do": "proposal-link", "name": "x", "part": "s/t1", "days": "7"}, 422),
        ({"do": "proposal-link", "name": "x", "part": "table:s/t9", "days": "7"}, 422),
        ({"do": "proposal-link", "name": "x", "part": "table:q/t1", "days": "7"}, 422),
        ({"do": "revoke", "link": "77"}, 422),
        ({"do": "revoke", "link": "x"}, 400),
        ({"do": "revoke-proposal", "link": "77"}, 422),
        ({"do": "burn"}, 400),
        ({"do": "invite"}, 422),
    ],
)
def test_what_no_page_sends_changes_nothing(
    lunch_room: Room, form: dict[str, str], status: int
) -> None:
    assert send(lunch_room, **form).status_code == status
    assert roles() == {"olga": "owner"}
    assert not rows.Link.objects.exists()
    assert not Invitation.objects.exists()


def test_links_are_told_once_and_revoked(lunch_room: Room) -> None:
    for form, kind, gone in (
        ({"do": "link", "role": "viewer"}, "see", "revoke"),
        ({"do": "proposal-link", "part": "table:s/t1"}, "propose", "revoke-proposal"),
    ):
        page = send(lunch_room, name="Embassy", days="7", **form).content.decode()
        found = re.search(rf'value="http://localhost(/{kind}/[\w-]+/)"', page)
        assert found
        assert browser().get(found[1]).status_code == 200
        again = lunch_room.signed_in("olga").client.get(PAGE).content.decode()
        assert found[1] not in again
        number = re.search(rf'name="link" value="(\d+)"><button name="do" value="{gone}"', again)
        assert number
        assert send(lunch_room, do=gone, link=number[1]).status_code == 302
        assert browser().get(found[1]).status_code == 404


def test_whoever_runs_the_machine_invites_from_the_page(lunch_room: Room) -> None:
    olga = lunch_room.person("olga")
    olga.is_superuser = True
    olga.save()
    page = send(lunch_room, do="invite").content.decode()
    found = re.search(r'value="http://localhost(/welcome/[\w-]+/)"', page)
    assert found
    assert browser().get(found[1]).status_code == 200


def test_the_audit_is_filtered_and_read_page_by_page(
    lunch_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(auditing, "A_PAGE", 3)
    lunch_room.person("paul", "planner")
    paul = lunch_room.signed_in("paul").client
    for number in range(3):
        paul.get("/events/lunch/")
        lunch_room.do("olga", number, do="change-event", fields={"title": f"Lunch {number}"})
    pk = store.latest("lunch").pk
    read: list[tuple[str, str]] = []
    after = "start"
    while after:
        page, after = auditing.noted(pk, after="" if after == "start" else after)
        read += [(one.who, one.what) for one in page]
    assert read == [("olga", "changed"), ("paul", "opened")] * 3 + [("olga", "created")]
    olga = lunch_room.signed_in("olga").client
    told = olga.get("/events/lunch/audit/?who=paul&what=opened").content.decode()
    body = told[told.index("<tbody>") :]
    assert body.count("<tr>") == 3
    assert "olga" not in body[: body.index("</tbody>")]
    for wrong in (
        "after=x",
        "after=2020-01-01|0|1",
        "after=2020-01-01T00:00:00Z|0|" + "9" * 30,
        "who=%00",
    ):
        assert olga.get(f"/events/lunch/audit/?{wrong}").status_code == 404, wrong
    further = re.search(
        r'href="\?([^"]*after=[^"]*)"', olga.get("/events/lunch/audit/").content.decode()
    )
    assert further
    assert olga.get(f"/events/lunch/audit/?{further[1].replace('&amp;', '&')}").status_code == 200
