"""Names of tables: on the cloth, clear of the numbers, and even among the tables of a room."""

from math import cos, pi, sin

import pytest

from preseance.documents.obstacles import Round
from preseance.documents.table_names import names_on_rounds


def _tables(*names: str) -> list[tuple[str, Round, list[tuple[float, float]]]]:
    """Tables of 32 mm, a ring of eight numbers on each."""
    made = []
    for k, name in enumerate(names):
        x, y = 50.0 * k, 0.0
        turns = [2 * pi * at / 8 for at in range(8)]
        ring = [(x + 13.5 * cos(turn), y + 13.5 * sin(turn)) for turn in turns]
        made.append((name, Round(x, y, 16.0), ring))
    return made


@pytest.mark.parametrize(
    "names", [("Fjord", "Lighthouse", "Fig"), ("1", "2", "10"), ("Indus", "Saint Lawrence")]
)
def test_names_on_the_tables_of_a_room_are_of_nearly_one_size(names: tuple[str, ...]) -> None:
    texts = [texts[0] for texts in names_on_rounds(_tables(*names))]
    sizes = [text.size for text in texts]
    assert max(sizes) <= max(1.25 * min(sizes), 5.0)
    assert max(sizes) >= 4.0


def test_a_name_alone_is_as_large_as_fits() -> None:
    ((alone,),) = names_on_rounds(_tables("Fig"))
    assert alone.size == 9.0
    assert names_on_rounds([]) == []
