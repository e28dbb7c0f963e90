"""French words meet as French asks."""

import pytest

from preseance.wording.french import French
from preseance.wording.phrases import Phrase, Series

FRENCH = French()


def row(*texts: str, either: bool = False) -> Series:
    parts = tuple(FRENCH.phrase(text) for text in texts)
    whole = FRENCH.name("", feminine=all(p.feminine for p in parts), plural=not either)
    return Series(parts, " et ".join, whole)


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
    assert str(FRENCH.block(name, is_table=True)) == said


def test_a_block_that_is_no_table_keeps_its_name() -> None:
    assert str(FRENCH.block("Family photo", is_table=False)) == "Family photo"


@pytest.mark.parametrize(
    ("form", "phrase", "said"),
    [
        ("à", FRENCH.phrase("la table 1, place 10"), "à la table 1, place 10"),
        ("à", FRENCH.phrase("le cortège"), "au cortège"),
        ("à", FRENCH.phrase("les Alpes"), "aux Alpes"),
        ("à", FRENCH.phrase("un bout de côté"), "à un bout de côté"),
        ("de", FRENCH.phrase("le carré"), "du carré"),
        ("de", FRENCH.phrase("l’estrade"), "de l’estrade"),
        ("de", FRENCH.phrase("une place de présidence"), "d’une place de présidence"),
        ("de", FRENCH.name("Le Drian"), "de Le Drian"),
        ("de", FRENCH.name("Åsen"), "d’Åsen"),
        ("de", FRENCH.name("Yves"), "d’Yves"),
        ("que", FRENCH.name("Yūko"), "que Yūko"),
        ("que", FRENCH.name("Anna"), "qu’Anna"),
        ("à", FRENCH.name("les Amis"), "à les Amis"),
    ],
)
def test_prepositions_elide_and_contract(form: str, phrase: Phrase, said: str) -> None:
    assert format(phrase, form) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 invité"), (1, "1 invité"), (2, "2 invités de l’extérieur")]
)
def test_a_noun_agrees_with_the_number_before_it(number: int, said: str) -> None:
    who = FRENCH.phrase("les invités de l’extérieur", "un invité")
    assert "{n} {who:{n}}".format(n=FRENCH.count(number), who=who) == said
    assert f"trop {who:de noun}" == "trop d’invités de l’extérieur"
    assert f"parmi {who}" == "parmi les invités de l’extérieur"


def test_each_in_a_row_takes_the_preposition() -> None:
    both = row("le cortège", "la table 7")
    assert f"{both:à}" == "au cortège et à la table 7"
    assert f"{row('la table 1', 'les Alpes'):de}" == "de la table 1 et des Alpes"
    assert f"{row('Anna', 'Odile'):que}" == "qu’Anna et Odile"


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        (FRENCH.phrase("la zone Nord"), "est réservée"),
        (FRENCH.phrase("le rang 2"), "est réservé"),
        (FRENCH.phrase("les places d’honneur"), "sont réservés"),
        (row("la table 1", "la table 2"), "sont réservées"),
        (row("la table 1", "le rang 2"), "sont réservés"),
        (row("la table 1", "la table 2", either=True), "est réservée"),
        (FRENCH.name("Anna", feminine=True), "est réservée"),
    ],
)
def test_verb_and_participle_agree_with_gender_and_number(
    phrase: Phrase | Series, said: str
) -> None:
    assert f"{phrase:est|sont} réservé{phrase:e}" == said


def test_a_form_that_there_is_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="no form «chez»"):
        format(FRENCH.name("Anna"), "chez")


def test_signs_get_their_narrow_space_and_a_curved_apostrophe() -> None:
    typed = "Dîner : l'« ami », 5 % ; oui !"
    assert FRENCH.typeset(typed) == ("Dîner\u202f: l’«\u202fami\u202f», 5\u202f%\u202f; oui\u202f!")
    assert FRENCH.typeset("à 13:05, http://x") == "à 13:05, http://x"
