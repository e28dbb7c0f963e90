"""Who sits where in one session while a command moves them."""

from __future__ import annotations

from collections.abc import Sequence

from preseance.errors import ConflictError, UnknownNameError
from preseance.model.event import Event
from preseance.model.place import Layout, PlaceKind
from preseance.model.plan import Placement, Plan
from preseance.planning.occasion.places import layout_of
from preseance.planning.occasion.variants import in_force
from preseance.wording.said import Said


class Seats:
    """The places of one session, and their guests as they come and go.

    Rows of the plan keep their order; marks stay with whoever keeps the place.

    Raises
    ------
    UnknownNameError
        Where there is no such session.
    """

    def __init__(self, event: Event, session: str) -> None:
        (known,) = event.sessions_asked(session)
        self.event, self.session = event, session
        self.layout: Layout = layout_of(event, known, variant=in_force(event).get(session, ""))
        self.places = self.layout.by_id
        self.present = frozenset(g.id for g in event.attending(session))
        self.place_of = {
            p.guest: p.place for p in event.plan.of_session(session) if p.guest in self.present
        }
        self.guest_at = {place: guest for guest, place in self.place_of.items()}
        self._before = dict(self.place_of)

    def known(self, guest: str) -> str:
        """A guest who attends.

        Raises
        ------
        UnknownNameError
            Where there is none of that id.
        ConflictError
            Where they do not attend.
        """
        if guest not in self.event.guest_by_id:
            raise UnknownNameError(Said("guest"), guest)
        if guest not in self.present:
            raise ConflictError(
                Said("«{guest}» is not expected at «{session}».", guest=guest, session=self.session)
            )
        return guest

    def lift(self, guest: str) -> str | None:
        """Take a guest off their place, and say which it was."""
        place = self.place_of.pop(self.known(guest), None)
        if place is not None:
            del self.guest_at[place]
        return place

    def put(self, guest: str, place: str) -> None:
        """Give a guest who has none an empty place.

        Raises
        ------
        UnknownNameError
            Where there is no such place.
        ConflictError
            Where somebody sits there.
        """
        if place not in self.places:
            raise UnknownNameError(Said("place"), place)
        if place in self.guest_at:
            raise ConflictError(
                Said("«{place}» is taken by «{guest}».", place=place, guest=self.guest_at[place])
            )
        self.place_of[self.known(guest)] = place
        self.guest_at[place] = guest

    def chairs(self, table: str) -> Sequence[str]:
        """The places of a table, those of honour first; none for interpreters.

        Raises
        ------
        UnknownNameError
            Where the session has no such table.
        """
        own = [
            p for p in self.layout.places if p.table == table and p.kind is not PlaceKind.AUXILIARY
        ]
        if not own:
            raise UnknownNameError(
                Said("table"), table, tuple(dict.fromkeys(p.table for p in self.layout.places))
            )
        own.sort(
            key=lambda p: (
                p.presiding != "host",
                p.presiding is None,
                p.honour is None,
                p.honour or 0,
                p.number,
            )
        )
        return [p.id for p in own]

    def beyond(self, place: str, side: str) -> str | None:
        """The next place on the hand, right or left, of whoever has a place."""
        there = self.layout.relations.get(f"{side}-of", {}).get(place, ())
        return next(iter(there), None)

    def made(self) -> Event:
        """The event with everybody where they are now."""
        event, session = self.event, self.session
        rows: list[Placement] = []
        written = set[str]()
        for row in event.plan.placements:
            if row.session != session or row.guest not in self.present:
                # Whoever does not attend has no right to a place that somebody else was given.
                if row.session != session or row.place not in self.guest_at:
                    rows.append(row)
            elif (place := self.place_of.get(row.guest)) is not None:
                written.add(row.guest)
                rows.append(row if row.place == place else self._moved(row, place))
        rows += [
            Placement(session=session, guest=guest, place=place)
            for guest, place in self.place_of.items()
            if guest not in written
        ]
        plan = Plan(placements=tuple(rows), stale=event.plan.stale)
        return event.model_copy(update={"plan": plan})

    def _moved(self, row: Placement, place: str) -> Placement:
        planned = self.event.planned
        same = planned(self.session, row.place) == planned(self.session, place)
        marks = row.marks if same else ()
        return row.model_copy(update={"place": place, "marks": marks})
