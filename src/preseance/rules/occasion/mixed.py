"""Mixed company: the places right and left of host and hostess, and who comes first in each list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from preseance.rules.occasion.assembly import Assembly
from preseance.rules.occasion.occasion import Occasion

_OTHER = {"F": "M", "M": "F"}
SEXES = tuple(_OTHER)
PLACES = 2
"""Places of honour of each list: a right and a left."""


def beside_hosts(occasion: Occasion, assembly: Assembly) -> Mapping[int, str]:
    """Places right and left of a man and a woman who preside together: the sex each belongs to.

    The women sit beside him, the men beside her. Empty where no man and woman preside together, and
    at a table seated whole.
    A place beside both belongs to whose right it is.
    """
    if not assembly.tables or assembly.tables[0] in assembly.layout.whole:
        return {}
    first = set(assembly.seats_at[assembly.tables[0]])
    chairs = {
        assembly.places[p].presiding: (p, occasion.people[i].sex)
        for i, p in occasion.hosts_of(assembly).items()
        if p in first and assembly.places[p].presiding
    }
    if {sex for _, sex in chairs.values()} != set(SEXES):
        return {}
    found: dict[int, str] = {}
    for hand in ("right-of", "left-of"):
        for chair, sex in chairs.values():
            for near in assembly.layout.relations[hand].get(assembly.places[chair].id, ()):
                p = assembly.place_index[near]
                if p in first and assembly.places[p].presiding is None:
                    found.setdefault(p, _OTHER[sex])
    given = set(occasion.hosts_of(assembly).values())
    return {p: sex for p, sex in found.items() if p not in given}


def first_of_list(
    occasion: Occasion,
    assembly: Assembly,
    guests: Sequence[int],
    sex: str,
    number: int = PLACES,
) -> list[int]:
    """Who of some guests is certainly of the first women (or men) who do not preside."""
    hosts, given = occasion.event.seated_by_right(assembly.session), occasion.hosts_of(assembly)
    own = [
        i
        for i in guests
        if occasion.people[i].sex == sex and i not in given and occasion.guests[i] not in hosts
    ]
    return occasion.standing(assembly, own).certainly_first(number)
