"""An event in another form: what that can hold comes along, what it cannot is named."""

import csv
import datetime
import io
import json
from pathlib import Path

import pytest

from preseance.errors import InputError, PreseanceError
from preseance.examples import copy_example
from preseance.formats import read_event, write_event
from preseance.formats.converting import Form, convert
from preseance.formats.converting.chairs import SEATS_FILE
from preseance.formats.converting.converter import form_of
from preseance.formats.importing import import_list
from preseance.model.plan import Placement, Plan
from preseance.planning.occasion.places import layout_of

TODAY = datetime.date(2018, 11, 1)
PLAN = {
    "name": "Hall",
    "categories": [{"name": "Stalls", "color": "#f00"}],
    "zones": [
        {
            "name": "Main",
            "position": {"x": 100, "y": 50},
            "rows": [
                {"row_number": "A", "position": {"x": 0, "y": 0}, "seats": [
                    {"seat_guid": f"A-{n}", "seat_number": str(n), "category": "Stalls",
                     "position": {"x": 30 * n, "y": 0}} for n in (1, 2, 3)]},
                {"row_number": "B", "position": {"x": 0, "y": 60}, "seats": [
                    {"seat_guid": f"B-{n}", "seat_number": str(n), "category": "Stalls",
                     "position": {"x": 30 * k, "y": 0}} for k, n in enumerate((5, 7, 9))]},
                {"row_number": "T", "position": {"x": 400, "y": 300}, "seats": [
                    {"seat_guid": f"T-{n}", "seat_number": str(n), "category": "Stalls",
                     "position": {"x": x, "y": y}}
                    for n, (x, y) in enumerate([(0, -60), (60, 0), (0, 60), (-60, 0)], 1)]},
            ],
        }
    ],
    "size": {"width": 600, "height": 500},
}  # fmt: skip


@pytest.fixture
def hall(tmp_path: Path) -> Path:
    """The room of a seating plan as an event folder."""
    source = tmp_path / "plan.json"
    source.write_text(json.dumps(PLAN), encoding="utf-8")
    convert(source, tmp_path / "hall", today=TODAY)
    return tmp_path / "hall"


def test_the_ending_tells_the_form(tmp_path: Path) -> None:
    names = {
        "a": Form.FOLDER,
        "a.xlsx": Form.WORKBOOK,
        "a.json": Form.JSON,
        "a.pretix.json": Form.PRETIX,
        "a.CSV": Form.CSV,
    }
    assert {name: form_of(tmp_path / name) for name in names} == names
    with pytest.raises(InputError):
        form_of(tmp_path / "a.pdf")


def test_json_holds_the_event_its_texts_and_own_columns(tmp_path: Path) -> None:
    folder = copy_example("embassy-dinner", tmp_path / "folder")
    guests = (folder / "guests.csv").read_text(encoding="utf-8").splitlines()
    (folder / "guests.csv").write_text(
        "\n".join([guests[0] + ",Colour", guests[1] + ",red", *guests[2:]]) + "\n", encoding="utf-8"
    )
    lost = convert(folder, tmp_path / "e.json", today=TODAY).lost
    assert [str(text).split(":")[0] for text in lost] == ["The look of the files"]
    convert(tmp_path / "e.json", tmp_path / "again", today=TODAY)
    assert read_event(tmp_path / "again") == read_event(folder)
    assert (tmp_path / "again" / "README.md").read_bytes() == (folder / "README.md").read_bytes()
    rows = list(csv.DictReader(io.StringIO((tmp_path / "again" / "guests.csv").read_text("utf-8"))))
    assert [row["Colour"] for row in rows if row["Colour"]] == ["red"]


def test_rows_of_the_plan_that_fit_no_more_come_along(tmp_path: Path) -> None:
    folder = copy_example("embassy-dinner", tmp_path / "folder")
    (folder / "plan.csv").write_text("session,guest,place\ndinner,nobody,t9-1\n", encoding="utf-8")
    convert(folder, tmp_path / "e.json", today=TODAY)
    convert(tmp_path / "e.json", tmp_path / "again", today=TODAY)
    assert [p.guest for p in read_event(tmp_path / "again").plan.stale] == ["nobody"]


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    folder = copy_example("wedding", tmp_path / "folder")
    for name in ("e.xlsx", "e.json", "e.csv"):
        (tmp_path / name).write_bytes(b"mine")
        with pytest.raises(PreseanceError, match="is there already"):
            convert(folder, tmp_path / name, today=TODAY)
        assert (tmp_path / name).read_bytes() == b"mine"


def test_a_seating_plan_becomes_a_room_whose_places_know_their_chairs(hall: Path) -> None:
    event = read_event(hall)
    assert [(t.id, t.form.value, t.seats) for t in event.rooms[0].tables] == [
        ("a", "rows", 3),
        ("b", "rows", 3),
        ("t", "round", 4),
    ]
    seats = list(csv.DictReader(io.StringIO((hall / SEATS_FILE).read_text(encoding="utf-8"))))
    chair = {row["place"]: row["seat_guid"] for row in seats}
    assert [chair[p] for p in ("a-1", "a-2", "b-3", "t-1", "t-2")] == [
        "A-1",
        "A-2",
        "B-9",
        "T-1",
        "T-2",
    ]
    places = layout_of(event, event.sessions[0]).by_id
    assert places["a-2"].x - places["a-1"].x == pytest.approx(0.6)
    assert places["a-1"].y - places["b-1"].y == pytest.approx(1.2)
    assert places["t-1"].y > places["t-2"].y > places["t-3"].y
    assert places["t-2"].x > places["t-1"].x


def test_a_label_that_is_no_place_number_is_said(hall: Path, tmp_path: Path) -> None:
    lost = convert(tmp_path / "plan.json", tmp_path / "other", today=TODAY).lost
    assert any("«B 5» is the place b-1" in text for text in lost)
    assert not any("«A" in text for text in lost)


def test_a_room_goes_back_to_a_seating_plan_with_the_ids_it_came_with(
    hall: Path, tmp_path: Path
) -> None:
    made = convert(hall, tmp_path / "back.pretix.json", today=TODAY)
    (zone,) = json.loads((tmp_path / "back.pretix.json").read_text(encoding="utf-8"))["zones"]
    now = [[(s["seat_guid"], s["seat_number"]) for s in row["seats"]] for row in zone["rows"]]
    then = [
        [(s["seat_guid"], s["seat_number"]) for s in row["seats"]]
        for row in PLAN["zones"][0]["rows"]
    ]  # type: ignore[index]  # as a file says it: any JSON
    assert now == then
    assert [area["text"] for area in zone["areas"]] == ["T"]
    assert [f.name for f in made.files] == ["back.pretix.json", "back.event.json"]
    convert(tmp_path / "back.event.json", tmp_path / "again", today=TODAY)
    assert read_event(tmp_path / "again") == read_event(hall)


def test_a_seating_plan_that_is_none_names_its_parts(tmp_path: Path) -> None:
    source = tmp_path / "plan.json"
    source.write_text(
        json.dumps({"name": "x", "categories": [], "zones": [{"rows": [{"seats": [{}]}]}]})
    )
    with pytest.raises(InputError) as error:
        convert(source, tmp_path / "hall", today=TODAY)
    assert {m.column for m in error.value.mistakes} == {
        "zones.0.position",
        "zones.0.rows.0.seats.0.position",
        "zones.0.rows.0.seats.0.seat_guid",
    }


def test_the_list_for_the_calligrapher_has_names_titles_tables_and_places(tmp_path: Path) -> None:
    folder = copy_example("embassy-dinner", tmp_path / "folder")
    event = read_event(folder)
    guest = event.guests[0].model_copy(update={"title": "=Ambassador", "note": "never told"})
    session, table = event.sessions[0], event.tables_of(event.sessions[0])[0]
    plan = Plan(placements=(Placement(session=session.id, guest=guest.id, place=f"{table.id}-3"),))
    write_event(
        event.model_copy(update={"guests": (guest, *event.guests[1:]), "plan": plan}), folder
    )
    made = convert(folder, tmp_path / "list.csv", today=TODAY)
    content = (tmp_path / "list.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"never told" not in content
    row = next(
        r for r in csv.DictReader(io.StringIO(content.decode("utf-8-sig"))) if r["id"] == guest.id
    )
    assert (row["name"], row["title"], row["table"], row["place"]) == (
        guest.name,
        "'=Ambassador",
        table.called,
        "3",
    )
    assert any("begins like a formula" in text for text in made.lost)


def test_a_list_is_imported_into_a_new_workbook(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name,Table\nAna Prado,1\nBen Roe,1\n", encoding="utf-8")
    for _ in range(2):
        import_list(tmp_path / "e.xlsx", tmp_path / "list.csv", write=True)
    assert [g.name for g in read_event(tmp_path / "e.xlsx").guests] == ["Ana Prado", "Ben Roe"]
