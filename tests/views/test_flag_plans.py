"""Flag plans: rows from the viewer's left, the house's own flag, table flags before heads of delegation."""

from functools import cache
from pathlib import Path

import pytest

from preseance import examples
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.flag_row import FlagRow
from preseance.model.place import PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.planning.checks.checking import check
from preseance.planning.occasion.flags import heads_at
from preseance.planning.occasion.making import occasion_of
from preseance.views.flag_plans import flag_plan_view
from preseance.views.records import FlagPlanView, FlagView


@cache
def _summit(*rows: FlagRow) -> Event:
    event = read_event(Path(examples.__file__).parent / "summit")
    rooms = tuple(
        r.model_copy(update={"flags": rows}) if r.id == "dining-room" else r for r in event.rooms
    )
    (assembly,) = occasion_of(event, "dinner").assemblies
    places = (p for p in assembly.places if p.kind is not PlaceKind.AUXILIARY)
    seated = tuple(
        Placement(session="dinner", guest=guest, place=place.id)
        for guest, place in zip(assembly.guests, places, strict=False)
    )
    return event.model_copy(update={"rooms": rooms, "plan": Plan(placements=seated)})


def _view(*rows: FlagRow, audience: str = "host") -> FlagPlanView:
    event = _summit(*rows)
    checked = check(occasion_of(event, "dinner"), event.plan)
    return flag_plan_view(checked, checked.occasion.assemblies[0], audience)


def test_a_row_runs_from_the_viewers_left_in_the_alphabet_of_its_language() -> None:
    (row,) = _view(FlagRow(id="steps", host="middle", language="fr")).rows
    states = [flag.name for flag in row.flags if flag.code not in ("EST", "EU")]
    assert states == ["Danemark", "Finlande", "Islande", "Lettonie", "Lituanie", "Norvège", "Suède"]
    assert row.flags[len(row.flags) // 2].code == "EST"
    assert [flag.number for flag in row.flags] == [str(n) for n in range(1, 10)]
    assert row.language == "French"


def test_flags_are_named_in_the_language_of_the_paper_and_keep_their_order() -> None:
    event = _summit(FlagRow(id="steps"))
    named = tuple(
        d.model_copy(update={"translations": {"name_fr": "Aelfrance"}}) if d.id == "finland" else d
        for d in event.delegations
    )
    assert named != event.delegations
    event = event.model_copy(update={"delegations": named})
    checked = check(occasion_of(event, "dinner"), event.plan)

    def row(language: str) -> tuple[FlagView, ...]:
        told = checked.in_language(language)
        return flag_plan_view(told, told.occasion.assemblies[0], "host", language).rows[0].flags

    assert [f.delegation for f in row("en")] == [f.delegation for f in row("fr")]
    assert {"Aelfrance", "Suède"} <= {f.name for f in row("fr")}
    assert {"Finland", "Sweden"} <= {f.name for f in row("en")}


def test_a_row_by_precedence_follows_the_heads() -> None:
    (row,) = _view(FlagRow(id="steps", order="precedence", organisations="in-order")).rows
    event = _summit(FlagRow(id="steps", order="precedence", organisations="in-order"))
    (assembly,) = occasion_of(event, "dinner").assemblies
    heads = heads_at(event, assembly)
    order = [assembly.order[heads[flag.delegation]] for flag in row.flags[1:]]
    assert order == sorted(order) and row.flags[0].code == "EST"


def test_small_flags_stand_before_the_heads_of_delegation() -> None:
    (row,) = _view(FlagRow(id="desk", form="table")).rows
    event = _summit(FlagRow(id="desk", form="table"))
    (assembly,) = occasion_of(event, "dinner").assemblies
    heads = heads_at(event, assembly)
    place_of = {p.guest: p.place for p in event.plan.of_session("dinner")}
    assert {flag.delegation for flag in row.flags} == {d for d, g in heads.items() if g in place_of}
    for flag in row.flags:
        assert flag.place.endswith(place_of[heads[flag.delegation]].rpartition("-")[2])


def test_a_row_of_another_session_is_left_out_and_the_public_has_no_flag_plan() -> None:
    assert not _view(FlagRow(id="steps", sessions=("talks",))).rows
    with pytest.raises(ValueError, match="public"):
        _view(FlagRow(id="steps"), audience="public")
