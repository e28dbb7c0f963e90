"""A guest's view is kept for one audience and language, and for no other."""

from __future__ import annotations

from tests.planning.halls import hall, seated

from preseance.planning.checks.checking import check
from preseance.planning.occasion.making import occasion_of
from preseance.views.guests import present_view


def test_what_is_kept_of_a_guest_is_kept_by_audience_language_and_event() -> None:
    event = hall("anna bruno", [])
    event = event.model_copy(
        update={
            "guests": (event.guests[0].model_copy(update={"diet": ("vegan",)}), event.guests[1])
        }
    )
    plan = seated(event, "anna=t1-1 bruno=t1-2")
    checked = check(occasion_of(event), plan)
    (assembly,) = checked.occasion.assemblies
    kitchen = present_view(checked, assembly, "anna", "kitchen")
    assert kitchen.diets == ("vegan",)
    assert present_view(checked, assembly, "anna", "kitchen") is kitchen
    assert present_view(checked, assembly, "anna", "public").diets == ()
    renamed = event.guests[0].model_copy(update={"name": "Annika"})
    again = check(
        occasion_of(event.model_copy(update={"guests": (renamed, event.guests[1])})), plan
    )
    assert (
        present_view(again, again.occasion.assemblies[0], "anna", "kitchen").full_name == "Annika"
    )
