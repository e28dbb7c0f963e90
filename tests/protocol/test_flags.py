"""Rows of flags: documented ones as they stand, and what holds of every row."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from preseance.model.flag_row import FlagRow
from preseance.model.guest import Delegation
from preseance.protocol.flags import flag_order, flags_of_row, places_of_honour
from preseance.rooms.flags import flag_positions

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "protocol" / "flags.yaml").read_text()
)
STATES = ("FR", "DE", "IT", "ES", "PT", "NL", "BE", "GR")


def delegations_of(case: dict[str, Any]) -> list[Delegation]:
    home = Delegation(id=case["home"].lower(), name=case["home"], country=case["home"], home=True)
    states = [Delegation(id=c.lower(), name=c, country=c) for c in case["states"]]
    bodies = [Delegation(id=b.lower(), name=b, monogram=b[:4]) for b in case.get("bodies", [])]
    return [*bodies, *reversed(states), home]


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["case"]))
def test_the_row_stands_as_documented(case: dict[str, Any]) -> None:
    row = FlagRow.model_validate({"id": "r", **case["row"]})
    flags = flags_of_row(row, delegations_of(case), {}, "en")
    assert [flag.delegation for flag in flags] == [c.lower() for c in case["left_to_right"]]
    if "honours" in case:
        ranked = sorted((f.honour, f.delegation) for f in flags if f.honour is not None)
        assert [d for _, d in ranked] == [c.lower() for c in case["honours"]]


rows = st.builds(
    FlagRow,
    id=st.just("r"),
    form=st.sampled_from(("halyards", "stands", "half-circle")),
    order=st.sampled_from(("alphabetical", "precedence")),
    host=st.sampled_from(("first", "last", "middle", "both-ends", "in-order", "none")),
    organisations=st.sampled_from(("last", "first", "in-order")),
    fills=st.sampled_from(("line", "centre", "centre-if-odd", "centre-if-three")),
    honour_side=st.sampled_from(("right", "left")),
    shift=st.integers(0, 9),
)


@given(row=rows, count=st.integers(0, len(STATES)), bodies=st.integers(0, 2))
def test_every_flag_stands_once_and_numbers_run_from_the_viewers_left(
    row: FlagRow, count: int, bodies: int
) -> None:
    case = {"home": "US", "states": STATES[:count], "bodies": ("UN", "EU")[:bodies]}
    known = delegations_of(case)
    flags = flags_of_row(row, known, {"fr": 0, "un": 1}, "en")
    assert [flag.number for flag in flags] == list(range(1, len(flags) + 1))
    first = [flag.delegation for flag in flags if flag.honour is not None]
    shown = {d.id for d in known if row.host != "none" or not d.home}
    assert sorted(first) == sorted(shown)
    again = [flag for flag in flags if flag.honour is None]
    assert len(again) == (row.host == "both-ends" and bool(shown))


@given(row=rows, count=st.integers(1, 12))
def test_the_other_hand_mirrors_the_row(row: FlagRow, count: int) -> None:
    other = row.model_copy(
        update={"honour_side": "left" if row.honour_side == "right" else "right"}
    )
    mirrored = tuple(count + 1 - n for n in places_of_honour(other, count))
    assert places_of_honour(row, count) == mirrored


def test_a_row_by_precedence_follows_the_heads_and_the_alphabet_after_them() -> None:
    case = {"home": "US", "states": ["FR", "DE", "IT"]}
    row = FlagRow(id="r", order="precedence")
    found = flag_order(row, delegations_of(case), {"it": 0, "de": 1}, "en")
    assert found == ("us", "it", "de", "fr")


def test_a_half_circle_opens_to_the_viewer_and_keeps_the_distance_along_its_arc() -> None:
    row = FlagRow(id="r", form="half-circle", x=5, y=5, pitch=1.0)
    west, *_, east = flag_positions(row, 5)
    middle = flag_positions(row, 5)[2]
    assert west[0] < middle[0] < east[0] and middle[1] > west[1]
    assert middle[2] == pytest.approx(270) and west[2] == pytest.approx(0)
    turned = flag_positions(row.model_copy(update={"rotation": 90.0}), 5)
    assert turned[0][1] < turned[-1][1]
