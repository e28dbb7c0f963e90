"""French words meet as French asks."""

import pytest

from preseance.wording import french


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Table d’honneur", "la table d’honneur"),
        ("Tribune officielle", "la tribune officielle"),
        ("Cortège", "le cortège"),
        ("Estrade", "l’estrade"),
        ("Rodin", "la table Rodin"),
        ("Les Alpes", "les Alpes"),
        ("Long table", "Long table"),
        ("Lesbos", "la table Lesbos"),
    ],
)
def test_a_table_takes_the_article_its_name_asks(name: str, said: str) -> None:
    assert french.with_article(name) == said


def test_a_block_that_is_no_table_keeps_its_name() -> None:
    assert french.with_article("Family photo", is_table=False) == "Family photo"


@pytest.mark.parametrize(
    ("template", "word", "said"),
    [
        ("{a} est à {p}.", "la table 1, place 10", "Anna est à la table 1, place 10."),
        ("{a} est à {p}.", "le cortège", "Anna est au cortège."),
        ("À {p}, {a}", "les Alpes", "Aux Alpes, Anna"),
        ("autour de {p}", "le carré", "autour du carré"),
        ("autour de {p}", "l’estrade", "autour de l’estrade"),
        ("le rang de {p}", "Le Drian", "le rang de Le Drian"),
        ("le rang de {p}", "Åsen", "le rang d’Åsen"),
        ("le rang de {p}", "Yves", "le rang d’Yves"),
        ("moins que {p}", "Yūko", "moins que Yūko"),
        ("prié de les {p}", "prévenir", "prié de les prévenir"),
    ],
)
def test_prepositions_elide_and_contract(template: str, word: str, said: str) -> None:
    assert french.sentence(template, {"a": "Anna", "p": word}) == said
