"""Who takes whom in: pairs by the seats, the host first, the hostess last, nobody left unsaid."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.plan import Placement, Plan
from preseance.model.room import Hosts, Room, Table
from preseance.model.session import Session
from preseance.model.settings import SettingValue
from preseance.planning.day.taking_in import GoingIn, going_in
from preseance.planning.occasion.making import occasion_of


def _dinner(
    sexes: str,
    seats: dict[int, int] | None = None,
    settings: dict[str, SettingValue] | None = None,
    changes: dict[int, dict[str, object]] | None = None,
) -> list[GoingIn]:
    """A round table; guest 0 is the host, guest 1 the hostess opposite, the others rank by number.

    ``seats`` are places by guest, each at the place of their number plus one where it says nothing.
    """
    guests = tuple(
        Guest.model_validate(
            {
                "id": f"g{k}",
                "name": f"G {k}",
                "sex": sex if sex in "MF" else "",
                "keys": {"order": str(k + 1)},
                **(changes or {}).get(k, {}),
            }
        )
        for k, sex in enumerate(sexes)
    )
    table = Table(id="t", seats=len(sexes), hosts=Hosts.FACING)
    at = {k: k + 1 for k in range(len(sexes))} | (seats or {})
    placed = tuple(Placement(session="s", guest=f"g{k}", place=f"t-{n}") for k, n in at.items())
    event = Event(
        id="e",
        title="E",
        start=date(2020, 1, 1),
        host="g0",
        co_host="g1",
        scheme="hand-made",
        settings=settings or {},
        rooms=(Room(id="r", name="R", width=9, depth=9, tables=(table,)),),
        sessions=(Session(id="s", title="S", room="r"),),
        guests=guests,
        plan=Plan(placements=placed),
    )
    return list(going_in(event, occasion_of(event).assemblies[0], event.plan))


SIX = {0: 1, 1: 4, 2: 6, 3: 3, 4: 2, 5: 5}
"""Six at a round table in mixed company: the first lady at the host's right, the first man at the hostess's."""


def _pairs(found: list[GoingIn]) -> list[tuple[str, str, str]]:
    return [(p.escort, p.taken, p.cause) for p in found]


def test_the_host_leads_with_the_first_lady_and_the_hostess_closes_with_the_first_gentleman() -> (
    None
):
    # Manners and Rules of Good Society: the hostess last, with the gentleman of highest rank.
    found = _dinner("MFFMFM", SIX)
    assert _pairs(found) == [("g0", "g2", "host"), ("g5", "g4", "rank"), ("g3", "g1", "hostess")]
    assert {p.arm for p in found} == {"right"} and [p.turn for p in found] == [1, 2, 3]


def test_each_takes_in_the_lady_who_sits_at_his_right_before_the_one_at_his_left() -> None:
    # Ten places: 8 and 2 are gentlemen with a lady at either hand.
    seats = {0: 1, 1: 6, 2: 10, 3: 5, 4: 2, 5: 7, 6: 8, 7: 3, 8: 9, 9: 4}
    found = {p.escort: p for p in _dinner("MFFMFMFMMF"[:10], seats)}
    assert (found["g8"].taken, found["g8"].cause) == ("g6", "right")
    assert (found["g7"].taken, found["g7"].cause) == ("g4", "right")


def test_a_couple_does_not_go_in_together_and_the_house_may_say_who_does() -> None:
    couple = {3: {"partner": "g4"}, 5: {"partner": "g2"}}
    pairs = {(p.escort, p.taken) for p in _dinner("MFFMFM", SIX, changes=couple)}
    assert not pairs & {("g3", "g4"), ("g5", "g2")}
    wished = _dinner("MFFMFM", SIX, changes={5: {"takes_in": "g2"}})
    assert ("g5", "g2", "by-hand") in _pairs(wished)
    assert ("g0", "g4", "host") in _pairs(wished)


def test_the_arm_is_the_customs_and_that_of_a_uniform_may_be_another() -> None:
    # Frost: the left arm, officers in full dress the right.
    settings: dict[str, SettingValue] = {"take_in.arm": "left", "take_in.arm_in_uniform": "right"}
    found = _dinner("MFFMFM", SIX, settings, {5: {"groups": ("uniform",)}})
    assert {p.escort: p.arm for p in found} == {"g0": "left", "g5": "right", "g3": "left"}


def test_the_hostess_may_go_first_or_second() -> None:
    for where, turn in (("first", 1), ("second", 2), ("last", 3)):
        found = _dinner("MFFMFM", SIX, {"take_in.hostess": where})
        assert next(p.turn for p in found if p.taken == "g1") == turn


def test_who_is_left_goes_in_alone_and_whoever_has_no_sex_is_said_to() -> None:
    found = _dinner("MFFMF?", SIX)
    assert ("g5", "", "no-sex") in _pairs(found)
    short = _dinner("MFFFFM", SIX)
    assert [p.cause for p in short].count("alone") == 2
    assert next(p.escort for p in short if p.taken == "g1") == "g5"
    by_herself = _dinner("MFFFFM", SIX, {"take_in.short": "hostess"})
    assert by_herself[-1].escort == "g1" and not by_herself[-1].taken


def test_two_by_two_asks_nobody_whether_man_or_woman() -> None:
    found = _dinner("MMMMFF", SIX, {"take_in.pairs": "two-by-two"})
    assert _pairs(found) == [
        ("g0", "g2", "host"),
        ("g4", "g5", "two-by-two"),
        ("g1", "g3", "host"),
    ]


@given(
    sexes=st.text("MF?", min_size=2, max_size=12),
    pairs=st.sampled_from(("seats", "two-by-two")),
    hostess=st.sampled_from(("first", "second", "last")),
)
def test_everybody_goes_in_once(sexes: str, pairs: str, hostess: str) -> None:
    found = _dinner(sexes, settings={"take_in.pairs": pairs, "take_in.hostess": hostess})
    there = [g for p in found for g in (p.escort, p.taken) if g]
    assert sorted(there) == sorted(f"g{k}" for k in range(len(sexes)))
    assert [p.turn for p in found] == list(range(1, len(found) + 1))
    assert all(bool(p.taken) == bool(p.arm) for p in found)
