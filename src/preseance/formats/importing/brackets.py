"""What stands in brackets after a name: how many come, or a remark."""

from __future__ import annotations

import re
from dataclasses import dataclass

from preseance.formats.importing.ages import Age
from preseance.formats.importing.folding import folded
from preseance.formats.importing.name_customs import Name

MOST_COMPANIONS = 20
"""Companions without a name that one cell may bring."""
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


@dataclass(frozen=True)
class Found:
    """Somebody in a cell of names."""

    name: Name | None
    """None where they have no name yet."""
    relation: str = ""
    """What they are to the first in the cell: partner, guest, child, household; empty for a guest
    in their own right."""
    words: str = ""
    """What stood there of them."""
    age: Age | None = None


def without_brackets(
    text: str,
) -> tuple[str, int | None, list[Found], tuple[str, ...]]:
    """The text, a count of people, companions and remarks that stood in brackets."""
    count: int | None = None
    plus: list[Found] = []
    remarks: list[str] = []
    for inner in _BRACKETS.findall(text):
        plain = folded(inner)
        if plain.isdigit() and int(plain) <= MOST_COMPANIONS:
            count = int(plain)
        elif found := re.fullmatch(r"\+\s*(\d{1,2})", inner.strip()):
            plus += [Found(None, "guest", inner)] * min(int(found[1]), MOST_COMPANIONS)
        elif counted := re.fullmatch(
            r"(\d{1,2}) (?:pers|persons?|personnes?|personen|people|pax|personas|persone)", plain
        ):
            count = int(counted[1])
        elif plain:
            remarks.append(inner.strip())
    return " ".join(_BRACKETS.sub(" ", text).split(" ")).strip(), count, plus, tuple(remarks)
