"""The sequences that sources give for round and long tables."""

from __future__ import annotations

import pytest

from preseance.model.room import Form, Hosts, Table
from preseance.protocol.honours import honours


@pytest.mark.parametrize(
    ("form", "seats", "hosts", "order"),
    [
        (Form.ROUND, 10, Hosts.ONE, (10, 2, 9, 3, 8, 4, 7, 5, 6)),
        (Form.ROUND, 10, Hosts.FACING, (10, 5, 2, 7, 9, 4, 3, 8)),
        (Form.LONG, 14, Hosts.FRENCH, (3, 10, 5, 12, 2, 9, 6, 13, 1, 8, 7, 14)),
        (Form.LONG, 10, Hosts.ENGLISH, (9, 4, 1, 6, 8, 3, 2, 7)),
    ],
)
def test_honour_follows_the_documented_sequence(
    form: Form, seats: int, hosts: Hosts, order: tuple[int, ...]
) -> None:
    assert honours(Table(id="t1", form=form, seats=seats, hosts=hosts)).order == order
