"""When women and men can alternate with the hosts opposite."""

import pytest

from preseance.model.room import Form, Hosts, Table
from preseance.protocol.mixed import alternation_clash


@pytest.mark.parametrize("seats", range(4, 22, 2))
def test_host_and_hostess_fit_6_10_14_18_and_hosts_of_one_sex_the_others(seats: int) -> None:
    table = Table(id="t", seats=seats, hosts=Hosts.FACING)
    clash = alternation_clash(table, "M", "F")
    assert (clash is None) == (seats % 4 == 2)
    assert (alternation_clash(table, "F", "F") is None) == (seats % 4 == 0)
    if clash is not None:
        for n in (clash.fewer, clash.more):
            repaired = Table(id="t", seats=n, hosts=Hosts.FACING)
            assert alternation_clash(repaired, "M", "F") is None


def test_an_english_table_is_a_ring_and_a_french_one_without_ends_is_not() -> None:
    english = Table(id="t", form=Form.LONG, hosts=Hosts.ENGLISH, seats=12)
    french = Table(id="t", form=Form.LONG, hosts=Hosts.FRENCH, seats=12)
    assert alternation_clash(english, "M", "F") is not None
    assert alternation_clash(french, "M", "F") is None


def test_nothing_is_said_where_a_sex_is_not_known() -> None:
    assert alternation_clash(Table(id="t", seats=12, hosts=Hosts.FACING), "M", "") is None
