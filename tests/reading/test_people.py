"""Who is named in a sentence: by name, function, country, kin and pronoun; nobody else."""

from pathlib import Path

import pytest

import preseance
from preseance import read_event
from preseance.reading.cast import Cast
from preseance.reading.language import language_named
from preseance.reading.people import Finder, Memory
from preseance.reading.text import Report
from preseance.reading.tokens import tokens_of

PARIS = read_event(Path(preseance.__file__).parent / "examples" / "paris-2018")


def _named(text: str, code: str = "en") -> list[tuple[tuple[str, ...], str]]:
    """Whom the last sentence of a text names."""
    finder, memory, report = Finder(Cast(PARIS, language_named(code))), Memory(), Report(text)
    found = []
    for sentence in report.sentences:
        tokens = tokens_of(report.plain, report.text, sentence.start, sentence.end, code)
        found = finder.mentions(tokens, memory)
        memory.met(found)
    return [(m.guests, m.body) for m in found]


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        ("Putin came.", ["ru-putin"]),
        ("Recep Tayyip Erdogan came.", ["tr-erdogan"]),
        ("The Russian president came.", ["ru-putin"]),
        ("Russia's president came.", ["ru-putin"]),
        ("The president of Russia came.", ["ru-putin"]),
        ("Russian President Vladimir Putin came.", ["ru-putin"]),
        ("The Canadian prime minister came.", ["ca-trudeau"]),
        ("The German chancellor came.", ["de-merkel"]),
        ("The king of Spain came.", ["es-felipe6"]),
        ("Mrs Macron came.", ["fr-macron-b"]),
        ("President Macron came.", ["fr-macron"]),
        ("Melania Trump came.", ["us-trump-m"]),
        ("The UN secretary-general came.", []),
        ("Ivanka Trump came.", []),
        ("Former president Sarkozy came.", ["fr-sarkozy"]),
        ("Poutine came.", ["ru-putin"]),
    ],
)
def test_names_and_functions(text: str, guests: list[str]) -> None:
    assert [g for m, _ in _named(text) for g in m] == guests


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        ("Le président russe est venu.", ["ru-putin"]),
        ("La chancelière allemande est venue.", ["de-merkel"]),
        ("Le Premier ministre canadien Justin Trudeau est venu.", ["ca-trudeau"]),
        ("Mme Macron est venue.", ["fr-macron-b"]),
        ("Le roi du Maroc est venu.", ["ma-mohammed6"]),
        ("M. Erdoğan est venu.", ["tr-erdogan"]),
    ],
)
def test_names_and_functions_in_french(text: str, guests: list[str]) -> None:
    assert [g for m, _ in _named(text, "fr") for g in m] == guests


@pytest.mark.parametrize(
    ("text", "guests"),
    [
        ("Trump and Putin came. The two presidents sat.", [("us-trump", "ru-putin")]),
        ("Trump and Putin came. They sat.", [("us-trump", "ru-putin")]),
        ("Merkel came. She sat.", [("de-merkel",)]),
        ("Putin met his American counterpart.", [("ru-putin",), ("us-trump",)]),
        ("Macron came. His wife sat.", [("fr-macron-b",)]),
        ("Macron, Merkel and Trump sat.", [("fr-macron", "de-merkel", "us-trump")]),
        ("Rutte sat, and Merkel stood.", [("nl-rutte",), ("de-merkel",)]),
    ],
)
def test_whom_pronouns_and_pairs_mean(text: str, guests: list[tuple[str, ...]]) -> None:
    assert [m for m, _ in _named(text) if m] == guests


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Russian delegation left.", "russia"),
        ("The Russians left.", "russia"),
        ("Moscow's man left; Russia stayed.", "russia"),
        ("The French organisers smiled.", "host"),
        ("The hosts smiled.", "host"),
        ("The Kremlin smiled.", "russia"),
        ("Peru smiled.", "country:PE"),
    ],
)
def test_bodies(text: str, body: str) -> None:
    assert body in [b for _, b in _named(text)]
