"""Each example runs as it is shipped."""

from pathlib import Path

import pytest

from preseance.documents import print_session
from preseance.errors import PreseanceError, UnknownNameError
from preseance.examples import copy_example, names
from preseance.formats import read_event, write_event
from preseance.planning.seating import plan_event
from preseance.protocol import order
from preseance.views.sessions import session_view


@pytest.mark.parametrize("name", names())
def test_example_reads_and_is_written_back_byte_for_byte(name: str, tmp_path: Path) -> None:
    folder = copy_example(name, tmp_path / name)
    before = {f.name: f.read_bytes() for f in folder.iterdir()}
    write_event(read_event(folder), folder)
    assert {f.name: f.read_bytes() for f in folder.iterdir()} == before


@pytest.mark.parametrize("name", names())
def test_an_example_calls_its_day_in_each_of_its_languages(name: str, tmp_path: Path) -> None:
    event = read_event(copy_example(name, tmp_path / name))
    first, *others = event.languages
    parts = (*event.sessions, *event.routes)
    assert event.in_language(first) is event
    for language in others:
        told = event.in_language(language)
        assert told.title != event.title
        # A proper name is the same in both; where most things have another, none was forgotten.
        alike = [p for p, q in zip(parts, (*told.sessions, *told.routes), strict=True) if p == q]
        assert [getattr(p, "title", "") for p in alike] in ([], ["Dessert"])


def test_paris_pins_the_two_presidents_beside_each_other(tmp_path: Path) -> None:
    event = read_event(copy_example("paris-2018", tmp_path / "paris"))
    pins = {r.a[0]: r.b[0] for r in event.rules if r.kind == "pin" and "lunch" in r.sessions}
    assert (pins["us-trump"], pins["ru-putin"]) == ("t1-10", "t1-9")


def test_unknown_example_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="paris-2018"):
        copy_example("paris", tmp_path / "x")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(PreseanceError, match="not empty"):
        copy_example("paris-2018", tmp_path)


@pytest.mark.parametrize("name", ["wedding", "conference-dinner"])
def test_an_example_of_many_rules_is_planned_with_every_must(name: str, tmp_path: Path) -> None:
    event = read_event(copy_example(name, tmp_path / name))
    planned = plan_event(event, effort=100_000)
    assert planned.check.holds
    assert {p.session for p in planned.plan.placements} == set(event.session_by_id)
    for session in event.sessions:
        seated = {p.guest for p in planned.plan.of_session(session.id)}
        assert seated == {g.id for g in event.attending(session.id)}


@pytest.mark.parametrize("name", ["gala", "summit", "town-hall"])
def test_example_plans_with_every_must_kept_and_prints(name: str, tmp_path: Path) -> None:
    folder = copy_example(name, tmp_path / name)
    event = read_event(folder)
    made = plan_event(event, effort=50_000)
    assert made.check.holds
    seated = {(p.session, p.guest) for p in made.plan.placements}
    assert seated == {(s.id, g.id) for s in event.sessions for g in event.attending(s.id)}
    for assembly in made.check.occasion.assemblies:
        printed = print_session(session_view(made.check, assembly), fmt="svg")
        assert printed.pages and not [r for r in printed.remarks if r.kind != "key"]


def test_the_town_hall_ranks_by_the_decree_with_the_inviting_mayor_second(tmp_path: Path) -> None:
    event = read_event(copy_example("town-hall", tmp_path / "hall"))
    ranks = [r.guest for r in order(event).ranks]
    assert ranks[:3] == ["bernard-lacaze", "sylvie-marchand", "helene-vasseur"]


def test_the_examples_use_at_least_six_forms(tmp_path: Path) -> None:
    forms = {
        t.form
        for name in names()
        for room in read_event(copy_example(name, tmp_path / name)).rooms
        for t in room.tables
    }
    assert len(forms) >= 9


def test_a_new_folder_is_whole_or_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "empty").mkdir()
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        for folder in ("new", "empty"):
            with pytest.raises(OSError, match="No space") as found:
                copy_example("wedding", tmp_path / folder)
            assert Path(found.value.filename).parent == tmp_path / folder
    assert [p.name for p in tmp_path.rglob("*")] == ["empty"]
    for folder in ("new", "empty"):
        assert read_event(copy_example("wedding", tmp_path / folder)).guests
        with pytest.raises(PreseanceError, match="not empty"):
            copy_example("summit", tmp_path / folder)
    assert {p.name for p in tmp_path.iterdir()} == {"new", "empty"}
