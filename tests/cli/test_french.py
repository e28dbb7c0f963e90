"""What the command line says in French holds no English."""

import re
from pathlib import Path

import pytest

from preseance.cli.commands import (
    check,
    diff,
    history,
    new,
    plan,
    precedence,
    publish,
    rehearse,
)
from preseance.errors import PreseanceError
from preseance.examples import copy_example
from preseance.formats import read_event
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument, Message, PlaceRef, SessionRef

ENGLISH = re.compile(
    r"\b(the|must|should|prefer|cost|proven|best|more|less|broken|without|moved|from|version \d+"
    r" to|changing|holds?|rule|rank(?:s|ed)?|since|nothing)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def ceremony(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The French ceremony, planned in haste."""
    folder = copy_example("town-hall", tmp_path_factory.mktemp("french") / "ceremonie")
    plan.run(folder, effort=100)
    return folder


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().out


def english_in(text: str) -> list[str]:
    return [line for line in text.splitlines() if ENGLISH.search(line)]


def test_check_speaks_french_only(ceremony: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check.run(ceremony, mend=True, lang="fr")
    shown = said(capsys)
    assert "– Préférence (" in shown
    assert "Coût\u202f: obligation 0 (optimum prouvé)" in shown
    assert "À la table en U, " in shown
    assert english_in(shown) == []


def test_a_conflict_is_told_in_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = copy_example("town-hall", tmp_path / "conflit")
    header = (folder / "rules.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    with (folder / "rules.csv").open("a", encoding="utf-8") as rules:
        for k, place in enumerate(("table-1", "table-2")):
            row = {"id": f"clash-{k}", "kind": "pin", "a": "antoine-pujol", "b": place}
            row |= {"level": "must", "weight": "100", "sessions": "lunch"}
            rules.write(",".join(row.get(name, "") for name in header) + "\n")
    plan.run(folder, effort=20, lang="fr")
    shown = said(capsys)
    assert "Ces exigences ne peuvent toutes tenir\u202f; le plan est un compromis\u202f:" in shown
    assert "Aucune n’est de trop\u202f; aucun conflit n’est plus petit." in shown
    assert "toutes les autres obligations peuvent tenir (coût " in shown
    assert english_in(shown) == []


def test_diff_speaks_french_only(ceremony: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(PreseanceError, match="Rien n’est encore publié"):
        diff.run(ceremony, lang="fr")
    publish.run(ceremony, reason="d’abord")
    plan.run(ceremony, effort=200, seed=3, afresh=True)
    said(capsys)
    diff.run(ceremony, lang="fr")
    shown = said(capsys)
    assert re.search(r"\d+ déplacements?, de la version 1 au projet\.", shown)
    assert english_in(shown) == []


def test_ranks_agree_with_women_and_men(
    ceremony: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    precedence.run(ceremony, lang="fr")
    shown = " ".join(said(capsys).split())
    assert "Hélène Vasseur prend rang comme députée, élue pour la première fois" in shown
    assert "Antoine Pujol prend rang comme sénateur, élu pour la première fois" in shown
    assert "Odile Berthier prend rang comme présidente du conseil départemental" in shown
    assert "[décret n° 89-655 du 13 septembre 1989, art. 3]" in shown
    assert english_in(shown) == []
    precedence.run(copy_example("embassy-dinner", tmp_path / "dinner"), lang="fr")
    shown = " ".join(said(capsys).split())
    assert "hôtesse Elena Marković Elena Marković est hôtesse" in shown
    assert "hôte Davor Marković Davor Marković est hôte" in shown


def test_versions_are_told_in_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "lunch"
    new.run(folder, example="town-hall", lang="fr")
    history.run(folder, lang="fr")
    publish.run(folder, lang="fr", reason="d’abord", author="Mairie", dry_run=True)
    plan.run(folder, effort=100, as_json=True)
    said(capsys)
    publish.run(folder, lang="fr", reason="d’abord", author="Mairie")
    history.run(folder, lang="fr")
    shown = said(capsys)
    assert "La version 1 est approuvée, par Mairie.\nMotif\u202f: d’abord.\n" in shown
    assert re.search(r"▸   1  \S+  approuvée  Mairie  0 déplacement  d’abord", shown)
    assert english_in(shown) == []


def test_a_rehearsal_speaks_french_and_names_guests(
    ceremony: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = copy_example("town-hall", tmp_path / "bare")
    with pytest.raises(PreseanceError, match="Il n’y a pas encore de plan"):
        rehearse.run(bare, lang="fr")
    rehearse.run(ceremony, count=3, seed=1, to=tmp_path / "journal", lang="fr")
    shown = said(capsys)
    assert shown.startswith("À partir du projet, qui diffère déjà de la version 1 en vigueur.")
    assert re.search(r"(?m)^3 changements\u202f: \d,\d\d déplacements attendus", shown)
    assert "personne ne bouge" in shown or " → " in shown
    assert english_in("\n".join(re.sub("«.*?»", "", line) for line in shown.splitlines())) == []


def test_a_move_names_places_without_articles(tmp_path: Path) -> None:
    event = read_event(copy_example("paris-2018", tmp_path / "paris"))
    table = next(t for room in event.rooms for t in room.tables if not t.name)
    ends: dict[str, Argument] = {"p": PlaceRef(f"{table.id}-1"), "q": "–"}
    line = Message(
        "moves.line", {"name": "Ana", "session": SessionRef(event.sessions[0].id), **ends}
    )
    said = str(wording_of(event, "fr").sentence(line))
    assert said.endswith(f"table {table.number}, place 1 → –")
    assert "la table" not in said
