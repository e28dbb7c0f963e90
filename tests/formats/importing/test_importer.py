"""A list becomes an event in one step; what was edited here stays, and nothing is lost."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.formats.importing.digest import CASES, lost_cells

from preseance.errors import InputError, UnknownNameError
from preseance.formats.event_folder import read_event, write_event
from preseance.formats.importing import Imported, import_into, import_list, importer
from preseance.formats.importing.report import import_report, report_lines
from preseance.formats.lists import TAKEN
from preseance.model.naming import full_name
from preseance.rules import default_rows

TODAY = date(2025, 1, 1)


def _imported(folder: Path, text: str, **options: object) -> Imported:
    path = folder / "guests.csv"
    path.write_text(text, "utf-8")
    return import_list(folder / "event", path, today=TODAY, **options)  # type: ignore[arg-type]  # handed on


@pytest.mark.parametrize("case", sorted(f.name for f in CASES.iterdir() if f.is_dir()))
def test_every_list_begins_an_event_that_can_be_read(case: str, tmp_path: Path) -> None:
    found = import_list(
        tmp_path / "e", next((CASES / case).glob("list.*")), today=TODAY, write=True
    )
    event = read_event(tmp_path / "e")
    assert event == found.event
    seats = sum(t.seats for t in event.rooms[0].tables)
    assert seats >= len(event.attending("dinner"))


@pytest.mark.parametrize("heading", ["Partner", "Spouse", "Accompagné de"])
def test_each_of_a_couple_may_name_the_other(tmp_path: Path, heading: str) -> None:
    text = f"Name,{heading}\nAna Prado,Ben Roe\nBen Roe,Ana Prado\nCy Lim,\n"
    found = _imported(tmp_path, text)
    tied = {g.id: g.partner for g in found.event.guests}
    assert tied == {"ana-prado": "ben-roe", "ben-roe": "ana-prado", "cy-lim": ""}


@pytest.mark.parametrize(
    "text",
    ["Nom\nLéa Roy (6 ans)\n", "Prénom,Nom\nLéa (6 ans),Roy\n", "Prénom,Nom\nLéa,Roy (6 ans)\n"],
)
def test_an_age_beside_a_name_makes_a_child_of_them(tmp_path: Path, text: str) -> None:
    (guest,) = _imported(tmp_path, text).event.guests
    assert (guest.id, guest.name, guest.sort_name) == ("lea-roy", "Léa Roy", "Roy, Léa")
    assert (guest.groups, guest.note) == (("children",), "6 ans")


def test_a_child_that_comes_along_is_no_partner(tmp_path: Path) -> None:
    text = "Nom,Accompagnants\nPaul Roy,Léa (6 ans) et Tom (8 ans)\n"
    paul, lea, tom = _imported(tmp_path, text).event.guests
    assert (paul.partner, lea.companion_of, tom.companion_of) == ("", "paul-roy", "paul-roy")
    assert [(g.name, g.groups, g.note) for g in (lea, tom)] == [
        ("Léa Roy", ("children",), "6 ans"), ("Tom Roy", ("children",), "8 ans")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "given", "names"),
    [
        ("M. et Mme", "Luc et Anne", ["Luc Martin", "Anne Martin"]),
        ("M. et Mme", "Luc", ["Luc Martin", "Mme Martin"]),
    ],
)
def test_a_couple_stands_in_three_cells(
    tmp_path: Path, title: str, given: str, names: list[str]
) -> None:
    text = f"Civilité,Nom,Prénom\n{title},Martin,{given}\n"
    guests = _imported(tmp_path, text).event.guests
    assert [g.name for g in guests] == names
    assert [g.partner for g in guests] == [guests[1].id, guests[0].id]


@pytest.mark.parametrize(
    ("language", "begins", "read_as"),
    [
        ("en", "Begins «event» (dinner, 1 January 2025)", "read as 3 April 2025"),
        ("fr", "(dîner, 1er janvier 2025)", "lu comme le 3 avril 2025"),
    ],
)
def test_the_report_writes_days_in_words(
    tmp_path: Path, language: str, begins: str, read_as: str
) -> None:
    found = _imported(tmp_path, "Name,Took office\nAna Prado,3/4/2025\n", occasion="dinner")
    said = "\n".join(report_lines(found, language, "x", "y"))
    assert begins in said
    assert read_as in said


def test_headings_of_two_meanings_are_told_under_a_wider_one_too(tmp_path: Path) -> None:
    text = (
        "Invité,,,Fonction,\nCivilité,Nom,Prénom,Titre,Pays\n"
        "S.E. Mme,Rossi,Giulia,Ambassadrice d’Italie,Italie\nM.,Ndiaye,Ousmane,Ministre,Sénégal\n"
    )
    first, second = _imported(tmp_path, text).event.guests
    assert (first.name, first.title) == ("Giulia Rossi", "Ambassadrice d’Italie")
    assert (second.name, second.title, second.country) == ("Ousmane Ndiaye", "Ministre", "SN")


def test_a_heading_that_is_said_over_both_rows_is_read_once(tmp_path: Path) -> None:
    text = "Invité,,Réponse,Tenue\nNom,Prénom,Réponse,Tenue\nRossi,Giulia,oui,longue\nNdiaye,Awa,non,longue\n"
    found = _imported(tmp_path, text)
    assert [g.name for g in found.event.guests if g.status == "accepted"] == ["Giulia Rossi"]
    said = "\n".join(report_lines(found, "fr", "x", "y"))
    assert "Réponse" in said
    assert "Réponse Réponse" not in said
    assert "Tenue Tenue" not in said


def test_a_french_report_has_french_quotation_marks(tmp_path: Path) -> None:
    found = _imported(tmp_path, "Nom,Prénom\nPrado,Ana\n,\nTotal,1\n")
    for line in report_lines(found, "fr", "x", "y"):
        assert not re.search(r"«[^\s]|[^\s]»", line), line


def test_a_dry_report_writes_nothing(tmp_path: Path) -> None:
    found = _imported(tmp_path, "Name\nAna Prado\n")
    assert len(found.merged.new) == 1
    assert not (tmp_path / "event").exists()


def test_a_list_of_names_and_tables_keeps_its_tables(tmp_path: Path) -> None:
    text = (
        'name,table\nRavi K Menon S/O Krishnan,1\n"Low Mei Fen, Janet",1\n'
        "\tSiti Aminah Binte Yusof,1\nTan Boon Keng ,2\nMr Alan Foo,VIP\nDevi A/P Raman,2\n"
    )
    event = _imported(tmp_path, text).event
    assert [t.called for t in event.rooms[0].tables] == ["Table 1", "Table 2", "VIP"]
    pins = {r.b[0]: len(r.a) for r in event.rules}
    assert pins == {"table:t1": 3, "table:t2": 2, "table:vip": 1}
    assert event.guests[3].name == "Tan Boon Keng"


def test_first_and_last_names_file_and_seats_pin(tmp_path: Path) -> None:
    text = "first_name;last_name;table;seat;comment1\nИгорь;Волков;2;1;\nMara;Lindqvist;26a;2;x\n"
    event = _imported(tmp_path, text).event
    assert event.guests[1].sort_name == "Lindqvist, Mara"
    assert [r.b for r in event.rules] == [("t2-1",), ("26a-2",)]


def test_columns_nearly_right_are_understood(tmp_path: Path) -> None:
    text = "id,name,diets,group,Partner,table\na,Ana Un,vegan,x,b,t1\nb,Bea Deux,,x,a,t1\n"
    event = _imported(tmp_path, text).event
    ana, bea = event.guests
    assert (ana.diet, ana.groups, ana.partner, bea.partner) == (("vegan",), ("x",), "b", "a")


def test_a_guest_without_a_name_is_a_guest(tmp_path: Path) -> None:
    text = "id,name,partner\na,Ana Un,a-guest\na-guest,,a\nb,Bea Deux,\n"
    event = _imported(tmp_path, text).event
    assert [g.id for g in event.guests] == ["a", "a-guest", "b"]
    assert full_name(event.guests[1], event.guest_by_id) == "Guest of Ana Un"


def test_lost_letters_are_asked_about(tmp_path: Path) -> None:
    found = _imported(tmp_path, "id,name\nb,Ph??ng Tr?n\nc,Hi?u L?u\nd,Bob Ray\n")
    assert [(d.at, d.message.id) for d in found.doubts] == [
        ("guests!B2", "import.lost-letters"),
        ("guests!B3", "import.lost-letters"),
    ]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    _imported(tmp_path, 'Name,Note\nAna Prado,"=1+1"\nBob Ray,@home\n', write=True)
    assert [g.note for g in read_event(tmp_path / "event").guests] == ["=1+1", "@home"]


def test_doubles_are_proposed_and_never_merged(tmp_path: Path) -> None:
    found = _imported(tmp_path, "Name\nAna Prado\nPrado Ana\nAna Pradó\nBob Ray\n")
    assert len(found.doubles) == 3
    assert len(found.event.guests) == 4


def test_the_list_is_told_by_hand_where_headings_do_not(tmp_path: Path) -> None:
    text = "Wer,Wo\nAna Prado,3\n"
    with pytest.raises(InputError, match="no list of guests"):
        _imported(tmp_path, text)
    found = _imported(tmp_path, text, columns={"full_name": "Wer", "table": "B"})
    assert (found.reading.persons[0].full, found.reading.persons[0].table) == ("Ana Prado", "3")
    with pytest.raises(UnknownNameError, match="There is no column «C3»"):
        _imported(tmp_path, text, columns={"full_name": "C3"})
    with pytest.raises(UnknownNameError, match="There is no field"):
        _imported(tmp_path, text, columns={"nom": "A"})


def test_couples_may_share_a_cell_of_family_names(tmp_path: Path) -> None:
    text = (
        "Nom;Prénom;Accompagné(e);Présent O/N;Régime\n"
        "M. et Mme BERNARD;Paul et Lucie;;O;allergie aux fruits de mer\n"
        "Colonel NDIAYE;Moussa;épouse;excusé;sans porc\n"
    )
    found = _imported(tmp_path, text)
    assert [(g.name, g.status.value) for g in found.event.guests] == [
        ("Paul Bernard", "accepted"), ("Lucie Bernard", "accepted"),
        ("Moussa Ndiaye", "declined"), ("", "declined"),
    ]  # fmt: skip
    assert [p.title for p in found.reading.persons] == ["M.", "Mme", "Colonel", ""]
    assert found.event.guests[0].diet == ("allergy-seafood",)


BEFORE = "Name,Diet,Function\nAna Prado,vegan,Chair\nBob Ray,,Guest\nCid Roe,,\n"
AFTER = "Name,Diet,Function\nAna Prado,halal,Chair\nBob Ray,vegan,President\nEve Carter,,\n"


def test_a_merge_keeps_what_was_edited_here_and_asks_about_the_rest(tmp_path: Path) -> None:
    _imported(tmp_path, BEFORE, write=True)
    event = read_event(tmp_path / "event")
    edited = [
        g.model_copy(update={"diet": ("kosher",)} if g.id == "ana-prado" else {"country": "FR"})
        for g in event.guests
    ]
    write_event(event.model_copy(update={"guests": tuple(edited)}), tmp_path / "event")
    found = _imported(tmp_path, AFTER, merge=True, write=True)
    after = read_event(tmp_path / "event").guest_by_id
    assert after["ana-prado"].diet == ("kosher",)
    assert (after["bob-ray"].diet, after["bob-ray"].title, after["bob-ray"].country) == (
        ("vegan",), "President", "FR",
    )  # fmt: skip
    assert found.merged.new == ("eve-carter",)
    assert found.merged.missing == ("cid-roe",) and "cid-roe" in after
    assert [d.message.id for d in found.doubts] == ["import.conflict"]


def test_a_list_that_says_what_it_said_changes_nothing(tmp_path: Path) -> None:
    _imported(tmp_path, BEFORE, write=True)
    before = {f.name: f.read_bytes() for f in (tmp_path / "event").iterdir() if f.is_file()}
    found = _imported(tmp_path, BEFORE, merge=True, write=True)
    assert (found.merged.new, found.merged.changes, found.merged.missing) == ((), (), ())
    assert {f.name: f.read_bytes() for f in (tmp_path / "event").iterdir() if f.is_file()} == before


def test_a_wedding_ranks_nobody_and_an_embassy_does(tmp_path: Path) -> None:
    wedding = import_list(tmp_path / "w", CASES / "hochzeit" / "list.ods", today=TODAY)
    embassy = import_list(tmp_path / "e", CASES / "embassy" / "list.xlsx", today=TODAY)
    assert wedding.occasion and wedding.occasion.kind == "wedding"
    assert wedding.event.occasion == "wedding"
    assert "precedence" not in {row.kind for row in default_rows(wedding.event)}
    assert embassy.occasion and (embassy.occasion.kind, embassy.occasion.day) == (
        "official", date(2025, 7, 14),
    )  # fmt: skip
    assert "precedence.on" not in embassy.event.settings


def test_something_else_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "event").mkdir()
    (tmp_path / "event" / "letter.txt").write_text("x")
    with pytest.raises(InputError, match="no event"):
        _imported(tmp_path, "Name\nAna Prado\n", write=True)


WORDS = st.text(alphabet="abcdeéüñß 'ABCXY-.,;:()&+/0123?!=@", max_size=16)
HEADINGS = st.lists(
    st.sampled_from(
        [
            "Name",
            "Company",
            "Function",
            "Group",
            "Notes",
            "Delegation",
            "Email",
            "Colour",
            "Shoe size",
            "",
        ]
    ),
    min_size=1,
    max_size=6,
    unique=True,
)


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(HEADINGS, st.lists(st.lists(WORDS, min_size=6, max_size=6), min_size=1, max_size=6))
def test_every_cell_lands_in_a_field_the_note_or_the_report(
    tmp_path: Path, headings: list[str], rows: list[list[str]]
) -> None:
    header = ["Full name", *(h for h in headings if h != "Name")]
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(header)
    for number, row in enumerate(rows):
        writer.writerow([f"Ana{'abcdefgh'[number]} Prado", *row[: len(header) - 1]])
    found = _imported(tmp_path, stream.getvalue())
    assert lost_cells(found) == []
    report = import_report(found, "en")
    told = {p["at"] for p in report["persons"]} | {s["at"] for s in report["skipped"]}
    assert {f"guests!{n}" for n in range(2, len(rows) + 2)} <= told


def test_an_event_that_somebody_else_began_meanwhile_is_imported_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, lists = tmp_path / "event", [tmp_path / f"list{k}.csv" for k in range(2)]
    for k, path in enumerate(lists):
        path.write_text(f"Name\nAnna Guest {k}\n", encoding="utf-8")
    real, first = importer._into, True

    def overtaken(*given: object) -> Imported:
        nonlocal first
        if first:
            first = False
            import_list(folder, lists[1], today=TODAY, write=True)
        return real(*given)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(importer, "_into", overtaken)
    import_list(folder, lists[0], today=TODAY, write=True)
    assert {g.name for g in read_event(folder).guests} == {"Anna Guest 0", "Anna Guest 1"}


def test_what_each_list_said_is_kept_beside_the_event(tmp_path: Path) -> None:
    said = []
    for k in range(3):
        path = tmp_path / f"list{k}.csv"
        path.write_text(f"Name\nAnna Guest {k}\n", encoding="utf-8")
        import_list(tmp_path / "event", path, today=TODAY, write=True)
        said.append(len(json.loads((tmp_path / "event" / TAKEN).read_bytes())))
    assert said == [1, 2, 3]


def test_several_columns_are_told_to_go_to_the_note(tmp_path: Path) -> None:
    text = "Name,Diet,Title\nAnna Roe,vegan,Consul\n"
    found = _imported(tmp_path, text, columns={"note": ["Diet", "C"]})
    (guest,) = found.event.guests
    assert (guest.diet, guest.title) == ((), "")
    assert "vegan" in guest.note
    assert "Consul" in guest.note


def test_a_list_is_read_into_an_event_at_hand_up_to_so_many(tmp_path: Path) -> None:
    first = _imported(tmp_path, "Name\nAnna Roe\n")
    file = tmp_path / "more.csv"
    file.write_text("Name,Title\nAnna Roe,Consul\nBen Ito,Envoy\n", "utf-8")
    found = import_into(first.event, file)
    assert (found.merged.new, found.occasion) == (("ben-ito",), None)
    assert found.event.guest_by_id["anna-roe"].title == "Consul"
    with pytest.raises(InputError, match="at most 1 guests"):
        import_into(first.event, file, most=1)
