"""What a rule costs is what the formula of its page says, counted without the rule."""

import random

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.rules.events import full_plan, random_event, random_plan
from tests.rules.naive.counts import COUNTS, OVER_SESSIONS, counted

from preseance.planning.occasion.making import occasion_of
from preseance.rules import RULES, build_rules


def test_counts_are_of_kinds_there_are() -> None:
    assert {*COUNTS, *OVER_SESSIONS} <= set(RULES)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 10**9))
@example(3498075)  # The head of one delegation is a member of another.
@example(9093)  # Two rows have members of one delegation sit in blocks.
def test_every_rule_costs_what_its_page_says(seed: int) -> None:
    draw = random.Random(seed)
    occasion = occasion_of(random_event(draw))
    plans = [random_plan(draw, occasion, share) for share in (0.6, 1.0)]
    plans += [plan for plan in [full_plan(draw, occasion)] if plan is not None]
    # A kind that is new here may have no count yet.
    counts = {*COUNTS, *OVER_SESSIONS}
    for rule in (r for r in build_rules(occasion) if r.kind in counts):
        for plan in plans:
            cost = sum(f.cost for f in rule.findings(plan))
            assert cost == counted(occasion, rule.row, plan), rule.row
