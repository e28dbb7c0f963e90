"""Orders of precedence that an event brings are read, written, kept in versions, and checked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from preseance.errors import InputError
from preseance.formats.converting.json_event import read_json, write_json
from preseance.formats.event_folder import files_of, read_event, write_event
from preseance.formats.versions import publish_version, read_version
from preseance.model.plan import Mark
from preseance.protocol import order

EVENT = """\
[event]
id = "feast"
title = "Feast"
start = 2026-07-14
scheme = "our-town"
"""
INSIDE = """
[scheme]
spouses = "after-all" # a setting of every scheme
title = "Our town"
classes = [
  # The highest first.
  { roles = ["mayor"], en = "mayor", fr = "maire" },
  { roles = ["councillor"], keys = ["elected"] },
]
"""
BESIDE = """\
title = "Our town" # by resolution of the council

[[classes]]
roles = ["mayor"]

[[classes]]
roles = ["councillor"]
keys = ["elected"]
"""
GUESTS = "id,name,role,elected\nann,Ann,councillor,2020\nbea,Bea,mayor,\n"


def folder(at: Path, event: str = EVENT, **schemes: str) -> Path:
    (at / "event.toml").write_text(event, "utf-8")
    (at / "guests.csv").write_text(GUESTS, "utf-8")
    for name, text in schemes.items():
        (at / f"{name.replace('_', '-')}.toml").write_text(text, "utf-8")
    return at


def mistakes(at: Path) -> list[tuple[str, int | None, str | None, str]]:
    with pytest.raises(InputError) as refused:
        read_event(at)
    return [(m.file, m.row, m.column, m.found) for m in refused.value.mistakes]


def test_an_order_may_stand_in_the_event_or_beside_it(tmp_path: Path) -> None:
    for name, at in (("inside", EVENT + INSIDE), ("beside", EVENT)):
        (tmp_path / name).mkdir()
        event = read_event(folder(tmp_path / name, at, our_town=BESIDE if name == "beside" else ""))
        assert [r.guest for r in order(event).ranks] == ["bea", "ann"]


@pytest.mark.parametrize(("event", "beside"), [(EVENT + INSIDE, None), (EVENT, BESIDE)])
def test_an_event_with_its_own_order_is_written_unchanged(
    tmp_path: Path, event: str, beside: str | None
) -> None:
    here = folder(tmp_path, event, **({"our_town": beside} if beside else {}))
    before = {f.name: f.read_bytes() for f in here.iterdir()}
    read = read_event(here)
    write_event(read, here)
    write_event(read.model_copy(update={"title": "Feast of the town"}), here)
    write_event(read, here)
    assert {f.name: f.read_bytes() for f in here.iterdir() if f.name in before} == before


@pytest.mark.parametrize(("event", "beside"), [(EVENT + INSIDE, None), (EVENT, BESIDE)])
def test_the_order_goes_along_to_versions_to_json_and_to_a_new_folder(
    tmp_path: Path, event: str, beside: str | None
) -> None:
    here = folder(tmp_path, event, **({"our_town": beside} if beside else {}))
    read = read_event(here)
    time = datetime(2026, 7, 1, tzinfo=UTC)
    publish_version(here, read, stage=Mark.APPROVED, author="A", reason="", time=time)
    assert read_version(here, 1).schemes == read.schemes
    write_json(read, tmp_path / "feast.json")
    again = read_json(tmp_path / "feast.json")
    assert again.schemes == read.schemes
    (tmp_path / "new").mkdir()
    write_event(again, tmp_path / "new")
    assert read_event(tmp_path / "new").schemes == read.schemes
    assert "our-town.toml" in files_of(read) or not beside


def test_a_file_that_no_scheme_names_is_left_alone(tmp_path: Path) -> None:
    read_event(folder(tmp_path, EVENT, our_town=BESIDE, tools="not = [toml"))


def test_a_class_without_a_role_is_named_with_file_and_row(tmp_path: Path) -> None:
    text = '[[classes]]\nid = "mayor"\n\n[[classes]]\nid = "x"\nroles = []\n'
    assert mistakes(folder(tmp_path, our_town=text)) == [
        ("our-town.toml", 1, "classes.mayor.roles", "nothing"),
        ("our-town.toml", 6, "classes.x.roles", "«[]»"),
    ]


def test_a_class_without_a_role_is_told_which_roles_the_guests_have(tmp_path: Path) -> None:
    text = '[[classes]]\nid = "mayor"\n\n[[classes]]\nid = "x"\nroles = []\n'
    with pytest.raises(InputError) as refused:
        read_event(folder(tmp_path, our_town=text))
    expected = (
        'the roles of guests that the class takes, as ["mayor"]; guests.csv has councillor, mayor'
    )
    assert [m.expected for m in refused.value.mistakes] == [expected, expected]
    (tmp_path / "guests.csv").write_text("id,name\nann,Ann\n", "utf-8")
    with pytest.raises(InputError) as unsaid:
        read_event(tmp_path)
    assert unsaid.value.mistakes[0].expected == expected.partition(";")[0]


def test_a_role_in_two_classes_needs_a_condition_that_parts_them(tmp_path: Path) -> None:
    twice = '  { id = "b", roles = ["mayor", "deputy"] },\n]\n'
    event = EVENT + INSIDE.rstrip().removesuffix("]") + twice
    found = "the role «mayor», which the class «mayor» takes"
    assert mistakes(folder(tmp_path, event)) == [
        ("event.toml", 14, "scheme.classes.b.roles", found)
    ]
    parted = event.replace('["mayor"],', '["mayor"], where = { home = "yes" },')
    (tmp_path / "parted").mkdir()
    read_event(folder(tmp_path / "parted", parted))


def test_a_scheme_that_includes_itself_is_refused_with_the_way_round(tmp_path: Path) -> None:
    one, two = 'includes = "two"\n', 'includes = "our-town"\n'
    found = mistakes(folder(tmp_path, our_town=one, two=two))
    assert found == [
        (
            "our-town.toml",
            1,
            "includes",
            "a scheme that includes itself (our-town → two → our-town)",
        ),
        ("two.toml", 1, "includes", "a scheme that includes itself (two → our-town → two)"),
    ]


TABLE = """
[[rooms]]
id = "hall"
name = "Hall"
width = 20
depth = 20
[[rooms.tables]]
id = "t1"
x = 10
y = 10
seats = 8
{table}
[[sessions]]
id = "feast"
title = "Feast"
room = "hall"
{session}
"""


@pytest.mark.parametrize(
    ("table", "session", "column", "found", "known"),
    [
        ('form = "round"\nhosts = "french"', "", "t1", "hosts «french»", "facing, guest-of-honour, one"),
        ('form = "round"\nco_host = "left"', "", "t1", "co_host «left»", "dais, u, t, comb, rows, photo"),
        ('form = "round"\nfills_from = "aisle"', "", "t1", "fills_from «aisle»", "rows"),
        ('form = "round"\nfills_from = "door"', "", "t1.fills_from", "«door»", "aisle"),
        ('form = "round"\nvariants = ["odd"]', "", "t1", "«odd»", "two-at-an-end"),
        ('form = "round"', 'variants = ["odd"]', "sessions.feast.variants", "«odd»", "two-at-an-end"),
        ('form = "round"\nprongs = 5', "", "t1.prongs", "«prongs»", "comb"),
        ('form = "round"\nmirror = true', "", "t1.mirror", "«mirror»", "negotiation"),
        ('form = "u"\nwheel = "left"', "", "t1.wheel", "«wheel»", "car"),
        ('form = "dais"\nrows = 2', "", "t1.rows", "«rows»", "photo"),
    ],
)  # fmt: skip
def test_a_custom_that_a_form_cannot_have_is_refused_with_file_row_and_what_is_known(
    tmp_path: Path, table: str, session: str, column: str, found: str, known: str
) -> None:
    text = EVENT + INSIDE + TABLE.format(table=table, session=session)
    with pytest.raises(InputError) as refused:
        read_event(folder(tmp_path, text))
    (mistake,) = refused.value.mistakes
    assert mistake.file == "event.toml"
    line = text.splitlines()[(mistake.row or 0) - 1]
    assert mistake.row and (
        line == "[[rooms.tables]]" or line.split(" ")[0] == column.split(".")[-1]
    )
    assert (mistake.column or "").endswith(column)
    assert found in mistake.found
    assert known in f"{mistake.found} {mistake.expected}"


def test_names_that_stand_for_nothing_are_all_reported(tmp_path: Path) -> None:
    text = (
        'includes = "france-elsewher"\n[defaults]\nspose = "after-all"\n[[classes]]\n'
        'roles = ["mayor"]\nkeys = ["elected", "odrer?"]\nwhere = { town = "$town" }\n'
        'alternate = "sied"\nafter = "fr-mayor"\n'
    )
    found = {(column, said) for _, _, column, said in mistakes(folder(tmp_path, our_town=text))}
    assert found == {
        ("includes", "«france-elsewher»"),
        ("defaults.spose", "«spose»"),
        ("classes.mayor.keys", "«odrer»"),
        ("classes.mayor.where", "«town»"),
        ("classes.mayor.alternate", "«sied»"),
        ("classes.mayor.after", "«fr-mayor», but the scheme builds on no other"),
    }


def test_an_own_order_does_not_take_the_name_of_one_of_the_house(tmp_path: Path) -> None:
    event = (EVENT + INSIDE).replace("our-town", "france-paris")
    assert [m[2] for m in mistakes(folder(tmp_path, event))] == ["event.scheme"]


def test_an_order_of_values_names_a_column_there_is_and_each_value_once(tmp_path: Path) -> None:
    text = BESIDE + '\n[orders]\nfaculty = ["Law"]\nbody = ["Law | Droit", "Arts", "droit"]\n'
    found = mistakes(folder(tmp_path, our_town=text))
    assert ("our-town.toml", 11, "orders.faculty", "«faculty»") in found
    assert ("our-town.toml", 12, "orders.body", "the value «droit» twice") in found


def test_what_a_setting_changes_is_a_class_and_a_column_there_is(tmp_path: Path) -> None:
    text = BESIDE + (
        '\n[settings.guest]\ndefault = "no"\nallowed = ["no", "yes"]\n'
        'effects.yes.level.major = "after mayor"\n'
        'effects.yes.keys.mayor = ["eelected"]\n'
        'effects.maybe.level.mayor = "after maior"\n'
    )
    found = {(column, said) for _, _, column, said in mistakes(folder(tmp_path, our_town=text))}
    assert ("settings.guest.effects.yes", "«major»") in found
    assert ("settings.guest.effects.yes", "«eelected»") in found
    assert ("settings.guest.effects.maybe", "«maybe»") in found
    assert ("settings.guest.effects.maybe", "«maior»") in found


def test_where_a_setting_moves_a_class_is_beside_another(tmp_path: Path) -> None:
    text = BESIDE + (
        '\n[settings.guest]\ndefault = "no"\nallowed = ["no", "yes"]\n'
        'effects.yes.level.mayor = "under councillor"\n'
    )
    assert any("under councillor" in said for *_, said in mistakes(folder(tmp_path, our_town=text)))
