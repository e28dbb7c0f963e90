"""What the model finds wrong is said in our own words, so in every language."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, get_args

import pytest
from pydantic import ValidationError
from pydantic_core.core_schema import ErrorType

from preseance.formats.cells import expected_of
from preseance.planning.commands import command_of
from preseance.wording.said import Said, in_language

WRONG: tuple[dict[str, Any], ...] = (
    {"do": "fly"},
    {},
    {"do": "move", "session": "s", "guest": 3, "place": "t1-1"},
    {"do": "move", "session": "s", "guest": "anna"},
    {"do": "move", "session": "s", "guest": "anna", "place": "t1-1", "why": "so"},
    {"do": "unseat", "session": "s", "guests": []},
    {"do": "unseat", "session": "s", "guests": "anna"},
    {"do": "publish", "reason": "x" * 3000},
    {"do": "publish", "stage": "soon"},
    {"do": "tick", "task": {"version": 0, "duty": "x", "what": "y"}},
    {"do": "tick", "task": {"version": "one", "duty": "x", "what": "y"}},
    {"do": "apply-plan", "placements": []},
    {"do": "change-event", "fields": {}},
)


@pytest.mark.parametrize("values", WRONG, ids=lambda v: "-".join(map(str, v))[:40])
def test_a_wrong_command_is_told_in_french(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError) as refused:
        command_of(values)
    for error in refused.value.errors(include_url=False):
        sentence = expected_of(error)
        assert sentence != error["msg"]
        names = error["type"] in ("literal_error", "enum", "union_tag_invalid")
        assert names or in_language(sentence, "fr") != sentence, sentence


def test_no_kind_of_mistake_is_told_in_the_words_of_the_library() -> None:
    in_other_words = {"value_error", "enum", "literal_error"}
    foreign: Any = {
        "type": "value_error",
        "msg": "English",
        "ctx": {"error": ValueError("English")},
    }
    assert isinstance(expected_of(foreign), Said)
    for kind in {*get_args(ErrorType)} - in_other_words:
        given: Any = {"type": kind, "msg": "English", "loc": (), "ctx": defaultdict(lambda: "1")}
        assert isinstance(expected_of(given), Said), kind
