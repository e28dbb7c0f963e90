"""Alphabetical order, language by language, as national lists and ICU have it."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from preseance.wording.collation import Filed, alphabet_of, collated, initial

ORDERS = {
    "": "Aero Ærø Åse Cole Đo Ezra Łódź Lomé Ørsted Oster Straß Strauss Zorn Þór",
    "bg": "Авила Велев Щерев Ябланов Adam Zorn",
    "cs": "Cap Čapek Hus Chalupa Ibl Rak Řepa Sova Šíma Zima Žák",
    "cy": "Cule Chwyn Dylan Ddu Lyn Llew Rhys Tomos Thomas",
    "da": "Abel Zorn Æblemose Ærø Øst Åberg Aaberg Aarup",
    "de": "Äbte Adam Arp Muller Müller Muster Strauss Strauß Zorn",
    "el": "Άλφα Βήτα Ωνάσης Adam Zorn",
    "es": "Nuño Ñáñez Ochoa",
    "et": "Saar Šokin Zeno Žukov Tamm Väli Õun Ärm Öpik Ülo Xi Ymir",
    "fi": "Virtanen Wallin Ylä Yrjö Üxküll Zorn Åberg Äijö Öhman",
    "fr": "cote coté côte côté Éluard Ex Zola",
    "hr": "Cvit Čačić Ćosić Dunja Džaja Đokić Luka Ljubo Nada Njegoš Zec Žuvela",
    "hu": "Cukor Csaba Gomb Gyula Ló Lyka Nagy Nyul Ozd Öböl Őri Szűcs Tóth Tyúk Zala Zsolnay",
    "is": "Adam Ágúst Dóra Ðór Emil Éva Ivar Ída Una Úlfur Ýmir Zorn Þór Ægir Össur",
    "it": "D'Annunzio Dante DAntona De_Gasperi Debora",
    "lt": "Cirka Čepas Iltis Ynas Jonas Sala Šimkus Zola Žukas",
    "lv": "Alna Āboliņš Cers Čaks Gaiss Ģirts Kalns Ķirsis Lapa Ļaudis Niks Ņikita Zils Žanis",
    "mt": "Borg Ċini Camilleri Fenech Ġuta Galea Għar Ħili Ilbieb Żammit Zahra",
    "nb": "Zorn Ærlig Østby Ås Aas Åsen",
    "pl": "Amon Ąk Cis Ćma Lis Łoś Oko Ósmy Zan Źrebak Żak",
    "ro": "Avram Ăla Âla Iov Îna Sima Șerban Titu Țepeș",
    "sk": "Cap Čapek Dal Hus Chren Ibl Oto Ôsmy Zima Žiak",
    "sl": "Cvet Čop Saje Šink Zore Žagar",
    "sv": "Virtanen Wallin Üb Yng Yxa Zorn Åberg Ängel Ærø Öst Øst",
    "tr": "Can Çelik Gül Ğan Hasan Ilgaz Irmak İnan Öz Pamuk Sezer Şen Ulu Ünal",
}


@pytest.fixture(autouse=True, scope="module")
def _default_table() -> None:
    """Read once, so that no example of a property waits for it."""
    collated("a")


@pytest.mark.parametrize("language", sorted(ORDERS))
def test_names_stand_in_the_alphabet_of_the_language(language: str) -> None:
    expected = [n.replace("_", " ") for n in ORDERS[language].split()]
    mixed = expected[::-1]
    assert sorted(mixed, key=lambda n: collated(n, language)) == expected


def test_family_names_come_first_and_word_by_word() -> None:
    names = [
        "Cole, Ann",
        "Cole, Zed",
        "Cole Hart, Eve",
        "Cole-Hart, Ida",
        "Cole–Hart, Jo",
        "Coleman, Al",
    ]
    mixed = names[::-1]
    assert sorted(mixed, key=collated) == names


def test_apostrophes_of_all_shapes_and_full_stops_are_nothing() -> None:
    names = ["O’Shea, Amy", "OʼShea, Bo", "OShea, Cy", "O'Shea, Tim", "St. John, Al", "St John, Bo"]
    mixed = names[::-1]
    assert sorted(mixed, key=collated) == names


@pytest.mark.parametrize(
    ("language", "letters"),
    [
        (
            "en",
            {"Ærø": "A", "Łódź": "L", "Đukanović": "D", "al-Sarraj": "A", "Þór": "Þ", "7 Ups": "U"},
        ),
        ("da", {"Aaberg": "Å", "Ägg": "Æ", "Þór": "T", "Álvarez": "A", "«Ørsted»": "Ø"}),
        ("hr", {"ljubo": "Lj", "Đokić": "Đ", "Čaks": "Č"}),
        ("tr", {"irfan": "İ", "Irmak": "I", "ışık": "I"}),
        ("el", {"Άννα": "Α"}),
        ("", {"毛泽东": "毛", "12": "1", "": ""}),
    ],
)
def test_the_letter_above_a_name_is_one_of_its_alphabet(
    language: str, letters: dict[str, str]
) -> None:
    assert {name: initial(name, language) for name in letters} == letters


@settings(deadline=None)
@given(st.lists(st.text(max_size=8), max_size=6), st.sampled_from(sorted(ORDERS)))
def test_any_text_has_a_place_and_order_is_total(texts: list[str], language: str) -> None:
    keys = [Filed(t, language) for t in texts]
    for a, b in itertools.combinations(keys, 2):
        assert (a < b) + (b < a) + (a.text == b.text) == 1


@settings(deadline=None)
@given(st.sampled_from(sorted(ORDERS)), st.data())
def test_every_letter_of_its_own_follows_what_the_table_says(
    language: str, data: st.DataObject
) -> None:
    letters = alphabet_of(language).elements
    if letters:
        letter = data.draw(st.sampled_from(sorted(letters)))
        assert collated(letter, language)[0], letter
        assert collated(letter.lower(), language)[0] <= collated(f"{letter.lower()}a", language)[0]
