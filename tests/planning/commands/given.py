"""Events and commands at random, for what must hold of every command."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from tests.planning.halls import hall, must, seated

from preseance.model.event import Event
from preseance.planning.commands import Handed

NAMES = "anna ben cleo dan eve finn"
PLACES = [f"t{table}-{number}" for table in (1, 2) for number in range(1, 5)]
HANDED = Handed("Olga", datetime(2024, 4, 30, 9, tzinfo=UTC), fingerprint=lambda event: "f" * 64)


def lunch() -> Event:
    """Six guests, four of them placed, and two rules."""
    event = hall(
        NAMES,
        [must("apart", "keep_apart", "anna", "ben", "beside"), must("pin", "pin", "cleo", "t1-1")],
    )
    plan = seated(event, "anna=t1-1 ben=t1-2 cleo=t1-3 dan=t2-1", marks=("approved",))
    return event.model_copy(update={"plan": plan})


_guest = st.sampled_from(NAMES.split())
_place = st.sampled_from(PLACES)
_table = st.sampled_from(["t1", "t2"])
_fields = st.sampled_from(
    [{"title": "Consul"}, {"diet": ["vegan"]}, {"title": None}, {"languages": ["fr", "en"]}]
)


def _made(do: str, **parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(parts).map(lambda values: {"do": do, **values})


SESSION = st.just("s")
COMMANDS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    _made("move", session=SESSION, guest=_guest, place=_place),
    _made("swap", session=SESSION, first=_guest, second=_guest),
    _made("unseat", session=SESSION, guests=st.lists(_guest, min_size=1, max_size=3)),
    _made("insert", session=SESSION, guest=_guest, place=_place, side=st.sampled_from(["right", "left"])),
    _made("move-table", session=SESSION, table=_table, to=_table),
    _made("pin", session=SESSION, guest=_guest),
    _made("unpin", session=SESSION, guest=_guest),
    _made("pin-several", session=SESSION, guests=st.lists(_guest, min_size=1, max_size=3)),
    _made("unpin-several", session=SESSION, guests=st.lists(_guest, min_size=1, max_size=3)),
    _made("change-guest", id=_guest, fields=_fields),
    _made("remove-guest", id=_guest),
    _made("add-guest", row=st.sampled_from([{"id": "gus", "name": "Gus"}, {"id": "hana", "name": "Hana", "class": "guest"}])),
    _made("change-rule", id=st.just("apart"), fields=st.sampled_from([{"weight": 7}, {"b": ["dan"]}])),
    _made("remove-rule", id=st.sampled_from(["apart", "pin"])),
    _made("set-mark", mark=st.sampled_from(["approved", "seated"]), guests=st.lists(_guest, max_size=2)),
    _made("take-mark", mark=st.sampled_from(["told", "seated"]), guests=st.lists(_guest, max_size=2)),
    _made("clear-marks", guests=st.lists(_guest, max_size=2)),
    _made("change-several", commands=st.lists(_made("change-guest", id=_guest, fields=_fields), min_size=1, max_size=3)),
    _made("add-session", row=st.just({"id": "tea", "title": "Tea", "room": "hall"})),
    _made("change-event", fields=st.sampled_from([{"title": "Lunch"}, {"settings": {"author": "Olga"}}])),
    _made("publish", stage=st.sampled_from(["draft", "told"])),
)  # fmt: skip
"""Commands by their JSON; some are not possible."""
