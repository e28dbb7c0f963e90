"""Functions and names that a list says in several languages land in columns of those languages."""

from datetime import date
from pathlib import Path

import pytest

from preseance.formats.importing import import_list
from preseance.formats.importing.translating import in_language
from preseance.model.guest import Guest


def _guest(folder: Path, text: str, **columns: str) -> Guest:
    path = folder / "list.csv"
    path.write_text(text, "utf-8")
    found = import_list(
        folder / "event", path, columns=columns, today=date(2025, 1, 1), occasion="dinner"
    )
    return found.event.guests[0]


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Fonction (FR)", ("Fonction", "fr")),
        ("Title (English)", ("Title", "en")),
        ("Funktion - Deutsch", ("Funktion", "de")),
        ("Fonction en français", ("Fonction", "fr")),
        ("Title FR", ("Title", "fr")),
        ("Name (ID)", None),
        ("Table no", None),
        ("Nom / Name", None),
        ("Diet (please specify)", None),
    ],
)
def test_a_heading_tells_its_language(heading: str, told: tuple[str, str] | None) -> None:
    assert in_language(heading) == told


def test_functions_in_two_languages(tmp_path: Path) -> None:
    text = (
        "Nom,Fonction (FR),Title (English)\nAna Prado,Ministre des finances,Minister of Finance\n"
    )
    ana = _guest(tmp_path, text)
    assert ana.translations == {
        "title_fr": "Ministre des finances",
        "title_en": "Minister of Finance",
    }
    assert ana.title == "Ministre des finances"


def test_a_plain_function_stays_plain_and_a_house_is_named_in_each(tmp_path: Path) -> None:
    text = "Name,Function,Fonction (FR),Organisation\nAna Prado,Head,Directrice,Louvre\n"
    ana = _guest(tmp_path, text)
    assert (ana.title, ana.translations) == ("Head, Louvre", {"title_fr": "Directrice, Louvre"})


def test_the_first_column_of_names_is_the_name(tmp_path: Path) -> None:
    ana = _guest(tmp_path, "Name (EN),Name (FR)\nJohn Paul,Jean Paul\n")
    assert (ana.name, ana.translations) == ("John Paul", {"name_fr": "Jean Paul"})


def test_words_before_a_name_are_no_function(tmp_path: Path) -> None:
    ana = _guest(tmp_path, "Name,Title (English)\nAna Prado,Dr\n")
    assert (ana.title, ana.translations, ana.form_of_address) == ("", {}, "Dr Ana Prado")


def test_columns_of_an_event_are_known_and_may_be_asked_for(tmp_path: Path) -> None:
    text = "name,title_fr,Amt\nAna Prado,Ministre,Ministerin\n"
    ana = _guest(tmp_path, text, title_de="Amt")
    assert ana.translations == {"title_fr": "Ministre", "title_de": "Ministerin"}
