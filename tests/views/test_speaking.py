"""What is said of one event is what all sentences say, however few schemes were read for it."""

from __future__ import annotations

import pytest
from tests.planning.halls import hall

from preseance.protocol import words
from preseance.protocol.schemes import scheme_by_name
from preseance.views.speaking import sentences, wording_of


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_event_has_every_sentence(language: str) -> None:
    event = hall("anna bruno", [])
    assert dict(wording_of(event, language).catalogue) == dict(sentences(language))


def test_words_of_the_events_scheme_are_read_without_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def all_schemes() -> None:
        raise AssertionError("every scheme was read")

    monkeypatch.setattr(words, "scheme_words", all_schemes)
    event = hall("anna bruno", []).model_copy(update={"scheme": "france-paris"})
    said = wording_of(event, "fr").catalogue
    for message in scheme_by_name("france-paris").words:
        assert said[message].usual
    assert "check.no-such-sentence" not in said
