"""What the kitchen and the service must know of a session: how many of each, and who gets what.

Diets and dishes are counted by what they mean, not by how they are spelled; allergies stand
apart. Guests are told by seat, in the order in which they are served.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from preseance.model.guest import Guest
from preseance.model.menu import courses_of
from preseance.model.place import Place
from preseance.model.session import Session
from preseance.model.settings import CREW
from preseance.planning.checks.checking import Check
from preseance.rules.shapes import Assembly
from preseance.views.audiences import audience_named
from preseance.views.guests import filed, paper_head, present_view, whereabouts
from preseance.views.records import (
    CrewMeal,
    KitchenChange,
    KitchenTable,
    KitchenView,
    Language,
    Served,
    Tally,
)
from preseance.views.spelling import folded, is_allergy


def kitchen_view(
    checked: Check, assembly: Assembly, audience: str, language: Language = "en"
) -> KitchenView:
    """A session as the kitchen may know it.

    Raises
    ------
    ValueError
        Where the audience may not know diets.
    """
    if not audience_named(audience).diets:
        raise ValueError(f"the kitchen's sheet is not for the audience «{audience}»")
    event = checked.occasion.event
    seats = list(_seats(checked, assembly, audience, language))
    tables = tuple(
        KitchenTable(name, tuple(s for s in seats if s.table == name))
        for name in dict.fromkeys(s.table for s in seats)
    )
    placed = {s.guest.id for s in seats}
    waiting = [g for g in assembly.guests if g not in placed]
    may = audience_named(audience).infants
    infants = [g for g in waiting if may and "infant" in event.guest_by_id[g].access]
    return KitchenView(
        head=paper_head(checked, assembly, audience, language),
        courses=tuple((c.name, c.dishes) for c in courses_of(assembly.session)),
        tables=tables,
        diets=tuple(_tallies([(d, s.table) for s in seats for d in s.guest.diets], tables)),
        dishes=tuple(
            (
                course,
                tuple(_tallies(_served_of(course, seats), tables, _dishes_of(course, assembly))),
            )
            for course in dict.fromkeys(c for s in seats for c, _ in s.dishes)
        ),
        infants=tuple(
            _infant(event.guest_by_id[g], seats, checked, assembly, audience, language)
            for g in infants
        ),
        crew=crew_of(checked.occasion.event.settings.get("kitchen.crew", ())),
        unplaced=len(waiting) - len(infants),
        by_honour=checked.ranked(assembly),
    )


def crew_of(said: object) -> tuple[CrewMeal, ...]:
    """Meals of those who work, from ``6 musicians`` or ``2 drivers: vegan``."""
    lines = (said,) if isinstance(said, str) else said if isinstance(said, tuple) else ()
    return tuple(
        CrewMeal(int(found[1]), found[2], found[3] or "")
        for line in lines
        if (found := CREW.fullmatch(str(line)))
    )


def _seats(
    checked: Check, assembly: Assembly, audience: str, language: Language
) -> Iterator[Served]:
    """Seated guests, table by table, in the order in which they are served."""
    event, where = checked.occasion.event, whereabouts(checked, assembly, language)
    place_of = {
        p.guest: assembly.layout.by_id[p.place]
        for p in checked.plan.of_session(assembly.session.id)
        if p.place in assembly.place_index
    }
    tables = {t.id: n for n, t in enumerate(event.tables_of(assembly.session))}
    ranked, whole = checked.ranked(assembly), assembly.layout.whole

    def turn(guest: str) -> tuple[int, int, int, int]:
        """As they are served; where guests choose their chairs they stay in the alphabet."""
        place = place_of[guest]
        if place.table in whole:
            return tables[place.table], 0, 0, 0
        return (tables[place.table], *_turn(place, ranked=ranked))

    seated = filed(checked, [g for g in assembly.guests if g in place_of])
    for guest in sorted(seated, key=turn):
        seen = present_view(checked, assembly, guest, audience, language)
        yield Served(seen, *where(place_of[guest]), tuple(seen.dishes))


def _turn(place: Place, *, ranked: bool) -> tuple[int, int, int]:
    """Where guests rank the first place of honour is served first and the hosts last."""
    if not ranked:
        return (0, 0, place.number)
    honour = place.honour if place.honour is not None else 10_000
    return (int(place.presiding is not None), honour, place.number)


def _served_of(course: str, seats: Sequence[Served]) -> list[tuple[str, str]]:
    """Dish and table of every choice of a course."""
    return [(dish, s.table) for s in seats for name, dish in s.dishes if name == course]


def _dishes_of(course: str, assembly: Assembly) -> Sequence[str]:
    """The dishes of a course as the menu has them."""
    return next((c.dishes for c in courses_of(assembly.session) if c.name == course), ())


def _tallies(
    said: Sequence[tuple[str, str]], tables: Sequence[KitchenTable], order: Sequence[str] = ()
) -> Iterator[Tally]:
    """How many of each, loudest first, then in an order or by number; the first spelling stands for all."""
    counts: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for name, table in said:
        key = folded(name)
        names.setdefault(key, name)
        by_table = counts.setdefault(key, {})
        by_table[table] = by_table.get(table, 0) + 1
    made = [
        Tally(
            names[key],
            sum(by_table.values()),
            tuple(by_table.get(t.name, 0) for t in tables),
            is_allergy(names[key]),
        )
        for key, by_table in counts.items()
    ]
    turn = {folded(name): at for at, name in enumerate(order)}
    yield from sorted(
        made,
        key=lambda t: (not t.loud, turn.get(folded(t.name), len(turn)), -t.total, folded(t.name)),
    )


def _infant(
    guest: Guest,
    seats: Sequence[Served],
    checked: Check,
    assembly: Assembly,
    audience: str,
    language: Language,
) -> Served:
    """An infant who has no chair, at the place of whom they come with."""
    seen = present_view(checked, assembly, guest.id, audience, language)
    whose = {guest.companion_of, guest.partner, *guest.known} - {""}
    near = next((s for s in seats if s.guest.id in whose), None)
    return Served(seen, near.table if near else "", near.place if near else "", seen.dishes)


def changes_between(before: KitchenView, after: KitchenView) -> tuple[KitchenChange, ...]:
    """What is otherwise than it was: who came, went, sits elsewhere or eats something else."""
    old = {s.guest.id: s for t in before.tables for s in t.seats}
    new = {s.guest.id: s for t in after.tables for s in t.seats}
    order: Mapping[str, Served] = {**new, **{g: s for g, s in old.items() if g not in new}}
    found = (KitchenChange(served.guest, old.get(g), new.get(g)) for g, served in order.items())
    return tuple(change for change in found if _differs(change))


def _differs(change: KitchenChange) -> bool:
    if change.before is None or change.after is None:
        return True
    return _eaten(change.before) != _eaten(change.after)


def _eaten(served: Served) -> object:
    return (
        served.table,
        served.place,
        sorted(map(folded, served.guest.diets)),
        [(course, folded(dish)) for course, dish in served.dishes],
    )


def since(after: KitchenView, before: KitchenView, version: str) -> KitchenView:
    """The view with only the differences to what was sent in a version."""
    return replace(
        after, since=version, changes=changes_between(before, after), before=before.all_tallies()
    )


def meals(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """Those at which people eat."""
    return tuple(s for s in sessions if s.kind == "meal")
