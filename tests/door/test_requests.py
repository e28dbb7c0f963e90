"""What a recipient is told of requests depends on their own words alone; records are kept."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.planning.halls import hall

import preseance
from preseance import PreseanceError, UnknownNameError
from preseance.door.requests import asked, record_encounter, requests
from preseance.model.event import Event
from preseance.model.guest import Delegation
from preseance.model.rule_row import Contact, Firmness, RequestKind, RequestRow, ToldRow

_OURS = (
    ToldRow(
        about="r1",
        recipient="delegation:x",
        wording="Please come in by the north door.",
        by="Anna",
        when=datetime(2024, 5, 1, 9),
        answer="agreed",
    ),
    ToldRow(about="r1", recipient="b", wording="You sit at Table 2."),
)
_WORDS = st.text("abc xyz,", max_size=8)


def _event(requests: tuple[RequestRow, ...] = (), told: tuple[ToldRow, ...] = _OURS) -> Event:
    made = hall("a b c d", [], tables=(4, 4))
    of = {"a": "x", "b": "x", "c": "y"}
    guests = tuple(g.model_copy(update={"delegation": of.get(g.id, "")}) for g in made.guests)
    delegations = (Delegation(id="x", name="Xanadu"), Delegation(id="y", name="Ys"))
    return made.model_copy(
        update={"guests": guests, "delegations": delegations, "requests": requests, "told": told}
    )


@st.composite
def _secrets(draw: st.DrawFn) -> tuple[tuple[RequestRow, ...], tuple[ToldRow, ...]]:
    """Requests with their reasons, and what others were told."""
    rows: list[RequestRow] = []
    told: list[ToldRow] = []
    for k in range(draw(st.integers(0, 3))):
        a, b = draw(st.permutations("abcd"))[:2]
        made: dict[str, Any] = {
            "reason": draw(_WORDS),
            "source": draw(_WORDS),
            "owner": draw(st.sampled_from(("", "host", "a", "b", "both"))),
            "kind": draw(st.sampled_from(RequestKind)),
            "firmness": draw(st.sampled_from(Firmness)),
            "contacts": tuple(draw(st.sets(st.sampled_from(Contact)))),
        }
        rows.append(RequestRow(id=f"r{k}", a=a, b=b, **made))
        whom = draw(st.sampled_from(("a", "c", "d", "delegation:y")))
        told.append(ToldRow(about=f"r{k}", recipient=whom, wording=draw(_WORDS), by=draw(_WORDS)))
    return tuple(rows), tuple(told)


@settings(deadline=None)
@given(one=_secrets(), other=_secrets(), cut=st.integers(0, 3))
def test_reasons_and_rows_of_others_change_no_answer(
    one: tuple[Any, Any], other: tuple[Any, Any], cut: int
) -> None:
    events = [
        _event(rows, (*told[:cut], *_OURS, *told[cut:])) for rows, told in (one, other)
    ]  # fmt: skip
    for recipient in ("x", "delegation:x", "b"):
        first, second = (asked(event, recipient) for event in events)
        assert first.to_json() == second.to_json()
        assert str(first) == str(second)
        assert first.to_json("fr") == second.to_json("fr")


def test_a_delegation_reads_the_agreed_words_and_not_who_said_them() -> None:
    (row,) = asked(_event(), "x").to_json()["told"]
    assert row["wording"] == "Please come in by the north door."
    assert "by" not in row
    assert "recipient" not in row


def test_who_was_told_nothing_is_told_so() -> None:
    assert asked(_event(), "d").to_json()["told"] == []
    assert "Nothing was asked of them." in str(asked(_event(), "d"))
    with pytest.raises(UnknownNameError):
        asked(_event(), "nobody-here")


def _apart(*allowed: Contact) -> RequestRow:
    return RequestRow(
        id="r1", a="a", b="c", kind=RequestKind.NOT_MEET, firmness=Firmness.FIRM, contacts=allowed
    )


def test_what_happened_breaches_a_request_that_allows_less(tmp_path: Path) -> None:
    preseance.write_event(_event((_apart(Contact.GREETING),)), tmp_path / "e")
    greeted = record_encounter(tmp_path / "e", "A", "C", "greeting", witnesses="an usher")
    assert greeted.breached == ()
    assert requests(tmp_path / "e").holds
    talked = record_encounter(tmp_path / "e", "c", "a", "conversation", dry_run=True)
    assert [r.id for r in talked.breached] == ["r1"]
    assert len(preseance.read_event(tmp_path / "e").encounters) == 1
    record_encounter(tmp_path / "e", "c", "a", "conversation")
    after = requests(tmp_path / "e")
    assert not after.holds
    assert after.to_json()["requests"][0]["state"] == "breached"


def test_an_encounter_takes_two_and_a_session_that_is_there(tmp_path: Path) -> None:
    preseance.write_event(_event(), tmp_path / "e")
    with pytest.raises(PreseanceError, match="two"):
        record_encounter(tmp_path / "e", "a", "A", "greeting")
    with pytest.raises(UnknownNameError, match="session"):
        record_encounter(tmp_path / "e", "a", "c", "greeting", session="supper")
