"""Claims about the peers of quadratic assignment and the tables made of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.peers.quadratic import PEERS, missing, run_peer
from bench.quadratic.generators import adjacency, planted_grid
from bench.quadratic.profile import profile
from bench.quadratic.report import instances, peers, reached, tabu_race
from bench.quadratic.runs import ENGINE, Run

HAS_COMPILER = pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler")


def run(solver: str, cost: int | None, instance: str = "tai40a", n: int = 40) -> Run:
    return Run(solver, "qaplib", instance, n, 0, 10.0, 1000, cost, 0.5, None, 900, False)


@HAS_COMPILER
@pytest.mark.parametrize("made", [planted_grid(3, 4, 1), adjacency(2, 4, 1)], ids=lambda m: m.name)
def test_the_c_peer_reaches_a_planted_optimum_and_stops_there(made) -> None:
    found = run_peer("robust_tabu", made, 5.0, 1, made.planted)
    assert found.cost == made.planted
    assert found.seconds_to_best is not None and found.seconds_to_best < 5


def test_a_library_peer_answers_with_a_cost_that_a_recount_confirms() -> None:
    made = planted_grid(2, 4, 1)
    found = run_peer("scipy_faq", made, 0.5, 1)
    assert found.cost is not None and made.planted is not None and found.cost >= made.planted


def test_a_peer_beyond_its_size_has_no_answer() -> None:
    assert run_peer("highs", adjacency(5, 8, 1), 0.1, 1).cost is None
    assert {peer for peer in PEERS if missing(peer)} <= {"optaplanner", "robust_tabu"}


def test_tables_say_what_is_met_and_who_is_better() -> None:
    runs = [run(ENGINE, 1001), run("robust_tabu", 1010), run("scipy_faq", 1020), run("highs", None)]
    assert "| tai40a | 10 | 1 | 1 | 0.1000 | 0.1000 | 0 | 0.15 | yes |" in reached(runs)
    assert "| scipy_faq | qaplib | 10 | 1 of 1 | 2.000 | 0.100 |" in peers(runs)
    assert "| highs | qaplib | 10 | 0 of 1 | no answer |  |" in peers(runs)
    assert "| tai40a | 40 | 0.1000 | 1.0000 | ours |" in tabu_race(runs)
    assert "| tai40a | 40 | 10 | 1 | 0.1000 | 0.1000 | 0.50 | 900 | 1000 |" in instances(runs)
    missed = reached([run(ENGINE, 1010)])
    assert "| 0.15 | no |" in missed


def test_a_profile_draws_one_line_a_solver() -> None:
    drawn = profile("Profile", {"one": [0.0, 0.5, None], "two": [0.1, 20.0, 300.0]})
    assert drawn.count("<polyline") == 2 and drawn.startswith("<svg") and "one (3)" in drawn


@HAS_COMPILER
def test_the_table_command_keeps_its_runs_and_goes_on_from_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "instances" / "qaplib"
    folder.mkdir(parents=True)
    made = adjacency(2, 6, 1)
    rows = [str(12), *(" ".join(map(str, row)) for m in (made.flow, made.distance) for row in m)]
    (folder / "nug12.dat").write_text("\n".join(rows) + "\n")
    words = ["table", "--instances", str(tmp_path / "instances"), "--seconds", "0.1"]
    words += [
        "--seeds",
        "1",
        "--speed-seconds",
        "0.1",
        "--kept",
        str(tmp_path / "kept.jsonl"),
        "--docs",
        str(tmp_path),
    ]
    assert main([*words, "--budget-minutes", "0.004"]) == 0
    first = (tmp_path / "kept.jsonl").read_text().splitlines()
    assert len(first) >= 1 and "nug12" in (tmp_path / "benchmarks.md").read_text()
    assert (tmp_path / "benchmarks-quadratic.svg").exists()
    capsys.readouterr()
    assert main([*words, "--budget-minutes", "0"]) == 0
    assert (tmp_path / "kept.jsonl").read_text().splitlines() == first
    assert main(["table", "--instances", str(tmp_path)]) == 2
