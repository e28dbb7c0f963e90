"""Rehearsals are the same for a seed, on any executor, and go on where they stopped."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Gate

import pytest
from tests.planning.replanned import random_lunch

from preseance.model.event import Event
from preseance.planning.replan import rehearsing
from preseance.planning.replan.likely import likely_changes, sampled
from preseance.planning.replan.rehearsing import rehearse
from preseance.planning.replan.replanning import replan


def _lunch() -> Event:
    event = random_lunch(random.Random(4), 9, spare=0)
    settings = {"moves.gap": "leave", "rehearse.stand_in": 0.05, "moves.mark.draft": 2}
    return event.model_copy(update={"settings": settings})


def test_a_seed_gives_one_rehearsal_on_any_executor(monkeypatch: pytest.MonkeyPatch) -> None:
    event = _lunch()
    monkeypatch.setattr(rehearsing, "WORTH_SHARING", 0)
    first = rehearse(event, count=40, seed=3)
    with ThreadPoolExecutor(2) as executor:
        assert rehearse(event, count=40, seed=3, executor=executor) == first
    assert rehearse(event, count=40, seed=4) != first


def test_changes_are_handed_over_by_fewer_and_fewer() -> None:
    changes = likely_changes(_lunch(), _lunch().plan) * 20
    chunks = rehearsing.chunks_of(changes)
    assert [change for chunk in chunks for change in chunk] == list(changes)
    sizes = [len(chunk) for chunk in chunks]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == rehearsing.CHUNK
    assert sizes[-1] == 1
    assert rehearsing.chunks_of(()) == []


def test_what_an_executor_has_not_begun_is_answered_here(monkeypatch: pytest.MonkeyPatch) -> None:
    event = _lunch()
    first = rehearse(event, count=200, seed=3)
    monkeypatch.setattr(rehearsing, "WORTH_SHARING", 0)
    monkeypatch.setattr(rehearsing, "CHUNK", 1)
    gate = Gate()
    with ThreadPoolExecutor(1) as executor:
        # Its only thread waits until all that can be taken back is answered here.
        executor.submit(gate.wait, 60)
        told: list[int] = []

        def progress(done: int, all_: int) -> None:
            told.append(done)
            if done == all_:
                gate.set()

        assert rehearse(event, count=200, seed=3, executor=executor, progress=progress) == first
    assert told == list(range(1, told[-1] + 1))


def test_little_work_is_not_handed_over() -> None:
    with ThreadPoolExecutor(1) as executor:
        executor.shutdown()
        rehearse(_lunch(), count=10, executor=executor)


def test_what_is_reported_is_what_replanning_answers() -> None:
    event = _lunch()
    made = rehearse(event, count=60, seed=1)
    assert 0 < len(made.answers) <= 10
    assert made.worst is not None
    assert made.percentile_95 <= max(a.num_moves for a in made.answers)
    assert any(a.num_moves for a in made.answers)
    for answer in made.answers:
        if "stand-in" not in answer.sentence:
            best = replan(event, [answer.sentence], alternatives=False).best
            assert answer.cost == best.cost
            assert answer.num_moves == len(best.changed.moves)
    assert sum(c.share for c in made.reserves) <= len(event.rooms[0].tables)


def test_who_has_a_probability_is_sampled_in_proportion() -> None:
    event = _lunch()
    sure = tuple(g.model_copy(update={"no_show": 1.0}) if g.id == "g5" else g for g in event.guests)
    changes = likely_changes(event.model_copy(update={"guests": sure}), event.plan)
    drawn = [c.guest for c in sampled(changes, 400, 0)]
    assert drawn.count("g5") > 200
    assert not any(c.sentence.startswith("late") for c in changes)
