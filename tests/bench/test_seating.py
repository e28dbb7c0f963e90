"""Claims about measuring seating at table level, and about the libraries asked beside the engine."""

from __future__ import annotations

import json
from itertools import product
from pathlib import Path

import pytest
from bench.graph import Graph
from bench.measures.seating import main
from bench.peers import colouring_program, tables_program
from bench.peers.binary_program import LIBRARIES
from bench.tables.report import Run, report
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
    kept, page = tmp_path / "kept.jsonl", tmp_path / "benchmarks-tables.md"
    page.write_text("Before\n<!-- seating: begin -->\nold\n<!-- seating: end -->\nAfter\n")
    argv = ["--instances", str(tmp_path), "--seconds", "1", "--seeds", "1", "--peers"]
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


def test_means_are_over_instances_that_both_answered() -> None:
    def run(solver: str, name: str, cost: int | None, excess: float | None) -> Run:
        return Run(solver, "graph_colouring", name, 0, 10.0, cost, 10, excess, False, 10.0, 1.0)

    text = report(
        [
            run("preseance", "a", 10, 0.0),
            run("preseance", "b", 11, 10.0),
            run("cp_sat", "a", 12, 20.0),
            run("cp_sat", "b", None, None),
        ]
    )
    assert (
        "| graph_colouring | 10 | 2 | 2 | 1 (50 %) | 0 (0 %) | 5.000 | 10.000 | 0 | 1.00 |" in text
    )
    assert "| graph_colouring | 10 | cp_sat | 2 | 1 | 0, 1 | 20.000, 0.000 | 0, 0 |" in text
