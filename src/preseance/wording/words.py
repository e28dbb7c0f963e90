"""How tables, places, lists and hours are put together in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from preseance.wording.languages import ENGLISH, grammar_of, translated

MESSAGES: Final[Mapping[str, str]] = {
    "wording.and": "{first} and {last}",
    "wording.or": "{first} or {last}",
    "wording.others": "{number} others",
    # By the kind of a block that has a number and no name.
    "wording.table": "Table {number}",
    "wording.armchairs": "Armchairs {number}",
    "wording.rows": "Block {number}",
    "wording.photo": "Photograph {number}",
    "wording.line": "Line {number}",
    "wording.procession": "Procession {number}",
    "wording.car": "Car {number}",
    "wording.bus": "Bus {number}",
    "wording.place": "{table}, place {number}",
    "wording.places": "{table}, places {number}",
    "wording.seat": "{table}, row {row}, seat {number}",
    "wording.interpreter": "{place} (interpreter)",
    "wording.clock": "{hours:02}:{minutes}",
    "wording.clock.whole": "{hours:02}:00",
    "wording.aide": "{place} (aide)",
    "wording.further_aide": "{place} (aide {number})",
    "wording.day_and_time": "{day} at {time}",
}


def numbered_block(kind: str, number: int, language: str = ENGLISH) -> str:
    """A block of places by its kind and number where it stands alone: «Car 2», «Voiture 2».

    >>> numbered_block("bus", 2), numbered_block("car", 2, "fr")
    ('Bus 2', 'Voiture 2')
    """
    name = f"wording.{kind}"
    said = translated(name, MESSAGES[name], language).format(number=number)
    noun = grammar_of(language).phrase(said).noun
    return noun[:1].upper() + noun[1:]
