"""Mistakes in rule rows are named by line, all together, each with what to write instead."""

from datetime import date
from pathlib import Path

import pytest

from preseance.errors import InputError
from preseance.formats import read_event
from preseance.model.event import Event
from preseance.model.guest import Delegation, Guest
from preseance.model.room import Room, Table, Zone
from preseance.model.rule_row import RuleRow
from preseance.model.session import Session
from preseance.rules import check_rows


def event(*rules: RuleRow, settings: dict[str, str | int | float | bool | tuple[str, ...]] | None = None) -> Event:  # fmt: skip
    return Event(
        id="e",
        title="E",
        start=date(2018, 11, 11),
        delegations=(Delegation(id="fra", name="France"), Delegation(id="deu", name="Germany")),
        guests=(
            Guest(id="anne", name="Anne", delegation="fra", groups=("choir",)),
            Guest(id="bruno", name="Bruno", delegation="fra"),
        ),
        rooms=(
            Room(id="r", name="R", width=9, depth=9, tables=(Table(id="t1", seats=4),),
                 zones=(Zone(id="terrace", tables=("t1",)),)),
        ),
        sessions=(Session(id="lunch", title="L", room="r"),),
        rules=rules,
        settings=settings or {},
    )  # fmt: skip


def row(**values: object) -> RuleRow:
    return RuleRow.model_validate({"id": "x", **values})


BAD = [
    (row(kind="keep_a_part"), "kind", "keep_a_part", "keep_apart"),
    (row(kind="keep_apart", a=("anne",), b=("bruni",)), "b", "bruni", "bruno"),
    (row(kind="keep_apart", a=("choir:x",), b=("anne",)), "a", "choir:x", "group:"),
    (row(kind="keep_apart", a=("delegation:frq",), b=("anne",)), "a", "frq", "fra"),
    (row(kind="keep_apart", a=("delegation:deu",), b=("anne",)), "a", "deu", "some guest"),
    (row(kind="keep_apart", a=("group:chor",), b=("anne",)), "a", "chor", "choir"),
    (row(kind="keep_apart", a=("anne",), b=("anne",)), "b", "anne", "two different"),
    (row(kind="keep_apart", a=("anne",)), "a", "anne", "two different"),
    (row(kind="keep_apart", a=("group:choir",)), "a", "anne", "two different"),
    (row(kind="keep_apart"), "a", "nothing", "keep_apart"),
    (row(kind="pin", a=("anne",), b=("table:t9",)), "b", "t9", "t1"),
    (row(kind="pin", a=("anne",), b=("t1-9",)), "b", "t1-9", "t1-"),
    (row(kind="forbid", a=("anne",), b=("zone:terace",)), "b", "terace", "terrace"),
    (row(kind="pin", a=("anne",), b=("right-of-host:t9",)), "b", "t9", "t1"),
    (row(kind="pin", a=("anne",), b=("right-of-hots",)), "b", "right-of-hots", "right-of-host"),
    (row(kind="pin", a=("anne",), b=("behind-host:t1",)), "b", "behind-host", "right-of-host:…"),
    (row(kind="forbid", a=("anne",), b=("row:first",)), "b", "row:first", "row:1"),
    (row(kind="couples", sessions=("lunsh",)), "sessions", "lunsh", "lunch"),
    (row(kind="couples", relations=("besides",)), "relations", "besides", "beside"),
    (row(kind="pin", a=("anne",), b=("t1",), relations=("beside",)), "relations", "beside", "no relations"),
    (row(kind="couples", relations=("right-of",)), "relations", "right-of", "without a hand"),
    (row(kind="keep_together", a=("anne", "bruno"), relations=("left-of",)), "b", "nothing", "left-of"),
    (row(kind="keep_together", a=("anne",), b=("bruno",), relations=("right_of",)), "relations", "right_of", "right-of"),
    (row(kind="couples", params={"mod": "apart"}), "params", "mod", "mode"),
    (row(kind="couples", params={"mode": "appart"}), "params", "mode=appart", "apart, together"),
    (row(kind="at_most", a=("anne",), params={"number": "-1"}), "params", "number=-1", "0 to 1000"),
    (row(kind="couples", params={"exempt": "anna"}), "params", "anna", "anne"),
    (row(kind="seated", params={"x": "1"}), "params", "x", "it has none"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "column", "found", "hint"), BAD)
def test_a_mistake_is_named_with_line_and_remedy(
    wrong: RuleRow, column: str, found: str, hint: str
) -> None:
    good = RuleRow(id="good", kind="keep_apart", a=("delegation:fra",), b=("anne",))
    (mistake,) = check_rows(event(good, wrong))
    assert (mistake.file, mistake.row, mistake.column) == ("rules.csv", 3, column)
    assert found in mistake.found
    assert hint in mistake.expected


def test_all_mistakes_are_told_together() -> None:
    rows = [r.model_copy(update={"id": f"x{k}"}) for k, (r, *_) in enumerate(BAD)]
    assert [m.row for m in check_rows(event(*rows))] == list(range(2, len(BAD) + 2))


def test_an_id_used_twice_is_a_mistake_of_both_rows() -> None:
    twin = RuleRow(id="twin", kind="couples")
    assert [m.row for m in check_rows(event(twin, twin))] == [2, 3]


def test_lines_are_those_of_the_file() -> None:
    (mistake,) = check_rows(event(row(kind="nonsense")), [17])
    assert mistake.row == 17


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("spread.level", "maybe", "must, should, prefer"),
        ("spread.weight", 0, "from 1 to 1000"),
        ("couples.on", "yes", "true or false"),
        ("couples.mood", "apart", "mode"),
        ("couples.mode", "parted", "apart, together"),
        ("couples.sessions", ("dinner",), "lunch"),
        ("couples.relations", ("besides",), "beside"),
    ],
)
def test_a_wrong_setting_is_named(key: str, value: str | int | tuple[str, ...], hint: str) -> None:
    (mistake,) = check_rows(event(settings={key: value}))
    assert (mistake.file, mistake.column) == ("event.toml", f"settings.{key}")
    assert hint in mistake.expected


def test_settings_of_others_are_left_alone() -> None:
    assert check_rows(event(settings={"seat_belongs_to": "country", "cards.size": 3})) == ()


def test_a_folder_with_many_mistakes_gets_one_report(tmp_path: Path) -> None:
    (tmp_path / "event.toml").write_text(
        '[event]\nid = "e"\ntitle = "E"\nstart = 2018-11-11\n[settings]\ncouples.weight = 5000\n'
        '[[rooms]]\nid = "r"\nname = "R"\nwidth = 9\ndepth = 9\n[[rooms.tables]]\nid = "t1"\n'
        'seats = 4\n[[sessions]]\nid = "lunch"\ntitle = "L"\nroom = "r"\n'
    )
    (tmp_path / "guests.csv").write_text("id,name\nanne,Anne\nbruno,Bruno\n")
    (tmp_path / "rules.csv").write_text(
        "id,kind,a,b,relations,sessions,level,weight,params\n"
        "one,keep_apart,anne,bruno,,,must,5000,\n"
        "two,keep_apart,anne,anne,,,must,1,\n"
        "two,keep_apart,ane,bruno,next to,,must,1,\n"
        "four,pin,group:choir,t1-1,,dinner,must,1,\n"
        "five,at_most,anne,,,,must,1,nummer=2\n"
    )
    with pytest.raises(InputError) as report:
        read_event(tmp_path)
    told = {(m.file, m.row, m.column) for m in report.value.mistakes}
    assert told >= {
        ("rules.csv", 2, "weight"),
        ("rules.csv", 3, "b"),
        ("rules.csv", 3, "id"),
        ("rules.csv", 4, "id"),
        ("rules.csv", 4, "a"),
        ("rules.csv", 4, "relations"),
        ("rules.csv", 5, "a"),
        ("rules.csv", 5, "sessions"),
        ("rules.csv", 6, "params"),
    }
    assert any(m.file == "event.toml" and m.column == "settings.couples.weight" for m in report.value.mistakes)  # fmt: skip
