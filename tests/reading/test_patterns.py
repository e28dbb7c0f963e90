"""Each pattern catches the sentences it shows, and leaves those it must."""

from pathlib import Path

import pytest

import preseance
from preseance import read_event
from preseance.reading import Report, read_report
from preseance.reading.language import LANGUAGES, Pattern, language_named
from preseance.reading.matching import Kind

PARIS = read_event(Path(preseance.__file__).parent / "examples" / "paris-2018")
AROUND = {
    "en": "The report was written on the day for the house and it was read by all of them.",
    "fr": "Le rapport a été écrit dans la journée pour la maison et il a été lu par tous.",
}
"""A sentence that says nothing, so that the language of the short text is known."""
BOTH = {"no-meeting-at-a-request": {Kind.REFUSAL}}
"""What else a pattern's sentences say by their nature: that nothing is held, besides who wished it."""
PATTERNS = [(code, p) for code in LANGUAGES for p in language_named(code).patterns]


def _kinds(code: str, sentence: str) -> set[Kind]:
    return {p.kind for p in read_report(PARIS, Report(f"{sentence}\n\n{AROUND[code]}"))}


@pytest.mark.parametrize(
    ("code", "name", "kind", "sentence"),
    [(code, p.name, p.kind, s) for code, p in PATTERNS for s in p.catches],
)
def test_what_a_pattern_catches(code: str, name: str, kind: str, sentence: str) -> None:
    assert _kinds(code, sentence) - BOTH.get(name, set()) == {kind}


@pytest.mark.parametrize(
    ("code", "sentence"), [(code, s) for code, p in PATTERNS for s in p.leaves]
)
def test_what_a_pattern_leaves(code: str, sentence: str) -> None:
    assert not _kinds(code, sentence)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_kind_is_said_in_every_language(code: str) -> None:
    assert {p.kind for p in language_named(code).patterns} == set(Kind)


@pytest.mark.parametrize(("code", "pattern"), PATTERNS)
def test_a_pattern_shows_what_it_catches_and_what_it_must_not(code: str, pattern: Pattern) -> None:
    assert pattern.catches
    assert pattern.leaves
