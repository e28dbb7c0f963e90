"""Every French sentence there is keeps to French typography."""

import pytest
from tests.wording.french_faults import faults

from preseance.wording.languages import translations


def test_no_sentence_of_any_catalogue_has_a_fault() -> None:
    found = {
        message: said
        for message, sentence in translations("fr").items()
        for text in (sentence.usual, sentence.of_a_woman)
        if (said := faults(text))
    }
    assert found == {}


@pytest.mark.parametrize(
    "wrong",
    [
        "Nom: table 1", "Vraiment ?", "« oui »", "l'hôte", "à le buffet", "de anniversaire", "que elle",
        "arrive à 12:30", "1 mai 2025", "le 2ème rang", "1.5 m", "Anna\u202f: la table 1, place 3",
    ],
)  # fmt: skip
def test_each_kind_of_fault_is_found(wrong: str) -> None:
    assert faults(wrong)
