"""The story that `make demo` tells, run once, in the language of the house it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

import preseance
from preseance.cli.commands import demo


def test_the_story_is_told_from_the_request_to_buenos_aires(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "buenos-aires").mkdir()
    assert demo.run(to=tmp_path, lang="fr") == 0
    told = capsys.readouterr().out
    chapters = [line for line in told.splitlines() if line[:1].isdigit() and line[1:2] == "."]
    assert [line[0] for line in chapters] == list("123456789")
    assert "un responsable français" in told
    assert "Où les deux se rencontreront" in told
    before, _, after = told.partition("Le prévu et le réel")
    assert "greeting" not in before
    assert "greeting" in after

    folder = tmp_path / "event-2"
    event = preseance.read_event(folder)
    places = preseance.places(folder, session="lunch").to_json()["sessions"]["lunch"]
    relations = next(
        p["relations"] for p in places if p["place"] == event.plan.place_of["lunch", "us-trump"]
    )
    there = event.plan.place_of["lunch", "ru-putin"]
    assert all(there not in relations[name] for name in ("beside", "across", "diagonal"))
    assert [v.version.number for v in preseance.history(folder).versions] == [1, 2]
    assert (
        event.encounters
        == preseance.read_event(
            preseance.copy_example("paris-2018", tmp_path / "shipped")
        ).encounters
    )
    talks = next(r for r in event.requests if r.id == "talks")
    assert talks.state == "withdrawn"
    assert (tmp_path / "lunch-floor-plan-a3.pdf").read_bytes().startswith(b"%PDF")
    assert list(tmp_path.glob("changes-*.pdf"))
