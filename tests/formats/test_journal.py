"""A rehearsal goes on from the answers that its file holds."""

from __future__ import annotations

import random
from pathlib import Path

from tests.planning.replanned import random_lunch

from preseance.formats.journal import JournalFile
from preseance.planning.replan.rehearsing import rehearse


def test_a_rehearsal_goes_on_from_its_journal(tmp_path: Path) -> None:
    event, file = random_lunch(random.Random(4), 9, spare=0), tmp_path / "journal.jsonl"
    told: list[tuple[int, int]] = []
    first = rehearse(event, count=30, seed=2, journal=JournalFile(file))
    lines = file.read_text().splitlines()
    file.write_text("\n".join([*lines[:3], lines[3][:40]]))
    again = rehearse(
        event,
        count=30,
        seed=2,
        journal=JournalFile(file),
        progress=lambda d, n: told.append((d, n)),
    )
    assert again == first
    assert told[0][0] > 3
    assert told[-1][0] == told[-1][1]


def test_answers_of_another_event_are_none(tmp_path: Path) -> None:
    journal = JournalFile(tmp_path / "journal.jsonl")
    assert journal.answers("a") == {}
    rehearse(random_lunch(random.Random(4), 9, spare=0), count=3, journal=journal)
    assert journal.file.read_text()
    assert journal.answers("a") == {}
