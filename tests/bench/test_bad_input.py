"""A malformed instance file of any family is refused with a sentence: file, row, found, expected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.registry import family, family_names

HEAVY = 2**61
QUADRATIC = ("qaplib", "drezner", "palubeckis", "grey_pattern")


def partition(**changed: object) -> str:
    """A table_partition file with one part changed."""
    right = {"groups": [1, 2], "table_capacities": [3], "pair_cost": [[0, 1, -1]], "apart": []}
    return json.dumps({**right, **changed})


MATRIX = [
    ("", "line 1: found no number"),
    ("2\n0 1\n1 nan\n0 1\n1 0\n", "line 3: found «nan»; expected an integer"),
    ("2\n0 1\n1 inf\n", "line 3: found «inf»; expected an integer"),
    ("2\n0 1.5\n", "line 2: found «1.5»; expected an integer"),
    ("-2\n", "line 1: found -2; expected n, the number of facilities, from 1"),
    ("1000000000\n1\n", "line 1: found 1000000000; expected n"),
    ("2\n0 1\n1 0\n0 1\n", "line 4: found the end after 6 numbers of the matrices; expected 8"),
    ("1\n3\n4\n5\n", "line 4: found 5; expected the end"),
    (f"1\n{2**62}\n1\n", "expected an integer of less than 2^62 in magnitude"),
    (f"2\n0 9\n9 0\n0 {HEAVY}\n0 0\n", "line 4: found 2305843009213693952; expected less than"),
]
COLOURS = [
    ("", "found no line p"),
    ("e 1 2\n", "line 1: found «e 1 2»; expected p edge VERTICES EDGES first"),
    ("p edge 3 2\ne 1 2\ne 1 4\n", "line 3: found «4»; expected a vertex, a whole number from 1"),
    ("p edge -3 2\n", "line 1: found «-3»; expected vertices"),
    ("p edge nan 2\n", "line 1: found «nan»; expected vertices"),
    (f"p edge {2**70} 2\n", "line 1: found «1180591620717411303424»; expected vertices"),
    ("p edge 3 2\np edge 3 2\n", "line 2: found «p edge 3 2»"),
    ("p edge 3 5\ne 1 2\n", "line 2: found the end after 1 edges; expected 5"),
    ("p edge 3 1\ne 1\n", "line 2: found «e 1»; expected e u v"),
]
PARTITION = [
    ("{", "line 1: found Expecting"),
    ("[1]", "line 1: found a list; expected an object"),
    ("{}", "found no groups; expected groups, a list"),
    (partition(groups=[]), "found 0 groups and 1 tables"),
    (partition(groups=[1, float("nan")]), "found groups[1] «nan»; expected a whole number"),
    (partition(groups=[1, -2]), "found groups[1] «-2»"),
    (partition(table_capacities=[]), "found 2 groups and 0 tables"),
    (partition(table_capacities=[-3]), "found table_capacities[0] «-3»; expected a whole number"),
    (partition(pair_cost=[[0, 1]]), "found pair_cost[0] «[0, 1]»; expected [group, group, cost]"),
    (partition(pair_cost=[[0, 2, 1]]), "found pair_cost[0]: group «2»; expected a whole number"),
    (partition(pair_cost=[[0, 1, 2**70]]), "found pair_cost[0] «1180591620717411303424»"),
    (partition(pair_cost=[[0, 1, HEAVY]] * 2), "found pair_cost adding up to 2^62 or more"),
    (partition(apart=[[1, 1]]), "found apart[0] «[1, 1]»; expected two different groups"),
    (partition(apart=None), "found apart «None»; expected apart, a list"),
]
HEAD = "Tables: 1\nSeatsPerTable: 2\n"
PARTY = [
    ("", "found neither; expected the lines Tables: T and SeatsPerTable: S"),
    ("Tables: -1\n", "line 1: found «-1»; expected Tables, a whole number from 1"),
    ("Tables: nan\n", "line 1: found «nan»; expected Tables"),
    ("SeatsPerTable: 1\n", "found only SeatsPerTable"),
    (f"{HEAD}1,A,Doctor,x,F,1\n", "found 1 guests; expected 1 x 2 guests"),
    (f"{HEAD}1,A,Doctor,x,X,1\n", "line 3: found «1,A,Doctor,x,X,1»; expected Code,Name,JobType"),
    (f"{HEAD}hello\n", "line 3: found «hello»; expected Code,Name,JobType"),
    (f"{HEAD}1x,A,Doctor,x,F,1\n", "line 3: found «1x»; expected Code"),
    (f"{HEAD}1,A,Doctor,x,F,1\n1,B,Doctor,x,F,1\n", "found the code 1 twice"),
]
GOLF_HEAD = "groups,size,best_known_weeks\n"
GOLF = [
    ("", "line 1: found nothing; expected a first row with the columns groups"),
    ("a,b\n1,2\n", "line 1: found no column groups"),
    (GOLF_HEAD, "line 1: found no row below the first"),
    (f"{GOLF_HEAD}2,2,3\n-2,2,3\n", "line 3: found «-2»; expected groups"),
    (f"{GOLF_HEAD}2,nan,3\n", "line 2: found «nan»; expected size"),
    (f"{GOLF_HEAD}2,2\n", "line 2: found nothing; expected weeks"),
    (f"{GOLF_HEAD}9999,9999,3\n", "line 2: found 99980001 players; expected at most"),
]
MEETS_HEAD = "people,table_size\n"
MEETS = [
    ("", "line 1: found nothing"),
    ("people\n5\n", "line 1: found no column table_size"),
    (f"{MEETS_HEAD}-5,3\n", "line 2: found «-5»; expected people"),
    (f"{MEETS_HEAD}5,1\n", "line 2: found «1»; expected table_size, a whole number from 2"),
    (f"{MEETS_HEAD}nan,3\n", "line 2: found «nan»; expected people"),
    (f"{MEETS_HEAD}99999999999,3\n", "line 2: found «99999999999»; expected people"),
]
CASES = [
    *((name, "bad.dat", text, said) for name in QUADRATIC for text, said in MATRIX),
    *(("graph_colouring", "bad.col", text, said) for text, said in COLOURS),
    *(("table_partition", "bad.json", text, said) for text, said in PARTITION),
    *(("dinnerparty", "bad.txt", text, said) for text, said in PARTY),
    *(("social_golfer", "bad.csv", text, said) for text, said in GOLF),
    ("social_golfer", "golf_0_2_3weeks.json", "", "found «0»; expected groups"),
    ("social_golfer", "bad.json", "", "expected golf_GROUPS_SIZE_WEEKSweeks"),
    *(("everyone_meets", "bad.csv", text, said) for text, said in MEETS),
]
FRIENDS, LAYOUT = ",a,b\na,0,1\nb,1,0\n", "instance,tables,capacity,min_known_others\nx,1,2,1\n"
CHARTS = [
    (None, LAYOUT, "connections.csv: found nothing that can be read"),
    (FRIENDS, None, "index.csv: found nothing that can be read"),
    ("", LAYOUT, "connections.csv, line 1: found no guest"),
    (FRIENDS, "", "index.csv, line 1: found nothing"),
    (FRIENDS.replace("0,1", "0,nan"), LAYOUT, "connections.csv, line 2: found «nan»"),
    (FRIENDS.replace("0,1", "0"), LAYOUT, "line 2: found 1 numbers; expected 2, one a guest"),
    (FRIENDS.replace("0,1", "0,3"), LAYOUT, "line 3: found 1 in column 2; expected 3, as line 2"),
    (FRIENDS.replace("1", f"{2**70}"), LAYOUT, "connections.csv, line 2: found"),
    (FRIENDS.replace("1", f"{HEAVY}"), LAYOUT, "connections that add up to"),
    (
        FRIENDS,
        LAYOUT.replace("1,2,1", "1,-2,1"),
        "index.csv, line 2: found «-2»; expected capacity",
    ),
    (FRIENDS, LAYOUT.replace("1,2,1", "0,2,1"), "index.csv, line 2: found «0»; expected tables"),
    (FRIENDS, LAYOUT.replace("1,2,1", "1,2,x"), "line 2: found «x»; expected min_known_others"),
]


@pytest.mark.parametrize(("name", "file", "text", "said"), CASES)
def test_a_malformed_file_is_refused_with_file_row_found_and_expected(
    name: str, file: str, text: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / file
    path.write_text(text)
    assert main([name, str(path), "--seconds", "0.1", "--seeds", "1"]) == 2
    error = capsys.readouterr().err
    assert str(path) in error and said in error and "expected" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize(("matrix", "index", "said"), CHARTS)
def test_a_malformed_chart_is_refused(
    matrix: str | None,
    index: str | None,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for file, text in (("connections.csv", matrix), ("index.csv", index)):
        if text is not None:
            (tmp_path / file).write_text(text)
    assert main(["wedding_chart", str(tmp_path), "--seconds", "0.1", "--seeds", "1"]) == 2
    error = capsys.readouterr().err
    assert said in error and "expected" in error and error.count("\n") == 1


@pytest.mark.parametrize("name", family_names())
def test_bytes_that_are_no_text_are_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for file in ("connections.csv", "index.csv", "golf.csv"):
        (tmp_path / file).write_bytes(b"a,b\n\xff\n")
    assert main([name, str(tmp_path / "golf.csv"), "--seconds", "0.1"]) == 2
    said = "line 2: found a byte that is no UTF-8 (0xff); expected text"
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("name", family_names())
def test_a_folder_without_instances_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([name, str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_an_impossible_instance_is_solved_to_its_least_breach(tmp_path: Path) -> None:
    """Guests that do not fit are no bad input: no cost is reported, and nothing is raised."""
    file = tmp_path / "tight.json"
    file.write_text(partition(groups=[5, 2]))
    (instance,) = family("table_partition").load(file)
    outcome = instance.solve(0.2, 0)
    assert outcome.cost is None and not outcome.proven
