"""Claims about measuring seating at table level, and about the libraries asked beside the engine."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from bench.families import dinnerparty
from bench.graph import Graph
from bench.instance import Instance, Outcome
from bench.measures.seating import main
from bench.peers import (
    colouring_program,
    dinner_program,
    optaplanner,
    sessions_program,
    tables_program,
)
from bench.peers.binary_program import LIBRARIES
from bench.peers.quadratic import missing
from bench.tables.report import report
from bench.tables.runs import Run, planned
from bench.tables.seating import Seating, recount

FRIENDS = Seating(
    "friends", [1, 2, 1, 1], [3, 2], [(0, 1, -4), (0, 2, -3), (1, 3, 2), (2, 3, -1)], [(1, 2)], 0, 1
)
KNOWN = Seating("known", [1] * 4, [2, 3], [(0, 1, -1), (2, 3, -2), (0, 3, -5)], [], 1, -1)
WHEEL = Graph("wheel", 6, [(0, k) for k in range(1, 6)] + [(k, k % 5 + 1) for k in range(1, 6)])


@pytest.mark.parametrize("library", LIBRARIES)
@pytest.mark.parametrize("seating", [FRIENDS, KNOWN], ids=lambda seating: seating.name)
def test_a_library_finds_the_best_seating_by_its_model(library: str, seating: Seating) -> None:
    every = product(range(len(seating.capacities)), repeat=len(seating.sizes))
    counted = [recount(seating, list(table_of)) for table_of in every]
    best = min(cost for violations, cost in counted if violations == 0)
    found = tables_program.answered(library, seating, 10.0, 0)
    assert (found.cost, found.proven) == (seating.sign * best, True)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_colours_an_odd_wheel_with_four(library: str) -> None:
    found = colouring_program.answered(library, WHEEL, 10.0, 0)
    assert (found.cost, found.proven) == (4, True)


def test_a_measurement_goes_on_where_it_stopped(tmp_path: Path) -> None:
    folder = tmp_path / "table_partition"
    folder.mkdir()
    (folder / "pair.json").write_text(
        json.dumps(
            {"groups": [1, 1], "table_capacities": [2], "pair_cost": [[0, 1, -3]], "apart": []}
        )
    )
    kept, page = tmp_path / "kept.jsonl", tmp_path / "tables.md"
    page.write_text("Before\n<!-- seating: begin -->\nold\n<!-- seating: end -->\nAfter\n")
    argv = [
        "--instances",
        str(tmp_path),
        "--seconds",
        "1",
        "--seeds",
        "1",
        "--peers",
        "cp_sat,highs",
    ]
    argv += ["--kept", str(kept), "--docs", str(tmp_path)]
    assert main(argv) == 0
    runs = kept.read_text()
    assert [json.loads(line)["cost"] for line in runs.splitlines()] == [-3, -3, -3]
    assert main(argv) == 0
    assert kept.read_text() == runs
    text = page.read_text()
    assert text.startswith("Before\n") and text.endswith("After\n") and "old" not in text


def test_a_folder_without_instances_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--instances", str(tmp_path)]) == 2
    assert main(["--instances", str(tmp_path), "--families", "chess"]) == 2
    assert "no family chess" in capsys.readouterr().out
    assert main(["--instances", str(tmp_path), "--peers", "oracle"]) == 2
    assert "no library oracle" in capsys.readouterr().out


def run(solver: str, name: str, cost: int | None, family: str = "graph_colouring") -> Run:
    excess = None if cost is None else 100.0 * (cost - 10) / 10
    head = (solver, family, name, 50, 0, 10.0)
    return Run(*head, cost, 10, excess, False, 10.0, 1.0, cost is not None)


def test_excess_is_counted_in_what_the_family_counts() -> None:
    runs = [run("preseance", "a", 10), run("preseance", "b", 11)]
    text = report([*runs, run("cp_sat", "a", 12), run("cp_sat", "b", 15)])
    reached = "| graph_colouring | 10 | 2 | 2 | 1 (50 %) | 0 (0 %) | colours | 0.500 | 1.000 | 0 |"
    assert f"{reached} 1.00 | 80 % at best | no | 90 % at best | no |" in text
    assert "| graph_colouring | cp_sat | colours | 2 | 3.500 | 0.500 | 0.143 | yes |" in text
    assert "| graph_colouring | cp_sat | 2 | 0, 0 | 1, 0 |" in text


def test_no_answer_counts_as_twice_the_best_known_value() -> None:
    none = run("highs", "a", None)
    assert none.counted == 10
    assert run("highs", "a", None, "table_partition").counted == 100
    assert replace(none, family="social_golfer", best_known=0).counted == 50
    assert replace(none, best_known=None).counted is None
    text = report([run("preseance", "a", 10), none])
    assert "| graph_colouring | highs | colours | 0 of 1 | 10.000 | 0.000 | 0.000 | yes |" in text


def test_a_family_without_a_library_run_says_so() -> None:
    assert "| graph_colouring | none asked |" in report([run("preseance", "a", 10)])


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_seats_a_dinner_party_without_violations(library: str) -> None:
    jobs = [f"{kind} {k}" for kind in dinnerparty.TYPES for k in range(2)]
    diners = [
        dinnerparty.Diner(k + 1, job.split()[0], job, "MF"[k % 2], frozenset("h"))
        for k, job in enumerate(jobs)
    ]
    party = dinnerparty.Party("alike", 1, 12, diners)
    found = dinner_program.answered(library, party, 20.0, 0)
    assert (found.cost, found.proven) == (0, True)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_counts_what_no_dinner_party_can_avoid(library: str) -> None:
    """Three of one type and job, and all of one sex: 3 pairs, 3 + 3 neighbours, 1 + 5 x 2 off."""
    diner = dinnerparty.Diner(1, "Doctor", "surgeon", "M", frozenset())
    party = dinnerparty.Party("dull", 1, 3, [diner] * 3)
    assert dinnerparty.violations(party, [0, 1, 2]) == 20
    found = dinner_program.answered(library, party, 10.0, 0)
    assert (found.cost, found.proven) == (20, True)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_plays_golf_and_meets_by_the_models(library: str) -> None:
    found = sessions_program.golf_answered(library, 2, 2, 3, 10.0, 0)
    assert (found.cost, found.proven) == (0, True)
    repeated = sessions_program.golf_answered(library, 2, 2, 4, 10.0, 0)
    assert (repeated.cost, repeated.proven) == (2, True)
    assert sessions_program.meals_answered(library, 4, 2, 10.0, 0).cost == 3
    assert sessions_program.meals_answered(library, 5, 3, 10.0, 0).cost == 3


HAS_OPTAPLANNER = pytest.mark.skipif(missing("optaplanner") is not None, reason="no optapy")


@HAS_OPTAPLANNER
def test_optaplanner_seats_by_its_model() -> None:
    for seating in (FRIENDS, KNOWN):
        exact = tables_program.answered("cp_sat", seating, 10.0, 0)
        assert exact.proven and optaplanner.seated(seating, 2.0, 0).cost == exact.cost
    diner = dinnerparty.Diner(1, "Doctor", "surgeon", "M", frozenset())
    dull = dinnerparty.Party("dull", 1, 2, [diner] * 2)
    assert optaplanner.dined(dull, 2.0, 0).cost == dinnerparty.violations(dull, [0, 1])


def test_what_optaplanner_says_is_counted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict[str, object]] = []

    def said(
        commands: object, text: str, seconds: float, goal: int | None
    ) -> list[dict[str, object]]:
        asked.append(json.loads(text))
        return [{"cost": -4, "seconds": 0.5, "place": [0, 0, 1, 1]}]

    monkeypatch.setattr(optaplanner, "answers", said)
    with pytest.raises(AssertionError, match="a recount finds 0, -5"):
        optaplanner.seated(FRIENDS, 1.0, 0)
    assert asked[0]["spots"] == [[0, -1], [1, -1]] and asked[0]["capacities"] == [3, 2]
    assert asked[0]["apart"] == [[0, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    monkeypatch.setattr(optaplanner, "answers", lambda *_: [{}])
    assert optaplanner.seated(FRIENDS, 1.0, 0).cost is None


def test_more_seeds_and_libraries_get_files_of_all_sizes() -> None:
    def never(*asked: object) -> Outcome:
        raise AssertionError

    found = {
        (name, f"{name}{n}"): Instance(f"{name}{n}", n, "min", never, ask=never)
        for name in ("dinnerparty", "everyone_meets")
        for n in range(1, 41)
    }
    tasks = list(planned(found, [1.0, 10.0], 2, ["cp_sat"]))
    assert len(set(tasks)) == len(tasks)
    meets = [t for t in tasks if t.family == "everyone_meets"]
    assert sum(t.solver == "cp_sat" for t in meets) == 8
    assert sum(t.seed == 1 for t in meets) == 8
    assert {t.limit for t in meets} == {10.0}
    assert {t.limit for t in tasks if t.family == "dinnerparty"} == {1.0, 10.0}
