"""The programme measured holds, and asks what several sessions are asked for."""

from bench.measures.programme import programme

from preseance.formats.checks import mistakes_of


def test_the_measured_programme_has_no_mistake_and_room_for_everybody() -> None:
    made = programme(30, 3)
    assert not mistakes_of(made, {})
    assert {sum(t.seats for t in room.tables) for room in made.rooms} == {30}
    asked = {row.kind for row in made.rules}
    assert asked == {
        "keep_apart",
        "fair_turns",
        "honour_balance",
        "fresh_neighbours",
        "fresh_tables",
    }
