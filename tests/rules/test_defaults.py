"""The rules that hold without being written, and the settings that change them."""

from datetime import date

import pytest

from preseance.errors import InputError
from preseance.model.event import Event
from preseance.model.room import Room, Table
from preseance.model.rule_row import LEVELS, RuleRow
from preseance.model.session import Kind, Session
from preseance.rules import DEFAULTS, RULES, default_rows


def rows(*more: Session, **settings: str | int | bool | tuple[str, ...]) -> dict[str, RuleRow]:
    event = Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        rooms=(Room(id="r", name="R", width=9, depth=9, tables=(Table(id="t1", seats=4),)),),
        sessions=(
            Session(id="dinner", title="D", room="r"),
            Session(id="lunch", title="W", room="r", working=True),
            Session(id="talks", title="T", room="r", kind=Kind.TALKS),
            *more,
        ),
        settings={key.replace("__", "."): value for key, value in settings.items()},
    )
    return {row.id.removeprefix("default-").replace("-", "_"): row for row in default_rows(event)}


def test_defaults_are_rules_of_the_catalogue_with_right_parameters() -> None:
    for name, rule in DEFAULTS.items():
        default = rule.defaults[name]
        assert RULES[rule.kind] is rule
        assert set(default.params) <= set(rule.params), name
        assert not any(rule.params[p].expected(v) for p, v in default.params.items())
        assert all(getattr(default, column) for column in rule.needs)


def test_couples_are_parted_at_meals_and_delegations_sit_as_one_at_talks() -> None:
    made = rows()
    assert made["couples"].sessions == ("dinner", "lunch")
    assert made["ends"].sessions == ("dinner",)
    assert made["delegations"].sessions == ("dinner", "lunch")
    assert made["delegation_blocks"].sessions == ("talks",)
    assert made["delegation_blocks"].params == {"mode": "blocks"}
    assert made["seated"].sessions == ()
    assert "alternate" not in made


def test_of_a_record_nothing_is_asked_that_is_not_asked_for() -> None:
    record = Session(id="then", title="R", room="r", record=True)
    assert all("then" not in row.sessions for row in rows(record).values())
    assert all(row.sessions for row in rows(record).values())
    assert "then" in rows(record, couples__on=True)["couples"].sessions
    assert rows(record, couples__sessions=("then",))["couples"].sessions == ("then",)


def test_settings_switch_defaults_and_change_level_weight_sessions_and_parameters() -> None:
    made = rows(
        couples__on=False,
        alternate__on=True,
        spread__level="should",
        spread__weight=9,
        home_and_foreign__sessions=("talks",),
        access__metres=7,
        common_language__relations=("beside", "across"),
    )
    assert "couples" not in made
    assert "alternate" in made
    assert (made["spread"].level, made["spread"].weight) == ("should", 9)
    assert made["home_and_foreign"].sessions == ("talks",)
    assert made["access"].params == {"metres": "7"}
    assert made["common_language"].relations == ("beside", "across")


def test_a_wrong_setting_is_refused() -> None:
    with pytest.raises(InputError, match=r"couples\.weight"):
        rows(couples__weight=0)


def test_musts_come_first() -> None:
    levels = [LEVELS.index(row.level) for row in rows(spread__level="must").values()]
    assert levels == sorted(levels)
