"""Two rows become one guest where that is asked for, and never else; nothing they say is lost."""

from datetime import date
from pathlib import Path

import pytest

from preseance.errors import InputError, UnknownNameError
from preseance.formats.importing import Imported, import_list
from preseance.formats.importing.report import import_report

LIST = (
    "Name,Function,Reply,Table,Diet,Partner,Remarks\n"
    "Ana Prado,Minister,yes,,vegan,Bob Stone,comes late\n"
    "Cleo Roy,Mayor,yes,2,,,\n"
    "Anna Prado,Minister of Finance,,3,no nuts,,not with Cleo Roy\n"
)


def _imported(folder: Path, text: str, *join: tuple[str, str], write: bool = False) -> Imported:
    path = folder / "guests.csv"
    path.write_text(text, "utf-8")
    return import_list(
        folder / "event", path, join=join, write=write, today=date(2025, 1, 1), occasion="dinner"
    )


def test_doubles_stay_two_unless_asked(tmp_path: Path) -> None:
    found = _imported(tmp_path, LIST)
    assert [(d.first, d.second) for d in found.doubles]
    assert {"ana-prado", "anna-prado"} <= set(found.ids)
    assert found.joined == ()


@pytest.mark.parametrize(
    "pair",
    [("guests!2", "guests!4"), ("ana-prado", "anna-prado"), ("Guests!2", "anna-prado")],
)
def test_two_rows_become_one_guest_who_has_what_both_say(
    pair: tuple[str, str], tmp_path: Path
) -> None:
    found = _imported(tmp_path, LIST, pair)
    assert "anna-prado" not in found.ids and not found.doubles
    (ana,) = [g for g in found.event.guests if g.id == "ana-prado"]
    assert (ana.name, ana.title, ana.partner) == ("Ana Prado", "Minister", "bob-stone")
    assert set(ana.diet) == {"vegan", "no-nuts"}
    for words in ("Anna Prado", "Minister of Finance", "comes late", "not with Cleo Roy"):
        assert words in ana.note
    # What the second row asked for holds for the one guest: the table, and the wish.
    assert [r.a for r in found.rules if r.kind == "pin" and r.b == ("table:t3",)] == [
        ("ana-prado",)
    ]
    (apart,) = [r for r in found.rules if r.confidential]
    assert {*apart.a, *apart.b} == {"ana-prado", "cleo-roy"}
    assert import_report(found, "en")["joined"] == [[p.at for p in found.joined[0]]]


def test_ties_to_the_second_row_are_ties_to_the_one_guest(tmp_path: Path) -> None:
    text = "id,name,partner,companion_of\na,Ana Prado,,\nb,Anna Prado,c,\nc,Bob Stone,b,\nd,Dan Stone,,Anna Prado\n"
    found = _imported(tmp_path, text, ("a", "b"))
    ties = {g.id: (g.partner, g.companion_of) for g in found.event.guests}
    assert ties["a"] == ("c", "")
    assert ties["c"] == ("a", "")
    assert "b" not in ties
    assert ties["d"][1] == "a"


def test_the_first_stays_wherever_it_stands_and_three_may_be_one(tmp_path: Path) -> None:
    text = "name,function\nAnna Prado,Minister\nAna Prado,\nA. Prado,Poet\n"
    found = _imported(tmp_path, text, ("ana-prado", "anna-prado"), ("anna-prado", "a-prado"))
    (ana,) = found.event.guests
    assert (ana.id, ana.title) == ("ana-prado", "Minister")
    assert "Poet" in ana.note and "Anna Prado" in ana.note


def test_rows_that_contradict_each_other_are_a_mistake_and_write_nothing(tmp_path: Path) -> None:
    text = "name,reply,table,country\nAna Prado,yes,2,ES\nAnna Prado,no,3,FR\n"
    with pytest.raises(InputError) as caught:
        _imported(tmp_path, text, ("ana-prado", "anna-prado"), write=True)
    told = {m.column: (m.found, str(m.expected)) for m in caught.value.mistakes}
    assert told["table"][0] == "«3»" and told["table"][1].startswith("«2», as in ")
    assert set(told) == {"status", "table", "country"}
    assert not (tmp_path / "event").exists()


@pytest.mark.parametrize(
    ("pair", "found"),
    [
        (("ana-prado", "ana-prado"), "«ana-prado=ana-prado»"),
        (("ana-prado", "bob-stone"), "«Ana Prado»"),
    ],
)
def test_nobody_is_joined_with_themselves_or_their_partner(
    pair: tuple[str, str], found: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        _imported(tmp_path, LIST, pair)
    assert found in [m.found for m in caught.value.mistakes]


def test_a_row_that_is_not_there_is_told_with_what_is(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="ana-prado"):
        _imported(tmp_path, LIST, ("ana-prad", "anna-prado"))


def test_what_is_joined_can_be_written_and_the_list_read_again(tmp_path: Path) -> None:
    pair = ("ana-prado", "anna-prado")
    _imported(tmp_path, LIST, pair, write=True)
    again = _imported(tmp_path, LIST, pair)
    assert (again.merged.new, again.merged.changes, again.merged.missing) == ((), (), ())


def test_a_column_tells_whose_aide_somebody_is(tmp_path: Path) -> None:
    text = "Name,Note-taker for\nAna Prado,\nBob Stone,Ana Prado\nCleo Roy,Zed Nobody\n"
    found = _imported(tmp_path, text)
    assert [g.aide_for for g in found.event.guests] == ["", "ana-prado", ""]
    assert "import.whose-aide" in {d.message.id for d in found.reading.doubts}
