"""Claims about the peers of quadratic assignment and the tables made of them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from bench.__main__ import main
from bench.keeping import ENGINE, Task
from bench.peers.quadratic import PEERS, missing, run_peer
from bench.quadratic.generators import adjacency, planted_grid
from bench.quadratic.plan import planned, sampled
from bench.quadratic.profile import profile
from bench.quadratic.report import instances, peers, reached, tabu_race
from bench.quadratic.runs import Run

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
    line = "| tai40a | 10 | 1 | 1 | 0.1000 | 0.1000 | 0 (0 %) | – | – | mean ≤ 0.15 % | yes |"
    assert f"{line} mean ≤ 0.05 % | no |" in reached(runs)
    assert "| qaplib | scipy_faq | % | 1 | 2.000 | 0.100 | 0.050 | yes |  |" in peers(runs)
    assert "| qaplib | highs | % | 0 of 1 | 100.000 | 0.100 | 0.001 | yes |" in peers(runs)
    assert "Of 1 files: ours: 1." in tabu_race(runs)
    assert "| tai40a | 40 | 1 | 0.1000 | 1.0000 | ours |" in tabu_race(runs)
    assert "| tai40a | 40 | 10 | 1 | 0.1000 | 0.1000 | 0.50 | 900 | 1000 |" in instances(runs)
    missed = reached([run(ENGINE, 1010)])
    assert "| mean ≤ 0.15 % | no |" in missed


def test_a_family_is_not_met_when_one_peer_comes_too_near() -> None:
    runs = [run(ENGINE, 1010), run("scipy_faq", 1020), run("scipy_2opt", 1100)]
    assert "| qaplib | scipy_faq | % | 1 | 2.000 | 1.000 | 0.500 | no | scipy_faq |" in peers(runs)


def test_files_at_their_best_value_count_in_longer_runs_too() -> None:
    long = replace(run(ENGINE, 1001, "sko90", 90), limit=60.0)
    runs = [run(ENGINE, 1000, "sko72", 72), run(ENGINE, 1002, "sko81", 81)]
    runs += [run(ENGINE, 1003, "sko90", 90), long]
    said = reached(runs)
    line = "| structured, n 51–100 | 60 | 2, 1 by shorter runs, 1 not run | 2 | 0.0500 | 0.1000 |"
    assert line in said
    assert "| mean ≤ 0.005 % | no so far | 90% at best | no so far |" in said


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ((1000, 0.01), (1000, 0.04), "equal, both under 50 ms"),
        ((1000, 0.2), (1000, 0.01), "both at best, theirs sooner"),
        ((1000, 0.2), (1000, 0.3), "both at best, ours sooner"),
        ((1001, 0.2), (1000, 0.3), "theirs"),
    ],
)
def test_times_decide_between_two_at_the_best_value(
    ours: tuple[int, float], theirs: tuple[int, float], said: str
) -> None:
    runs = [
        replace(run(solver, cost), seconds_to_best=seconds)
        for solver, (cost, seconds) in ((ENGINE, ours), ("robust_tabu", theirs))
    ]
    assert f"| {said} |" in tabu_race(runs)


def test_a_minute_is_spent_only_where_ten_seconds_missed_and_something_is_owed() -> None:
    sizes = {("qaplib", "tai40a"): 40, ("qaplib", "sko90"): 90, ("palubeckis", "Inst80"): 80}
    done: dict[Task, Run] = {}
    for task in planned(sizes, [1.0, 10.0, 60.0], 2, done):
        cost = 1000 if task.instance == "tai40a" else 1001
        made = run(task.solver, cost, task.instance, 40)
        done[task] = replace(made, family=task.family, seed=task.seed, limit=task.limit)
    long = [task for task in done if task.limit == 60]
    assert {(task.instance, task.seed) for task in long} == {("sko90", 0), ("sko90", 1)}
    tabu = [task.instance for task in done if task.solver == "robust_tabu"]
    assert sorted(tabu) == sorted([name for _, name in sizes] * 2) or missing("robust_tabu")


def test_libraries_are_asked_instances_of_all_sizes_that_fit_them() -> None:
    sizes = {("qaplib", f"q{n}"): n for n in range(10, 100)}
    assert [int(name[1:]) for _, name in sampled(sizes, "cp_sat")] == [12, 16, 21, 26, 30]
    assert len(sampled(sizes, "scipy_faq")) == 12
    assert sampled({("drezner", "a"): 15}, "cp_sat") == [("drezner", "a")]


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
    assert len(first) >= 1 and "nug12" in (tmp_path / "quadratic.md").read_text()
    assert (tmp_path / "quadratic.svg").exists()
    capsys.readouterr()
    assert main([*words, "--budget-minutes", "0"]) == 0
    assert (tmp_path / "kept.jsonl").read_text().splitlines() == first
    assert main(["table", "--instances", str(tmp_path)]) == 2
