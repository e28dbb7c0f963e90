"""The commands that show ranks and places."""

import json
from pathlib import Path

import pytest

from preseance.cli.commands import places, precedence
from preseance.errors import UnknownNameError


def test_each_rank_is_explained_with_its_source(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    precedence.run(dinner)
    shown = " ".join(capsys.readouterr().out.split())
    assert "Inês Carvalho ranks as ambassador or nuncio, credentials presented on" in shown
    assert "11 September 2018. [Vienna" in shown


def test_two_schemes_stand_side_by_side_with_gains_and_losses_in_words(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    precedence.run(dinner, scheme="diplomatic-corps")
    shown = capsys.readouterr().out
    assert any("Henrik Åsen" in line and "▼ loses" in line for line in shown.splitlines())
    assert "▲ gains" in shown and "= same" in shown
    precedence.run(dinner, scheme="diplomatic-corps", as_json=True)
    report = json.loads(capsys.readouterr().out)
    changes = {c["guest"]: c for c in report["compared_with"]["changes"]}
    assert sum(c["gained"] for c in changes.values()) == 0
    order = {r["guest"]: r["position"] for r in report["order"]}
    assert all(order[g] == c["to"] for g, c in changes.items())
    assert changes["henrik-aasen"]["gained"] < 0


EQUALS = """\
[event]
id = "e"
title = "E"
start = 2026-01-01
scheme = "our"
[scheme]
classes = [{ roles = ["mayor"] }, { roles = ["judge"], keys = ["elected"] }]
"""


@pytest.fixture
def equals(tmp_path: Path) -> Path:
    """Two mayors whom nothing tells apart, and three judges, the date of one of whom is not known."""
    (tmp_path / "event.toml").write_text(EQUALS, "utf-8")
    (tmp_path / "guests.csv").write_text(
        "id,name,role,elected\na,Ann,mayor,\nb,Bea,mayor,\nc,Cyd,judge,2001\nd,Dan,judge,2002\n"
        "e,Eve,judge,\n",
        "utf-8",
    )
    return tmp_path


def test_equal_ranks_are_shown_as_equal(equals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    precedence.run(equals)
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    shown = {row[1]: row[0] for row in rows if len(row) > 1 and row[0][0].isdigit()}
    assert shown == {"Ann": "1=", "Bea": "1=", "Cyd": "3", "Dan": "4", "Eve": "3–5"}


def test_equal_ranks_are_told_to_programs(equals: Path, capsys: pytest.CaptureFixture[str]) -> None:
    precedence.run(equals, as_json=True)
    told = {
        row["guest"]: (row["position"], row["first"], row["last"], row["equal_with"])
        for row in json.loads(capsys.readouterr().out)["order"]
    }
    assert told == {
        "a": (1, 1, 2, ["b"]),
        "b": (2, 1, 2, ["a"]),
        "c": (3, 3, 3, []),
        "d": (4, 4, 4, []),
        "e": (5, 3, 5, []),
    }


def test_an_unknown_scheme_lists_the_known_ones(dinner: Path) -> None:
    with pytest.raises(UnknownNameError, match=r"diplomatic-corps.*heads-of-state"):
        precedence.run(dinner, scheme="by-size")


def test_places_are_shown_in_order_of_honour(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places.run(dinner)
    shown = [line.split() for line in capsys.readouterr().out.splitlines() if "table-" in line]
    assert [row[:2] for row in shown[:4]] == [
        ["table-26", "host"],
        ["table-13", "co-host"],
        ["table-25", "1"],
        ["table-12", "2"],
    ]


def test_places_as_json_hold_honour_facing_and_relations(
    dinner: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places.run(dinner, as_json=True)
    rows = {p["place"]: p for p in json.loads(capsys.readouterr().out)["sessions"]["dinner"]}
    assert rows["table-26"]["presiding"] == "host"
    assert rows["table-26"]["honour"] is None
    assert rows["table-25"]["honour"] == 0
    assert rows["table-26"]["relations"]["across"] == ["table-13"]
    assert set(rows["table-1"]["relations"]) == {
        "beside", "across", "diagonal", "behind", "next", "in-frame", "right-of", "left-of",
    }  # fmt: skip
