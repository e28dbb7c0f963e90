"""The lists of an event: a plan of former times is read, and written as plans are now."""

from __future__ import annotations

from preseance.errors import Mistake
from preseance.formats.event_folder import event_of, files_of
from preseance.formats.lists import LISTS, amended, fresh, read_list, table_of
from preseance.model.guest import Guest
from preseance.model.plan import Mark

TOML = b"""[event]
id = "e"
title = "E"
start = 2020-01-02
scheme = "hand-made"

[[rooms]]
id = "r"
name = "R"
width = 9
depth = 9

[[rooms.tables]]
id = "t1"
seats = 4
x = 4
y = 4

[[sessions]]
id = "s"
title = "S"
room = "r"
"""
GUESTS = b"id,name\nana,Ana\nben,Ben\n"
FORMER = b"session,guest,place,stage,card\ns,ana,t1-1,told,red\ns,ben,t1-2,draft,\n"


def test_a_plan_with_stages_is_read_kept_as_it_is_and_written_with_marks() -> None:
    files = {"event.toml": TOML, "guests.csv": GUESTS, "plan.csv": FORMER}
    event = event_of(files)
    assert [p.marks for p in event.plan.placements] == [(Mark.APPROVED, Mark.TOLD), ()]
    assert files_of(event, files)["plan.csv"] == FORMER
    ana, ben = event.plan.placements
    plan = event.plan.model_copy(update={"placements": (ana, ben.with_mark(Mark.PRINTED))})
    written = files_of(event.model_copy(update={"plan": plan}), files)["plan.csv"]
    assert written == (
        b"session,guest,place,marks,card\n"
        b"s,ana,t1-1,approved;told,red\ns,ben,t1-2,approved;printed,\n"
    )


def test_a_column_of_a_language_that_empties_is_emptied() -> None:
    before = Guest(id="a", name="Ana", translations={"title_fr": "Maire"})
    table = table_of(b"id,name,title_fr\na,Ana,Maire\n", "guests.csv")
    after = before.model_copy(update={"translations": {}})
    assert amended(table, [before], [after]) == b"id,name,title_fr\na,Ana,\n"


def test_an_empty_list_has_all_columns_that_it_must_have() -> None:
    for file, kind in LISTS.items():
        mistakes: list[Mistake] = []
        read_list(file, fresh(kind, ()), mistakes)
        assert not mistakes
