"""Named customs of top tables: the couple in the middle, whoever the row has no place for left out."""

from __future__ import annotations

from typing import Any

import pytest

from preseance.model.forms import capacity_problem, customs, roles_at
from preseance.model.room import Table
from preseance.protocol.honours import honours


def table(**given: Any) -> Table:
    return Table.model_validate({"id": "t", "form": "dais", "seats": 8, **given})


@pytest.mark.parametrize("custom", customs())
@pytest.mark.parametrize("seats", range(2, 14))
def test_the_couple_has_the_middle_of_every_row(custom: str, seats: int) -> None:
    made = table(custom=custom, seats=seats)
    assert capacity_problem(made) is None
    roles = roles_at(made)
    couple = [n for n, known in roles.items() if known <= {"bride", "groom"}]
    assert couple == [seats // 2, seats // 2 + 1]
    assert len(roles) <= len(customs()[custom].row)


@pytest.mark.parametrize("custom", customs())
def test_nobody_presides_where_the_couple_does(custom: str) -> None:
    assert not honours(table(custom=custom)).presiding


def test_the_bar_of_a_u_is_the_row_the_guests_see() -> None:
    made = table(form="u", seats=14, per_row=[6, 4], custom="german")
    bride = [n for n, roles in roles_at(made).items() if "bride" in roles]
    assert bride == [7]


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ({"custom": "martian"},
         "nobody knows the custom «martian»; known are british, american, german, french"),
        ({"custom": "british", "form": "round"},
         "the custom «british» needs a row that faces the guests, which the form «round» has not; "
         "it goes with dais, u, t"),
        ({"custom": "british", "hosts": "one"},
         "by the custom «british» nobody presides but the couple; leave hosts and co_host out"),
        ({"custom": "british", "seats": 1}, "the custom «british» needs two places in its row"),
    ],
)  # fmt: skip
def test_a_custom_that_cannot_be_is_refused(given: dict[str, Any], problem: str) -> None:
    assert capacity_problem(table(**given)) == problem
