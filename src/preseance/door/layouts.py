"""Places: those of each session, with their honour and their relations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from preseance.door.events import Source, opened
from preseance.door.report import Report
from preseance.door.telling import Column, Grid, Line, Part
from preseance.model.event import Event
from preseance.model.flag_row import FlagRow
from preseance.model.forms import Label, labels
from preseance.model.place import Place
from preseance.model.session import Kind
from preseance.planning.day.taking_in import going_in
from preseance.planning.occasion.flags import PlacedFlag, flag_rows, flags_at
from preseance.planning.occasion.making import occasion_of
from preseance.rules.shapes import Assembly, Occasion
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.languages import words_in

WORDS: Mapping[str, str] = {
    "place": "Place",
    "honour": "Honour",
    "beside": "Beside",
    "across": "Across",
    "metres": "x, y (m)",
    "facing": "Faces",
    "host": "host",
    "co-host": "co-host",
    "auxiliary": "for {place}",
    "number": "No.",
    "flag": "Flag",
    "code": "Code",
    "again": "once more",
    "flags": "Flags, from the viewer's left: {name}",
    "table-flags": "Flags on the tables: {name}",
    "head": "{title} ({session}): {n} places; honour 1 is the first place after the hosts.",
}


def places(event: Source, *, session: str | None = None) -> PlaceReport:
    """The places of one session, or of each.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such session.
    """
    return PlaceReport(occasion_of(opened(event), session))


@dataclass(frozen=True, repr=False)
class PlaceReport(Report):
    """The places of each session."""

    occasion: Occasion

    @property
    def sessions(self) -> dict[str, tuple[Place, ...]]:
        """Places by session id."""
        return {s.session.id: s.places for s in self.occasion.assemblies}

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """Every place with its geometry, honour and relations, by session."""
        return {
            "sessions": {
                s.session.id: _rows(self.occasion.event, s) for s in self.occasion.assemblies
            },
            "flags": {s.session.id: self._flags(s) for s in self.occasion.assemblies},
            "take_in": {s.session.id: self._take_in(s) for s in self.occasion.assemblies},
        }

    def _take_in(self, assembly: Assembly) -> list[dict[str, Any]]:
        """Who takes whom in to a meal, in the order of going in; empty without a plan."""
        event = self.occasion.event
        if assembly.session.kind is not Kind.MEAL:
            return []
        return [asdict(pair) for pair in going_in(event, assembly, event.plan)]

    def _flags(self, assembly: Assembly) -> list[dict[str, Any]]:
        """The rows of flags of a session, each from the viewer's left to right."""
        event = self.occasion.event
        return [
            {
                "row": row.id,
                "form": row.form,
                "flags": [asdict(flag) for flag in flags_at(event, assembly, row, event.plan)],
            }
            for row in flag_rows(event, assembly)
        ]

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """A table of places for each table of each session."""
        spoken = wording_of(self.occasion.event, language).language
        event, words = (
            self.occasion.event.in_language(spoken),
            words_in(spoken, "places.table", WORDS),
        )
        for assembly in self.occasion.assemblies:
            session = event.session_by_id[assembly.session.id]
            head = words["head"].format(
                title=session.title, session=session.id, n=len(assembly.places)
            )
            yield Line(head, "heading")
            called = {t.id: t.called_in(spoken) for t in event.tables_of(session)}
            for table in assembly.tables:
                yield _listed(assembly, table, called[table], words)
            for row in flag_rows(event, assembly):
                yield _flags_listed(row, flags_at(event, assembly, row, event.plan), words)


def _rows(event: Event, assembly: Assembly) -> list[dict[str, Any]]:
    relations = assembly.layout.relations
    labelled = {t.id: labels(t) for t in event.tables_of(assembly.session)}
    return [
        {
            "place": p.id,
            "kind": p.kind.value,
            "room": p.room,
            "table": p.table,
            "table_rank": p.table_rank,
            "number": p.number,
            "row": p.row,
            "label": _label_json(labelled[p.table].get(p.number)),
            "side": p.side,
            "end": p.end,
            "x": p.x,
            "y": p.y,
            "facing": p.facing,
            "presiding": p.presiding,
            "honour": p.honour,
            "relations": {name: list(of.get(p.id, ())) for name, of in relations.items()},
        }
        for p in assembly.places
    ]


def _label_json(label: Label | None) -> dict[str, str] | None:
    """What stands on a chair that does not carry the number of its place."""
    return None if label is None else {"row": label.row, "seat": label.seat}


def _listed(assembly: Assembly, table: str, called: str, words: Mapping[str, str]) -> Grid:
    def near(place: Place, relation: str) -> str:
        return ", ".join(map(_number, assembly.layout.relations[relation].get(place.id, ())))

    here = [p for p in assembly.places if p.table == table]
    return Grid(
        columns=tuple(
            Column(words[name], right=name in ("metres", "facing"))
            for name in ("place", "honour", "beside", "across", "metres", "facing")
        ),
        rows=tuple(
            (
                p.id,
                _honour(p, words),
                near(p, "beside"),
                near(p, "across"),
                f"{p.x:.2f}, {p.y:.2f}",
                f"{p.facing:.0f}°",
            )
            for p in sorted(here, key=_in_order)
        ),
        title=called,
    )


def _flags_listed(row: FlagRow, flags: Sequence[PlacedFlag], words: Mapping[str, str]) -> Grid:
    def honour(flag: PlacedFlag) -> str:
        if flag.honour is not None:
            return str(flag.honour + 1)
        return "" if flag.place else words["again"]

    on_tables = row.form == "table"
    names = ("number", "flag", "code", "place" if on_tables else "honour")
    return Grid(
        columns=tuple(Column(words[name], right=name == "number") for name in names),
        rows=tuple((str(f.number), f.name, f.code, f.place or honour(f)) for f in flags),
        title=words["table-flags" if on_tables else "flags"].format(name=row.name or row.id),
    )


def _in_order(place: Place) -> tuple[int, int, int]:
    """Presiding places, then by honour, then auxiliary ones."""
    if place.hangs_on is not None:
        return 2, place.number, 0
    if place.presiding is not None:
        return 0, place.presiding != "host", place.number
    return 1, place.honour if place.honour is not None else 10**6, place.number


def _honour(place: Place, words: Mapping[str, str]) -> str:
    if place.hangs_on is not None:
        return words["auxiliary"].format(place=_number(place.hangs_on))
    told = [words[place.presiding]] if place.presiding is not None else []
    if place.honour is not None:
        told.append(str(place.honour + 1))
    return ", ".join(told)


def _number(place: str) -> str:
    return place.rpartition("-")[2]
