"""Where guests come near each other over the whole programme, and what would end it."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from preseance.door.events import Folder, Source, opened
from preseance.door.findings import by_level, costs_said, said
from preseance.door.report import Report
from preseance.door.telling import Column, Grid, Line, Part
from preseance.formats.atomic import write_atomically
from preseance.model.event import Event
from preseance.model.room import Door
from preseance.model.rule_row import EncounterRow
from preseance.model.zones import as_local
from preseance.planning.checks.checking import check
from preseance.planning.day.doorways import has_slots, with_doors
from preseance.planning.day.encounters import (
    Encounter,
    Foreseen,
    all_pairs,
    foresee,
    sensitive_pairs,
)
from preseance.planning.day.gathering import Pair
from preseance.planning.day.movements import seconds_of, sets_out
from preseance.planning.day.nearness import REACH, VIEW
from preseance.planning.day.remedies import Step, remedy
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Questions
from preseance.planning.replan.changes.reading import Words
from preseance.views.audiences import WHOLE, audience_named
from preseance.views.encounters import day_views, heat_view
from preseance.views.knowledge import known_to
from preseance.views.records import Language
from preseance.views.sessions import session_view
from preseance.views.speaking import wording_of
from preseance.wording.message import (
    Argument,
    GuestRef,
    Message,
    Moment,
    PlaceRef,
    SessionRef,
    Term,
)
from preseance.wording.wording import Wording

if TYPE_CHECKING:
    from preseance.documents.typst import Format

MOST_REMEDIES = 60
"""Encounters for which the cheapest step is looked for; a list of all pairs has none."""


def encounters(
    event: Source,
    a: str | None = None,
    b: str | None = None,
    *,
    session: str | None = None,
    every_pair: bool = False,
    audience: str = WHOLE,
) -> EncounterReport:
    """Foresee where two guests come near each other: two named ones, or all who should not meet.

    Guests by id or by name. ``every_pair`` looks at all. The answer holds what the audience may know
    and depends on nothing else.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such guest or session.
    PreseanceError
        Where several guests are called so, or only one is named.
    """
    known = known_to(opened(event), audience)
    placeless = session is not None and all(map(known.is_placeless, known.sessions_asked(session)))
    occasion = occasion_of(known, session, placeless=placeless)
    pairs: Sequence[Pair]
    if a is not None and b is not None:
        pairs = [(Words([a], known).only_guest(), Words([b], known).only_guest())]
    elif every_pair:
        pairs = all_pairs(occasion)
    else:
        pairs = sensitive_pairs(occasion)
        if a is not None:
            one = Words([a], known).only_guest()
            pairs = [pair for pair in pairs if one in pair]
    reach, view = _number(known, "encounters.reach", REACH), _number(known, "encounters.view", VIEW)
    # Slots follow from ranks, which others may not know.
    slotted = None
    if audience_named(audience).house and has_slots(known):
        slotted = occasion_of(known, placeless=True)
    starts = sets_out(slotted, seconds_of(known)) if slotted else {}
    with _collector_at_rest():
        foreseen = foresee(occasion, known.plan, pairs, reach=reach, view=view, sets_out=starts)
    if slotted:
        asked = {s.id for s in known.sessions_asked(session)}
        foreseen = with_doors(slotted, foreseen, asked)
    steps: dict[int, Step | None] = {}
    if not every_pair:
        questions = Questions(occasion, known.plan)
        steps = {
            k: remedy(questions, met, reach=reach, view=view)
            for k, met in enumerate(foreseen.encounters[:MOST_REMEDIES])
        }
    return EncounterReport(known, foreseen, steps, audience)


def _number(event: Event, name: str, usual: float) -> float:
    value = event.settings.get(name, usual)
    return float(value) if isinstance(value, int | float) else usual


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Without Python's search for circles: it would look at all that is made over and over."""
    at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if at_work:
            gc.enable()


@dataclass(frozen=True, repr=False)
class EncounterReport(Report):
    """Each encounter foreseen, how near, when, and the cheapest step that ends it."""

    event: Event
    """As far as the audience may know it."""
    foreseen: Foreseen
    steps: dict[int, Step | None]
    """By the index of the encounter; none for those not asked for."""
    audience: str = WHOLE
    """Who asked."""

    @property
    def encounters(self) -> tuple[Encounter, ...]:
        """Pair by pair, in the order of the day."""
        return self.foreseen.encounters

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """The encounters, and what is on record without having been foreseen."""
        wording = wording_of(self.event, language)
        return {
            "encounters": [
                {
                    "session": met.session,
                    "a": met.a,
                    "b": met.b,
                    "relations": list(met.relations),
                    "distance_m": None if met.distance is None else round(met.distance, 3),
                    "in_sight": met.in_sight,
                    "start": self._local(met.start),
                    "end": self._local(met.end),
                    "route": met.route or None,
                    "mover": met.mover or None,
                    "requests": list(met.requests),
                    "recorded": [_record_json(row) for row in met.recorded],
                    "remedy": self._remedy_json(k, met, wording),
                }
                for k, met in enumerate(self.encounters)
            ],
            "unforeseen": [_record_json(row) for row in self.foreseen.unforeseen],
        }

    def _local(self, moment: datetime | None) -> str | None:
        return None if moment is None else _iso(as_local(moment, self.event.time_zone))

    def _remedy_json(self, index: int, met: Encounter, wording: Wording) -> dict[str, Any] | None:
        step = self.steps.get(index)
        if step is None:
            return None
        return {
            "kind": step.kind,
            "guest": step.guest,
            "place": step.place or None,
            "other": step.other or None,
            "minutes": step.minutes or None,
            "cost": by_level(step.cost),
            "leaves": list(step.leaves),
            "text": _step_said(step, met, wording),
        }

    def pictures(
        self, to: Folder, *, fmt: Format = "svg", language: Language | None = None
    ) -> tuple[Path, ...]:
        """Draw the pairs against the sessions; of a single pair each day and each session too."""
        from preseance.documents import day_drawing, heat_drawing, sight_drawing

        folder, spoken = Path(to), language or self.event.languages[0]
        folder.mkdir(parents=True, exist_ok=True)
        pairs = self.foreseen.pairs
        drawn = {
            "encounters": heat_drawing(
                heat_view(self.event, pairs, self.encounters, spoken), fmt=fmt
            )
        }
        if len(pairs) == 1:
            for k, day in enumerate(day_views(self.event, pairs[0], self.encounters, spoken), 1):
                drawn[f"day-{k}"] = day_drawing(day, fmt=fmt)
            occasion = occasion_of(self.event)
            checked = check(occasion, self.event.plan)
            met = {e.session for e in self.encounters if e.where == "place"}
            for assembly in occasion.assemblies:
                if assembly.session.id in met:
                    view = session_view(checked, assembly, self.audience, spoken)
                    drawn[assembly.session.id] = sight_drawing(view, pairs[0], fmt=fmt)
        files = []
        for stem, content in drawn.items():
            file = folder / f"{stem}.{fmt}"
            write_atomically(file, content)
            files.append(file)
        return tuple(files)

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """A table for each pair: session, time, how near, and what would end it."""
        wording = wording_of(self.event, language)
        if not self.foreseen.pairs:
            yield Line(said(wording, "encounter.nobody"))
        many = len(self.foreseen.pairs) > MOST_REMEDIES
        met_by: dict[Pair, list[tuple[int, Encounter]]] = defaultdict(list)
        for k, met in enumerate(self.encounters):
            met_by[met.a, met.b].append((k, met))
        for pair in self.foreseen.pairs:
            rows = met_by[pair]
            names = {"a": GuestRef(pair[0]), "b": GuestRef(pair[1])}
            if rows:
                yield self._grid(rows, said(wording, "encounter.pair", **names), wording)
            elif not many:
                yield Line(said(wording, "encounter.none", **names))
            for _, met in rows:
                for row in met.recorded:
                    yield Line(f"  {_record_said('encounter.record', row, self.event, wording)}")
        for row in self.foreseen.unforeseen:
            yield Line(_record_said("encounter.unforeseen", row, self.event, wording), "loss")

    def _grid(self, rows: Sequence[tuple[int, Encounter]], title: str, wording: Wording) -> Grid:
        heads = ("session", "when", "how", "metres", "remedy")
        columns = [Column(said(wording, f"encounter.{h}"), right=h == "metres") for h in heads]
        cells = []
        for k, met in rows:
            step = self.steps.get(k)
            metres = "" if met.distance is None else f"{wording.word(met.distance):.1f}"
            told = said(wording, "encounter.no_step") if step is None else ""
            cells.append(
                (
                    str(wording.word(SessionRef(met.session))),
                    _when(met),
                    self._how(met, wording),
                    metres,
                    told if step is None else _step_said(step, met, wording),
                )
            )
        return Grid(tuple(columns), tuple(cells), title)

    def _how(self, met: Encounter, wording: Wording) -> str:
        if met.mover:
            return said(wording, "encounter.passes", a=GuestRef(met.mover))
        if met.route:
            route = next(r for r in self.event.routes if r.id == met.route)
            called = route.in_language(wording.language).called
            return said(wording, "encounter.on_route", route=called)
        return _relations_said(met.relations, wording)


def _relations_said(relations: Sequence[str], wording: Wording) -> str:
    return ", ".join(str(wording.word(Term(f"how.{r}"))) for r in relations)


def _when(met: Encounter) -> str:
    if met.start is None:
        return ""
    start = f"{met.start:%H:%M}"
    if met.end is None or met.end == met.start:
        return start
    return f"{start}–{met.end:%H:%M}"


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")


def _record_json(row: EncounterRow) -> dict[str, Any]:
    return {
        "when": _iso(row.when),
        "a": row.a,
        "b": row.b,
        "session": row.session or None,
        "kind": row.kind,
        "witnesses": row.witnesses,
        "source": row.source,
    }


def _record_said(message: str, row: EncounterRow, event: Event, wording: Wording) -> str:
    known = event.session_by_id.get(row.session)
    words = "; ".join(filter(None, (row.witnesses, row.source)))
    moment = Moment(f"{row.when:%H:%M}") if row.when else ""
    return said(
        wording,
        message,
        a=GuestRef(row.a),
        b=GuestRef(row.b),
        session=SessionRef(known.id) if known else Message("encounter.no_session"),
        when=Message("encounter.at", {"moment": moment}) if row.when else "",
        kind=row.kind or Message("encounter.met"),
        told=Message("encounter.told", {"words": words}) if words else "",
    )


def door_message(door: Door) -> Message:
    """A door by its name, or by its wall."""
    return Message("door.named", {"name": door.name}) if door.name else Message(f"door.{door.side}")


def _step_said(step: Step, met: Encounter, wording: Wording) -> str:
    guest = GuestRef(step.guest)
    other = GuestRef(met.b if step.guest == met.a else met.a)
    told: Message
    match step.kind:
        case "swap":
            named: dict[str, Argument] = {
                "a": guest,
                "b": GuestRef(step.other),
                "p": PlaceRef(step.place),
            }
            told = Message("encounter.swap", named)
        case "move":
            told = Message("encounter.move", {"a": guest, "p": PlaceRef(step.place)})
        case "door":
            assert step.door is not None
            door = door_message(step.door.in_language(wording.language))
            told = Message("encounter.other_door", {"a": guest, "door": door})
        case "escort":
            told = Message("encounter.escort", {"a": guest, "b": other})
        case _:
            told = Message("encounter.hold", {"a": guest, "number": step.minutes})
    if step.leaves:
        how = _relations_said(step.leaves, wording)
        told = Message("encounter.leaves", {"step": told, "how": how})
    if any(step.cost):
        costs = costs_said("check.changed", step.cost, wording)
        told = Message("encounter.costs", {"step": told, "costs": costs})
    return wording.sentence(told)
