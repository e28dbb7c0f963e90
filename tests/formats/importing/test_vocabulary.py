"""Replies, diets and needs are known in the words people use."""

import pytest

from preseance.formats.importing.vocabulary import reply, wants


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("oui", "accepted"), ("Accepts with pleasure", "accepted"), ("✓", "accepted"), ("zugesagt", "accepted"),
        ("Oui, avec grand plaisir", "accepted"), ("sì", "accepted"), ("x", "accepted"), ("TRUE", "accepted"),
        ("Regrets", "declined"), ("Excusé", "declined"), ("no asistirá", "declined"), ("✗", "declined"),
        ("cancelled", "declined"), ("TBC", "invited"), ("?", "invited"), ("da confermare", "invited"),
        ("whatever", ""), ("blue", ""),
    ],
)  # fmt: skip
def test_a_reply_is_known_by_its_words(text: str, status: str) -> None:
    assert reply(text).status == status


def test_a_reply_may_count_and_name_a_stand_in() -> None:
    assert reply("yes (2)").number == 2
    assert reply("Représenté par M. Roy").stand_in == "M. Roy"


@pytest.mark.parametrize(
    ("text", "column", "diets", "unknown"),
    [
        ("veggie, no nuts", "diet", ("vegetarian", "no-nuts"), ()),
        ("Vegan, gluten free", "diet", ("vegan", "gluten-free"), ()),
        ("none", "diet", (), ()),
        ("no", "diet", (), ()),
        ("nuts", "diet", ("allergy-nuts",), ()),
        ("nuts, shellfish", "allergy", ("allergy-nuts", "allergy-crustaceans"), ()),
        ("allergic to peanuts and eggs", "diet", ("allergy-peanuts", "allergy-eggs"), ()),
        ("severe nut allergy", "diet", ("allergy-nuts",), ()),
        ("Nussallergie", "diet", ("allergy-nuts",), ()),
        ("sans porc ni alcool", "diet", ("no-pork", "no-alcohol"), ()),
        ("végétarien et sans gluten", "diet", ("vegetarian", "gluten-free"), ()),
        ("no fish or eggs", "diet", ("no-fish", "no-eggs"), ()),
        ("lattosio", "diet", ("lactose-free",), ()),
        ("Vegan, likes cake", "diet", ("vegan",), ("likes cake",)),
        ("Speaks after dinner", "notes", (), ()),
    ],
)
def test_diets_come_out_of_free_text(
    text: str, column: str, diets: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    found = wants(text, column)
    assert (found.diets, found.unknown) == (diets, unknown)


def test_words_with_two_meanings_are_asked_about() -> None:
    assert wants("V", "diet").asked == ("V",)
    assert wants("V", "diet").diets == ()


def test_needs_are_found_in_remarks() -> None:
    assert wants("Old friend; uses a wheelchair", "notes").needs == ("wheelchair",)
    assert wants("near exit", "access").needs == ("near-exit",)
