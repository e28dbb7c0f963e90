"""Wishes about neighbours are read out of remarks, and nothing else is."""

import pytest

from preseance.formats.importing.wishes import wishes_in


@pytest.mark.parametrize(
    ("text", "apart", "who"),
    [
        ("not with Bob Stone", True, ("Bob Stone",)),
        ("please not next to Dev Anand or Ana Prado", True, ("Dev Anand", "Ana Prado")),
        ("keep away from Bob Ray", True, ("Bob Ray",)),
        ("pas à côté de Mme Roy", True, ("Mme Roy",)),
        ("bitte nicht neben Klaus Meier", True, ("Klaus Meier",)),
        ("no sentar con Juan Gil", True, ("Juan Gil",)),
        ("lontano da Piero Neri", True, ("Piero Neri",)),
        ("Old friend. Please seat with Eve Carter", False, ("Eve Carter",)),
        ("not with the Doe family", True, ("Doe family",)),
    ],
)
def test_a_wish_is_found(text: str, apart: bool, who: tuple[str, ...]) -> None:
    (wish,) = wishes_in(text)
    assert (wish.apart, wish.who) == (apart, who)


@pytest.mark.parametrize(
    "text", ["near the door", "not vegetarian", "loves Bob Dylan", "no nuts", ""]
)
def test_no_wish_is_made_up(text: str) -> None:
    assert wishes_in(text) == ()
