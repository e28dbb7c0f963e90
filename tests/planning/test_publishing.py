"""What a publication makes firm, and how two plans differ."""

from datetime import date

import pytest

from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Guest, Status
from preseance.model.plan import Mark, Placement, Plan
from preseance.model.session import Session
from preseance.planning.publishing import difference, of_session, stamped


def _event(*placed: tuple[str, str, str, Mark | None], absent: tuple[str, ...] = ()) -> Event:
    names = sorted({guest for _, guest, _, _ in placed} | set(absent))
    return Event(
        id="e",
        title="E",
        start=date(2030, 1, 1),
        sessions=(
            Session(id="lunch", title="Lunch", room="r"),
            Session(id="forum", title="Forum", room="r"),
        ),
        guests=tuple(
            Guest(id=n, name=n, status=Status.DECLINED if n in absent else Status.ACCEPTED)
            for n in names
        ),
        plan=Plan(
            placements=tuple(
                Placement(session=s, guest=g, place=p).with_mark(mark) for s, g, p, mark in placed
            )
        ),
    )


def test_publishing_raises_stages_and_never_lowers_one() -> None:
    event = _event(
        ("lunch", "a", "t-1", None),
        ("lunch", "b", "t-2", Mark.SEATED),
        ("forum", "a", "t-1", None),
    )
    marks = [p.marks for p in stamped(event, Mark.PRINTED, "lunch").plan.placements]
    approved, printed, seated = Mark.APPROVED, Mark.PRINTED, Mark.SEATED
    assert marks == [(approved, printed), (approved, printed, seated), ()]


def test_moves_first_seatings_and_departures_are_told_apart() -> None:
    before = _event(
        ("lunch", "a", "t-1", Mark.TOLD),
        ("lunch", "b", "t-2", Mark.TOLD),
        ("lunch", "c", "t-3", Mark.TOLD),
        ("forum", "c", "t-3", Mark.TOLD),
    )
    after = _event(
        ("lunch", "a", "t-2", None),
        ("lunch", "d", "t-1", None),
        ("forum", "c", "t-3", Mark.TOLD),
        absent=("b",),
    )
    found = difference(before.plan, after.plan, after)
    assert [(m.guest, m.origin, m.target) for m in found.moves] == [
        ("a", "t-1", "t-2"),
        ("c", "t-3", None),
    ]
    assert [m.guest for m in found.seated] == ["d"]
    assert [m.guest for m in found.left] == ["b"]
    assert not of_session(found, "forum", after).moves
    with pytest.raises(UnknownNameError):
        of_session(found, "dinner", after)
