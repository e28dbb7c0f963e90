"""Whatever is sent to the interface, it answers as it says it does, and never with 5xx."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import CHECKS
from tests.server.room import Room

from preseance.server.api.callers import ALLOWANCE, Allowance
from preseance.server.asgi import application
from preseance.server.jobs import queue, working

PATIENCE = 300
"""Seconds that a machine with much to do may take to describe it all."""
SCHEMA = "/api/v1/openapi.json"
EXAMPLES = 8
"""Requests an operation; a run that is to find more takes more."""
THERE = {"event": "lunch", "session": "s"}


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_operation_answers_as_it_says(
    lunch_room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ALLOWANCE, "take", Allowance(10**9).take)
    asked = {"changes": ["cancel dan"]}
    job = queue.ask("lunch", lunch_room.person("olga"), "replan", asked, "en")
    working.work(job.pk)
    monkeypatch.setitem(THERE, "job", str(job.pk))
    headers = lunch_room.program("olga").headers | {"Host": "localhost"}
    schema = schemathesis.openapi.from_asgi(
        SCHEMA, application, headers={"Host": "localhost"}, timeout=PATIENCE
    )
    checks = [
        CHECKS.get_one(name)
        for name in (
            "not_a_server_error",
            "status_code_conformance",
            "content_type_conformance",
            "response_schema_conformance",
        )
    ]
    operations = [result.ok() for result in schema.get_all_operations()]
    for operation in operations:
        _ask(operation, headers, checks)
    assert len(operations) >= 30


def _ask(operation: Any, headers: dict[str, str], checks: list[Any]) -> None:
    """Requests to one operation; of every two, one is about what is there."""

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), known=st.booleans())
    def ask(case: schemathesis.Case, known: bool) -> None:
        if known:
            for name in THERE.keys() & case.path_parameters.keys():
                case.path_parameters[name] = THERE[name]
        case.call_and_validate(headers=headers, checks=checks, timeout=PATIENCE)

    ask()
