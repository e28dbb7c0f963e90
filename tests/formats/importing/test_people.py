"""A cell of names holds one guest, a couple, a household, or somebody's companion."""

import pytest

from preseance.formats.importing.ages import Age
from preseance.formats.importing.name_customs import Context
from preseance.formats.importing.people import people_of


@pytest.mark.parametrize(
    ("text", "language", "people"),
    [
        ("Mr & Mrs John Smith", "", ["John Smith", "partner: Mrs Smith"]),
        ("M. et Mme Dupont", "fr", ["M. Dupont", "partner: Mme Dupont"]),
        ("Herr und Frau Klaus Meier", "de", ["Klaus Meier", "partner: Frau Meier"]),
        ("Sr. y Sra. López", "es", ["Sr. López", "partner: Sra. López"]),
        ("Marco Rossi e Signora", "it", ["Marco Rossi", "partner: Signora Rossi"]),
        ("Jean Dupont & épouse", "fr", ["Jean Dupont", "partner: -"]),
        ("John and Jane Smith", "", ["John Smith", "partner: Jane Smith"]),
        ("Dupont, Jean et Marie", "fr", ["Jean Dupont", "partner: Marie Dupont"]),
        ("Juan y María García", "es", ["Juan García", "partner: María García"]),
        ("José Ortega y Gasset", "es", ["José Ortega y Gasset"]),
        ("Max von und zu Stein und Begleitung", "de", ["Max von und zu Stein", "guest: -"]),
        ("Ana, Bob and Carl Smith", "", ["Ana Smith", "Bob Smith", "Carl Smith"]),
        ("Ana Prado\nBob Stone", "", ["Ana Prado", "Bob Stone"]),
        ("Ana Prado, Bob Stone, Cid Ray", "", ["Ana Prado", "Bob Stone", "Cid Ray"]),
        ("Smith family (4)", "", ["Smith family", "household: -", "household: -", "household: -"]),
        ("Anna Bell +1", "", ["Anna Bell", "guest: -"]),
        ("Anna + guest", "", ["Anna", "guest: -"]),
        ("Bob Stone + 2 kids", "", ["Bob Stone", "child: -", "child: -"]),
        ("1. Ana Prado", "", ["Ana Prado"]),
        ("Low Mei Fen, Janet", "", ["Janet Low Mei Fen"]),
    ],
)
def test_everybody_in_a_cell_is_found(text: str, language: str, people: list[str]) -> None:
    found = people_of(text, Context(language=language)).people
    said = [f"{p.relation}: " * bool(p.relation) + (p.name.full if p.name else "-") for p in found]
    assert said == people


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Guest of Ana Prado", "Ana Prado"),
        ("+1 de Anna", "Anna"),
        ("Anna's plus one", "Anna"),
        ("Invité d’Anna Un", "Anna Un"),
        ("Begleitung von Klaus Meier", "Klaus Meier"),
    ],
)
def test_a_companion_says_with_whom_they_come(text: str, of: str) -> None:
    company = people_of(text, Context())
    assert company.of == of
    assert [p.name for p in company.people] == [None]


@pytest.mark.parametrize("text", ["+1", "Plus One", "& Mme", "and guest", "TBC"])
def test_some_come_with_the_row_above(text: str) -> None:
    company = people_of(text, Context())
    assert company.of_previous and company.people[0].name is None


def test_brackets_hold_counts_ages_and_remarks() -> None:
    assert people_of("Lily Bell (5 ans)", Context()).people[0].age == Age(5, "5 ans")
    assert people_of("Tom Bell (vegan)", Context()).remarks == ("vegan",)
    assert len(people_of("Bell (3 people)", Context()).people) == 3


@pytest.mark.parametrize(
    ("text", "names", "ages"),
    [
        ("Paolo e Anna Rossi, Luca (7 anni), Sofia (3)",
         ["Paolo Rossi", "Anna Rossi", "Luca Rossi", "Sofia Rossi"], [None, None, 7, 3]),
        ("Eva Lind, Bo (4 years)", ["Eva Lind", "Bo Lind"], [None, 4]),
        ("Jean & Zoé Roy, Léo Petit (9 ans)", ["Jean Roy", "Zoé Roy", "Léo Petit"], [None, None, 9]),
    ],
)  # fmt: skip
def test_children_stand_behind_commas_with_their_ages(
    text: str, names: list[str], ages: list[int | None]
) -> None:
    people = people_of(text, Context(language="it")).people
    assert [p.name.full for p in people if p.name] == names
    assert [p.age and p.age.years for p in people] == ages


def test_a_count_in_brackets_is_no_age() -> None:
    people = people_of("Smith, John (2)", Context()).people
    assert [(p.name and p.name.full, p.relation) for p in people] == [
        ("John Smith", ""), (None, "guest")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Léa (6 ans)", ["Léa 6 ans"]),
        ("Léa Roy – 6 ans", ["Léa Roy 6 ans"]),
        ("Léa Roy, 6 ans", ["Léa Roy 6 ans"]),
        ("Roy, Léa (6 ans et demi)", ["Léa Roy 6 ans et demi"]),
        ("Ida Bell [aged 7]", ["Ida Bell aged 7"]),
        ("Max Bell (child, 4 yrs)", ["Max Bell child, 4 yrs"]),
        ("Mr and Mrs Roy with Léa (6 yrs)", ["Mr Roy", "partner: Mrs Roy", "child: Léa 6 yrs"]),
        ("Paul Roy et Léa (6 ans)", ["Paul Roy", "child: Léa Roy 6 ans"]),
        ("Tom (8 ans) et Léa Roy (6 ans)", ["Tom Roy 8 ans", "child: Léa Roy 6 ans"]),
    ],
)
def test_an_age_stands_by_the_name_before_it_and_not_in_it(text: str, people: list[str]) -> None:
    said = [
        " ".join(w for w in (p.relation and f"{p.relation}:", p.name and p.name.full,
                             p.age and p.age.words) if w)
        for p in people_of(text, Context()).people
    ]  # fmt: skip
    assert said == people


def test_an_age_of_nobody_in_particular_is_a_remark() -> None:
    company = people_of("(6 ans) Paul Roy et Anna Roy", Context())
    assert [p.age for p in company.people] == [None, None]
    assert company.remarks == ("(6 ans)",)
