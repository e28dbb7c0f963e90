"""What an event hands on to a later one: who sat at which table, and beside whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from preseance.model.earlier_row import EarlierRow
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.planning.day.meetings import counterpart
from preseance.rules.shapes import Assembly, Occasion


def archive(occasion: Occasion, then: Event) -> tuple[EarlierRow, ...]:
    """Where the guests of an earlier event sat who are invited to another too, session by session.

    Guests are the same by id, else by name.
    """
    found = ((g.id, counterpart(g, then)) for g in occasion.event.guests)
    known = {guest: there for guest, there in found if there is not None}
    return tuple(row for a in occasion.assemblies for row in _of_session(occasion, a, known))


def _of_session(
    occasion: Occasion, assembly: Assembly, known: Mapping[str, str]
) -> Iterator[EarlierRow]:
    event, session = occasion.event, assembly.session
    by_place = {p.place: p.guest for p in event.plan.of_session(session.id)}
    beside = assembly.layout.relations.get("beside", {})
    for guest in assembly.guests:
        index = assembly.place_index.get(event.plan.place_of.get((session.id, guest), ""))
        if guest not in known or index is None:
            continue
        place = assembly.places[index]
        # Where guests choose their chairs nobody knows who sat beside whom.
        near = () if place.table in assembly.layout.whole else beside.get(place.id, ())
        yield EarlierRow(
            event=event.title,
            session=session.title,
            guest=known[guest],
            room=session.room,
            table=place.table,
            beside=tuple(known[g] for p in near if (g := by_place.get(p, "")) in known),
        )


def remembered(then: Event, rows: tuple[EarlierRow, ...], passed_on: Event) -> Event:
    """The later event with rows of an earlier one, and with what that one remembered itself.

    What was taken over of the same event before is replaced.
    """
    older = tuple(_passed_on(passed_on, then))
    fresh = {row.event for row in (*rows, *older)}
    kept = tuple(row for row in then.earlier if row.event not in fresh)
    return then.model_copy(update={"earlier": (*kept, *older, *rows)})


def _passed_on(event: Event, then: Event) -> Iterator[EarlierRow]:
    people: Mapping[str, Guest] = event.guest_by_id
    known = {g: there for g, guest in people.items() if (there := counterpart(guest, then))}
    for row in event.earlier:
        if row.guest in known:
            beside = tuple(known[g] for g in row.beside if g in known)
            yield row.model_copy(update={"guest": known[row.guest], "beside": beside})
