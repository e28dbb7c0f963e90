"""Names, titles and forms of address in the language of the paper."""

import pytest
from pydantic import ValidationError

from preseance.formats.cells import texts_of, values_of
from preseance.formats.lists import fresh, read_list
from preseance.model.guest import Guest
from preseance.model.naming import called, full_name
from preseance.model.translations import translation

GUEST = Guest(
    id="g",
    name="Volodymyr Zelenskyy",
    short_name="Zelenskyy",
    name_native="Володимир Зеленський",
    title="President of Ukraine",
    translations={"title_fr": "Président de l’Ukraine", "name_fr": "Volodymyr Zelensky"},
)


@pytest.mark.parametrize(
    ("column", "meant"),
    [
        ("title_fr", ("title", "fr")),
        ("form_of_address_de", ("form_of_address", "de")),
        ("sort_name", None),
        ("name_native", None),
        ("name_qqq", None),
        ("note_fr", None),
    ],
)
def test_columns_of_languages_are_told_from_others(
    column: str, meant: tuple[str, str] | None
) -> None:
    assert translation(column) == meant


def test_a_paper_takes_what_stands_in_its_language() -> None:
    french = GUEST.in_language("fr")
    assert (french.title, french.name) == ("Président de l’Ukraine", "Volodymyr Zelensky")
    assert GUEST.in_language("de") is GUEST
    guests = {"g": GUEST}
    assert full_name(GUEST, guests, "fr") == called(GUEST, guests, "fr") == "Volodymyr Zelensky"
    assert called(GUEST, guests, "en") == "Zelenskyy"


def test_a_companion_is_called_by_whom_they_come_with_in_that_language() -> None:
    companion = Guest(id="c", companion_of="g")
    guests = {"g": GUEST, "c": companion}
    assert full_name(companion, guests, "fr") == "Invité de Volodymyr Zelensky"


def test_columns_of_languages_are_read_and_written() -> None:
    content = fresh(Guest, [GUEST, Guest(id="h", name="Ha")])
    records, _ = read_list("guests.csv", content, [], unread := [])
    assert records == [GUEST, Guest(id="h", name="Ha")]
    assert not unread
    assert (
        texts_of(GUEST)["title_fr"] == values_of(texts_of(GUEST), Guest)["translations"]["title_fr"]
    )  # type: ignore[index]  # a field of another kind than others


def test_a_language_there_is_not_is_refused() -> None:
    with pytest.raises(ValidationError):
        Guest(id="g", name="G", translations={"title_qqq": "T"})
