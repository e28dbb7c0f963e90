"""Who publishes, and when."""

from __future__ import annotations

from datetime import UTC

import pytest
from tests.planning.halls import hall

from preseance.formats.signing import author_of, now


def test_the_author_is_a_setting_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRESEANCE_AUTHOR", "The protocol office")
    event = hall("ann ben", [])
    assert author_of(event) == "The protocol office"
    named = event.model_copy(update={"settings": {"author": "Chief of protocol"}})
    assert author_of(named) == "Chief of protocol"


def test_a_publication_is_dated_in_utc_to_the_second() -> None:
    assert now().tzinfo is UTC
    assert now().microsecond == 0
