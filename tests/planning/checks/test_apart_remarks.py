"""Where several musts together need more tables than there are, a check names the guests and the number."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from preseance.model.event import Event
from preseance.model.finding import Remark
from preseance.model.guest import Guest
from preseance.model.room import Form, Room, Table
from preseance.model.rule_row import Level, RuleRow
from preseance.model.session import Session
from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.views.speaking import wording_of

NAMES = ("ana", "ben", "cleo", "dan", "eve")


def dinner(*rules: RuleRow, tables: int = 2) -> Event:
    return Event(
        id="e",
        title="E",
        start=date(2024, 5, 1),
        scheme="hand-made",
        rooms=(
            Room(
                id="r",
                name="R",
                width=30,
                depth=30,
                tables=tuple(
                    Table(id=f"t{k}", form=Form.ROUND, seats=6, x=7.0 * k, y=6.0)
                    for k in range(1, tables + 1)
                ),
            ),
        ),
        sessions=(Session(id="s", title="S", room="r"),),
        guests=tuple(
            Guest(id=g, name=g.title(), keys={"order": str(k)}) for k, g in enumerate(NAMES, 1)
        ),
        rules=rules,
    )


def apart(
    a: str, b: str, relation: str = "same-table", level: Level = Level.MUST, hidden: bool = False
) -> RuleRow:
    return RuleRow(
        id=f"{a}-{b}",
        kind="keep_apart",
        a=(a,),
        b=(b,),
        relations=(relation,),
        level=level,
        confidential=hidden,
    )


def told(event: Event) -> list[Remark]:
    remarks = check(occasion_of(event), event.plan).remarks
    return [r for r in remarks if r.message.id == "tables.too_few"]


def test_three_who_avoid_each_other_need_three_tables() -> None:
    event = dinner(*(apart(a, b) for a, b in combinations(NAMES[:3], 2)), apart("dan", "eve"))
    (remark,) = told(event)
    assert (set(remark.guests), remark.session, remark.confidential) == (set(NAMES[:3]), "s", False)
    assert wording_of(event).sentence(remark.message) == (
        "At S no two of Ana, Ben and Cleo may share a table: they need at least 3 tables and have 2."
    )
    assert wording_of(event, "fr").sentence(remark.message) == (
        "À S, aucune table ne peut réunir deux de ces convives\u202f: Ana, Ben et Cleo. "
        "Il leur faut au moins 3 tables, et il y en a 2."
    )


@pytest.mark.parametrize(
    "event",
    [
        dinner(*(apart(a, b) for a, b in combinations(NAMES[:3], 2)), tables=3),
        dinner(*(apart(a, b, "beside") for a, b in combinations(NAMES[:3], 2))),
        dinner(*(apart(a, b, level=Level.SHOULD) for a, b in combinations(NAMES[:3], 2))),
        # A single rule tells the pairs that must meet itself.
        dinner(RuleRow(id="one", kind="keep_apart", a=NAMES, relations=("same-table",))),
    ],
    ids=["tables enough", "neighbours alone", "no must", "one rule"],
)
def test_nothing_is_told_where_tables_do_or_a_rule_tells_it(event: Event) -> None:
    assert told(event) == []


def test_a_hidden_rule_hides_the_party_it_makes() -> None:
    hidden = [apart(a, b, hidden=b == "cleo") for a, b in combinations(NAMES[:3], 2)]
    (remark,) = told(dinner(*hidden))
    assert remark.confidential
