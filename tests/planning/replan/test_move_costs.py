"""What a move costs by default, by setting, and where a setting makes no sense."""

import random

import pytest
from tests.planning.replanned import random_lunch

from preseance.cli.commands import replan
from preseance.errors import InputError
from preseance.model.plan import Stage
from preseance.planning.replan.move_costs import BY_STAGE, cost_table, move_costs
from preseance.protocol import order


def test_settings_replace_the_default_costs() -> None:
    event = random_lunch(random.Random(1), 6)
    settings = {"moves.stage.printed": 9, "moves.class.head-of-state": 7}
    changed = event.model_copy(update={"settings": settings, "host": ""})
    costs = move_costs(changed, order(changed))
    first = next(g.id for g in changed.guests if g.role == "head-of-state")
    assert costs.of(first, Stage.PRINTED) == 63
    assert costs.by_stage[Stage.TOLD] == BY_STAGE[Stage.TOLD]


@pytest.mark.parametrize("value", [0, -1, True, "dear"])
def test_a_cost_that_is_no_number_from_1_is_refused(value: object) -> None:
    event = random_lunch(random.Random(1), 4)
    changed = event.model_copy(update={"settings": {"moves.stage.told": value}})
    with pytest.raises(InputError, match=r"moves\.stage\.told"):
        move_costs(changed, order(changed))


def test_the_help_of_replan_prints_the_table() -> None:
    said = " ".join((replan.run.__doc__ or "").split())
    for part in cost_table().replace("A move costs ", "").split(";")[0].split(", "):
        assert part in said, part
