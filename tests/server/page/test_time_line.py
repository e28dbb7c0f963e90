"""Sessions along time: none covers another, none stands outside its day, all are there."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from preseance.model.session import Session
from preseance.server.pages.time_line import ROW, WIDTH, days_of

_MOMENTS = st.datetimes(datetime(2024, 5, 1), datetime(2024, 5, 3)).map(
    lambda t: t.replace(second=0, microsecond=0)
)
_HOURS = st.lists(st.tuples(_MOMENTS, st.none() | st.integers(1, 900)), min_size=1, max_size=12)


@given(hours=_HOURS)
def test_bars_never_meet(hours: list[tuple[datetime, int | None]]) -> None:
    sessions = [
        Session(
            id=f"s{k}", title=f"Session {k}", room="hall", start=start,
            end=start + timedelta(minutes=long) if long else None,
        )
        for k, (start, long) in enumerate(hours)
    ]  # fmt: skip
    days = days_of(sessions)
    assert sorted(b["id"] for d in days for b in d["bars"]) == sorted(s.id for s in sessions)
    for day in days:
        boxes = [(float(b["x"]), float(b["y"]), float(b["width"])) for b in day["bars"]]
        for k, (x, y, width) in enumerate(boxes):
            assert x >= 0
            assert x + width <= WIDTH + 0.2
            assert y + ROW <= float(day["height"]) + 0.2
            for u, v, other in boxes[k + 1 :]:
                assert v != y or u + 0.2 >= x + width or x + 0.2 >= u + other


def test_a_session_without_an_hour_is_on_no_line() -> None:
    assert days_of([Session(id="s", title="S", room="hall")]) == []
