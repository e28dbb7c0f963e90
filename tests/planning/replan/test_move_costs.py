"""What a move costs by default, by setting, and where a setting makes no sense."""

import random

import pytest
from tests.planning.replanned import random_lunch

from preseance.cli.commands import replan
from preseance.errors import InputError
from preseance.model.plan import Mark
from preseance.planning.replan.move_costs import cost_table, move_costs
from preseance.protocol import order


def test_settings_replace_the_default_costs() -> None:
    event = random_lunch(random.Random(1), 6)
    settings = {"moves.mark.printed": 9, "moves.class.head-of-state": 7}
    changed = event.model_copy(update={"settings": settings, "host": ""})
    costs = move_costs(changed, order(changed))
    first = next(g.id for g in changed.guests if g.role == "head-of-state")
    assert costs.of(first, [Mark.PRINTED]) == 70
    assert costs.of(first, []) == 7


def test_taking_back_what_was_told_costs_more_than_printing_a_card_again() -> None:
    event = random_lunch(random.Random(1), 6)
    costs = move_costs(event, order(event))
    for guest in costs.by_guest:
        told = costs.of(guest, [Mark.APPROVED, Mark.TOLD])
        printed = costs.of(guest, [Mark.APPROVED, Mark.PRINTED])
        both = costs.of(guest, [Mark.APPROVED, Mark.TOLD, Mark.PRINTED])
        assert costs.of(guest, []) < costs.of(guest, [Mark.APPROVED]) < printed < told < both
        assert 1000 * both < costs.of(guest, [Mark.SEATED])


def test_a_setting_of_the_former_stages_is_refused_with_the_name_it_has_now() -> None:
    event = random_lunch(random.Random(1), 4)
    changed = event.model_copy(update={"settings": {"moves.stage.told": 8}})
    with pytest.raises(InputError, match=r"moves\.mark\.told"):
        move_costs(changed, order(changed))


@pytest.mark.parametrize("value", [0, -1, True, "dear"])
def test_a_cost_that_is_no_number_from_1_is_refused(value: object) -> None:
    event = random_lunch(random.Random(1), 4)
    changed = event.model_copy(update={"settings": {"moves.mark.told": value}})
    with pytest.raises(InputError, match=r"moves\.mark\.told"):
        move_costs(changed, order(changed))


def test_the_help_of_replan_prints_the_table() -> None:
    said = " ".join((replan.run.__doc__ or "").split())
    for part in cost_table().split(";")[0].split(", "):
        assert part in said, part
