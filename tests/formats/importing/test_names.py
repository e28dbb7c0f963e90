"""Names come apart by the custom they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from preseance.formats.importing.folding import folded
from preseance.formats.importing.name_customs import Context, order_told
from preseance.formats.importing.names import joined_name, split_name


@pytest.mark.parametrize(
    ("text", "country", "title", "first", "family", "full", "sort"),
    [
        ("BORGES Rui", "", "", "Rui", "Borges", "Rui Borges", "Borges, Rui"),
        ("Jan van der BERG", "", "", "Jan", "van der Berg", "Jan van der Berg", "van der Berg, Jan"),
        ("DE LA CRUZ Ana", "", "", "Ana", "de la Cruz", "Ana de la Cruz", "de la Cruz, Ana"),
        ("Jean-Pierre LE GALL", "", "", "Jean-Pierre", "Le Gall", "Jean-Pierre Le Gall", "Le Gall, Jean-Pierre"),
        ("McDONALD Ian", "", "", "Ian", "McDonald", "Ian McDonald", "McDonald, Ian"),
        ("O'BRIEN Pat", "", "", "Pat", "O'Brien", "Pat O'Brien", "O'Brien, Pat"),
        ("JP Martin", "", "", "JP", "Martin", "JP Martin", "Martin, JP"),
        ("Dupont, Jean", "", "", "Jean", "Dupont", "Jean Dupont", "Dupont, Jean"),
        ("Smith, Dr John", "", "Dr", "John", "Smith", "John Smith", "Smith, John"),
        ("Prof. Dr. h.c. Anna-Lena von und zu Beispiel", "", "Prof. Dr. h.c.", "Anna-Lena",
         "von und zu Beispiel", "Anna-Lena von und zu Beispiel", "von und zu Beispiel, Anna-Lena"),
        ("the Honourable Jane Roe", "", "the Honourable", "Jane", "Roe", "Jane Roe", "Roe, Jane"),
        ("S.E. M. Jean Dupont", "", "S.E. M.", "Jean", "Dupont", "Jean Dupont", "Dupont, Jean"),
        ("Her Excellency Mrs Ann Roe", "", "Her Excellency Mrs", "Ann", "Roe", "Ann Roe", "Roe, Ann"),
        ("Lt Col James Hay", "", "Lt Col", "James", "Hay", "James Hay", "Hay, James"),
        ("Mme Dupont", "", "Mme", "", "Dupont", "Mme Dupont", "Dupont"),
        ("Mme Le Gall", "", "Mme", "", "Le Gall", "Mme Le Gall", "Le Gall"),
        ("John Smith Jr.", "", "", "John", "Smith", "John Smith Jr.", "Smith, John"),
        ("Martin Luther King III", "", "", "Martin Luther", "King", "Martin Luther King III", "King, Martin Luther"),
        ("Don Smith", "", "", "Don", "Smith", "Don Smith", "Smith, Don"),
        ("He Wei", "", "", "He", "Wei", "He Wei", "Wei, He"),
        ("María José García Márquez", "", "", "María José", "García Márquez",
         "María José García Márquez", "García Márquez, María José"),
        ("María del Carmen López Ruiz", "ES", "", "María del Carmen", "López Ruiz",
         "María del Carmen López Ruiz", "López Ruiz, María del Carmen"),
        ("Juan Carlos Pérez", "ES", "", "Juan Carlos", "Pérez", "Juan Carlos Pérez", "Pérez, Juan Carlos"),
        ("José Ortega y Gasset", "", "", "José", "Ortega y Gasset", "José Ortega y Gasset", "Ortega y Gasset, José"),
        ("Nagy Anna", "HU", "", "Anna", "Nagy", "Nagy Anna", "Nagy, Anna"),
        ("Nguyễn Văn An", "", "", "Văn An", "Nguyễn", "Nguyễn Văn An", "Nguyễn Văn An"),
        ("XI Jinping", "CN", "", "Jinping", "Xi", "Xi Jinping", "Xi Jinping"),
        ("Kim Min-jun", "", "", "Min-jun", "Kim", "Kim Min-jun", "Kim Min-jun"),
        ("Tan Boon Keng", "", "", "Boon Keng", "Tan", "Tan Boon Keng", "Tan Boon Keng"),
        ("Low Mei Fen, Janet", "", "", "Janet Mei Fen", "Low", "Janet Low Mei Fen", "Low, Janet Mei Fen"),
        ("Somchai Jaidee", "TH", "", "Somchai", "Jaidee", "Somchai Jaidee", "Somchai Jaidee"),
        ("Katrín Jakobsdóttir", "", "", "Katrín", "Jakobsdóttir", "Katrín Jakobsdóttir", "Katrín Jakobsdóttir"),
        ("Siti Aminah Binte Yusof", "", "", "Siti Aminah", "Binte Yusof", "Siti Aminah Binte Yusof",
         "Siti Aminah Binte Yusof"),
        ("Ravi K Menon S/O Krishnan", "", "", "Ravi K Menon", "S/O Krishnan", "Ravi K Menon S/O Krishnan",
         "Ravi K Menon S/O Krishnan"),
        ("Sukarno", "ID", "", "Sukarno", "", "Sukarno", "Sukarno"),
        ("Волков Игорь Петрович", "", "", "Игорь Петрович", "Волков", "Волков Игорь Петрович",
         "Волков, Игорь Петрович"),
    ],
)  # fmt: skip
def test_a_name_comes_apart_by_its_custom(
    text: str, country: str, title: str, first: str, family: str, full: str, sort: str
) -> None:
    name = split_name(text, Context(country=country))
    assert (name.title, name.given, name.family) == (title, first, family)
    assert (name.full, name.sort) == (full, sort)


def test_honours_stand_apart_from_titles() -> None:
    name = split_name("Sir Tom Roe KBE")
    assert (name.title, name.full, name.honours) == ("Sir", "Tom Roe", "KBE")
    assert split_name("John Smith, PhD").honours == "PhD"


def test_an_office_after_a_comma_is_no_given_name() -> None:
    name = split_name("John Smith, Mayor of Portwell")
    assert (name.full, name.function) == ("John Smith", "Mayor of Portwell")
    assert split_name("M. le Préfet").function == "le Préfet"


def test_two_columns_keep_the_order_of_the_guests_country() -> None:
    assert joined_name("Anna", "NAGY", Context(country="HU")).full == "Nagy Anna"
    assert joined_name("Karl", "Graf von Stein").full == "Karl Graf von Stein"
    assert joined_name("", "Mme Roy").full == "Mme Roy"


def test_a_column_tells_its_order_by_many_names() -> None:
    assert order_told(["Neri Paolo", "Rossi Anna", "Verdi Marco", "Bassi Ugo"]) is True
    assert order_told(["Paolo Neri", "Anna Rossi", "Marco Verdi"]) is False
    assert order_told(["Neri Paolo"]) is None
    written = Context(written_family_first=True)
    assert split_name("Le Goff Yann", written).full == "Yann Le Goff"
    assert split_name("Zoé Nuñez", written).full == "Zoé Nuñez"


@given(st.text(alphabet=st.characters(categories=["L", "Zs", "Po", "Pd"]), max_size=40))
def test_no_word_of_a_name_is_lost(text: str) -> None:
    name = split_name(text)
    kept = f"{name.title} {name.full} {name.honours} {name.function}"
    assert set(folded(text).split()) <= set(folded(kept).split())


@pytest.mark.parametrize(
    ("text", "given", "family", "sort"),
    [
        ("José Luis Fernández de la Torre", "José Luis", "Fernández de la Torre",
         "Fernández de la Torre, José Luis"),
        ("Juan Carlos de la Torre", "Juan Carlos", "de la Torre", "Torre, Juan Carlos de la"),
        ("Dª. Núria Puig i Casals", "Núria", "Puig i Casals", "Puig i Casals, Núria"),
    ],
)  # fmt: skip
def test_spanish_names_with_particles(text: str, given: str, family: str, sort: str) -> None:
    name = split_name(text, Context("ES"))
    assert (name.given, name.family, name.sort) == (given, family, sort)


def test_han_names_put_the_family_first() -> None:
    assert joined_name("太郎", "山田").full == "山田 太郎"
