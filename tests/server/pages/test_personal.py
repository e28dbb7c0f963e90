"""The owner has what is held of a guest, erases one on purpose, and says how long an event is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from tests.server.events.personal.everything import everything
from tests.server.room import Room

from preseance.server.events import models as rows
from preseance.server.events import store
from preseance.wording.dates import in_words

PAGE = "/events/lunch/personal/"


@pytest.fixture
def owner(lunch_room: Room) -> Client:
    return lunch_room.signed_in("olga").client


def told(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def audited() -> list[str]:
    return list(rows.Audit.objects.order_by("pk").values_list("what", flat=True))


def test_what_will_go_is_shown_and_goes_once_their_name_is_typed(
    lunch_room: Room, owner: Client
) -> None:
    lunch_room.do("olga", 0, do="change-guest", id="anna", fields={"name": "Anna Brandt", "note": "sings"})  # fmt: skip
    lunch_room.do("olga", 1, do="add-rule", row={"id": "near", "kind": "keep_apart", "a": ["anna"], "b": ["eve"], "relations": ["beside"]})  # fmt: skip
    found = owner.get(PAGE, {"guest": "anna"})
    assert found.headers["Location"] == f"{PAGE}anna/"
    page = told(owner.get(f"{PAGE}anna/"))
    assert "sings" in page
    assert "cannot be undone" in page
    assert "<dt>Revisions that tell of them</dt><dd>2</dd>" in page
    for typed in ("", "Anna", "Cleo", "Anna Brandt!"):
        refused = owner.post(f"{PAGE}anna/", {"name": typed})
        assert refused.status_code == 422
        assert "nothing was erased" in told(refused)
    assert store.latest("lunch").event.guest_by_id["anna"].note == "sings"
    held = owner.get(f"{PAGE}anna/held")
    assert held.json()["now"]["note"] == "sings"
    assert held.headers["Content-Disposition"] == 'attachment; filename="lunch-anna.json"'
    done = owner.post(f"{PAGE}anna/", {"name": " ånna  BRANDT "})
    assert done.status_code == 200
    assert "erased-1" in told(done)
    assert "Brandt" not in everything()
    assert "sings" not in everything()
    assert owner.post(f"{PAGE}anna/", {"name": "Anna Brandt"}).status_code == 404
    assert audited()[-2:] == ["held", "erased"]
    journal = told(owner.get("/events/lunch/audit/"))
    assert "erased a guest" in journal


def test_who_left_the_list_is_found_by_their_id(lunch_room: Room, owner: Client) -> None:
    lunch_room.do("olga", 0, do="remove-guest", id="eve")
    assert owner.get(PAGE, {"guest": "eve"}).status_code == 302
    assert "not on the list any more" in told(owner.get(f"{PAGE}eve/"))
    for unknown in ("nobody", "no/body", "x" * 500, "\0"):
        answer = owner.get(PAGE, {"guest": unknown})
        assert answer.status_code == 422
        assert "was ever in this event" in told(answer)
    assert owner.post(f"{PAGE}eve/", {"name": "eve"}).status_code == 200


def test_an_event_is_kept_as_long_as_its_owner_says(lunch_room: Room, owner: Client) -> None:
    last = date.today() + timedelta(days=10)
    lunch_room.do("olga", 0, do="change-event", fields={"start": str(last), "end": str(last)})
    assert owner.post(PAGE, {"days": "30"}).status_code == 302
    page = told(owner.get(PAGE))
    assert in_words(str(last + timedelta(days=30)), "en") in page
    for wrong in ("-1", "36501", "99999999", "soon", "٣"):
        answer = owner.post(PAGE, {"days": wrong})
        assert answer.status_code == 422
        assert 'aria-invalid="true"' in told(answer)
    assert rows.Event.objects.get().keep_days == 30
    assert owner.post(PAGE, {"days": ""}).status_code == 302
    assert "until somebody deletes it" in told(owner.get(PAGE))
    assert audited()[-2:] == ["retention", "retention"]


def test_a_day_that_is_over_is_said_before_the_event_goes(lunch_room: Room, owner: Client) -> None:
    gone = date.today() - timedelta(days=5)
    lunch_room.do("olga", 0, do="change-event", fields={"start": str(gone), "end": str(gone)})
    asked = owner.post(PAGE, {"days": "3"})
    assert asked.status_code == 422
    assert "would go within a day" in told(asked)
    assert rows.Event.objects.get().keep_days is None
    assert owner.post(PAGE, {"days": "3", "sure": "yes"}).status_code == 302
    assert rows.Event.objects.get().keep_days == 3


def test_what_is_said_of_an_event_alone_is_said_of_its_variant_in_a_sentence(
    lunch_room: Room, owner: Client
) -> None:
    made = lunch_room.signed_in("olga").post("/events/lunch/variants", {"name": "B"})
    variant = made.json()["key"]
    for page in ("members", "audit"):
        answer = owner.get(f"/events/{variant}/{page}/")
        assert answer.status_code == 403
        assert "This is a variant" in told(answer)
    assert owner.get(f"/events/{variant}/personal/").status_code == 200
