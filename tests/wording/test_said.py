"""What is said once, where it arises, is English, and every language has it."""

import pickle

import pytest

from preseance.wording.message import Listed
from preseance.wording.said import Said, in_language, meant


def test_it_is_the_english_sentence() -> None:
    said = Said("«{name}» a second time", name="anna")
    assert said == "«anna» a second time"
    assert in_language(said, "en") == said
    assert in_language(said, "fr") == "«\u202fanna\u202f» une seconde fois"


def test_a_part_is_said_in_the_language_of_the_whole() -> None:
    found = Said("unknown {kind} «{name}»", kind=Said("session"), name="brunch")
    assert found == "unknown session «brunch»"
    assert in_language(found, "fr") == "séance inconnue «\u202fbrunch\u202f»"
    guest = Said("unknown {kind} «{name}»", kind=Said("guest"), name="x")
    assert in_language(guest, "fr") == "convive inconnu «\u202fx\u202f»"


def test_braces_in_what_a_user_wrote_stay_as_they_are() -> None:
    said = Said("«{name}» a second time", name="{odd} {0}")
    assert said == "«{odd} {0}» a second time"
    assert "{odd} {0}" in in_language(said, "fr")


def test_other_text_stands_as_it_is() -> None:
    assert in_language("rules.csv", "fr") == "rules.csv"
    assert in_language(Said("never said before {x}", x=1), "fr") == "never said before 1"


def test_it_goes_to_another_process_and_comes_back() -> None:
    said = Said("one of {known}", known=Listed(("a", "b"), either=True))
    back = pickle.loads(pickle.dumps(said))
    assert back == said == "one of a or b"
    assert in_language(back, "fr") == "une de ces valeurs\u202f: a ou b"


@pytest.mark.parametrize(
    ("near", "english", "french"),
    [
        ([], "", ""),
        (["a"], " (did you mean «a»?)", " (vouliez-vous dire «\u202fa\u202f»\u202f?)"),
        (
            ["a", "b"],
            " (did you mean «a» or «b»?)",
            " (vouliez-vous dire «\u202fa\u202f» ou «\u202fb\u202f»\u202f?)",
        ),
    ],
)
def test_what_may_have_been_meant(near: list[str], english: str, french: str) -> None:
    assert meant(near) == english
    assert in_language(meant(near), "fr") == french
