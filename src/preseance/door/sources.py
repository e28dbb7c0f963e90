"""What each rule, request and encounter of an event stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from preseance.door.events import Source, opened
from preseance.door.proposals import STANCES
from preseance.door.report import Report as Told
from preseance.door.telling import Line, Part
from preseance.model.event import Event
from preseance.planning.day.sources import Sourced, sources_of
from preseance.views.records import Language
from preseance.wording.dates import in_words
from preseance.wording.said import Said, in_language


def sources(event: Source) -> SourcesReport:
    """List every rule, request and encounter with its source; those without, those disputed.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    known = opened(event)
    return SourcesReport(known, sources_of(known))


@dataclass(frozen=True, repr=False)
class SourcesReport(Told):
    """Where each rule, request and encounter is said."""

    event: Event
    rows: tuple[Sourced, ...]

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``sources``, a row each; ``without`` and ``disputed`` by name."""
        return {
            "sources": [_source_json(r) for r in self.rows],
            "without": [f"{r.file}:{r.id}" for r in self.rows if not r.source],
            "disputed": [f"{r.file}:{r.id}" for r in self.rows if r.disputed],
            "newer": [f"{r.file}:{r.id}" for r in self.rows if r.newer],
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """Those disputed first, then those that a newer report touches, those without, the rest."""
        spoken = language or self.event.languages[0]
        groups = (
            (Said("Disputed"), [r for r in self.rows if r.disputed]),
            (Said("Touched by a newer report"), [r for r in self.rows if r.newer]),
            (Said("Without a source"), [r for r in self.rows if not r.source]),
            (Said("With a source"), [r for r in self.rows if r.source]),
        )
        for title, rows in groups:
            if not rows:
                continue
            yield Line(in_language(title, spoken), "heading")
            for row in rows:
                yield Line(f"  {row.file} {row.id}: {row.source}".rstrip(": "))
                for statement in row.statements:
                    mark = in_language(STANCES[statement.stance.value], spoken)
                    day = (
                        f", {in_words(statement.written.isoformat(), spoken)}"
                        if statement.written
                        else ""
                    )
                    who = f"{statement.according_to}; " if statement.according_to else ""
                    yield Line(
                        f"    {mark}: «{statement.quote}» {who}{statement.report}{day}", "aside"
                    )


def _source_json(r: Sourced) -> dict[str, Any]:
    return {
        "file": r.file,
        "id": r.id,
        "people": list(r.people),
        "source": r.source or None,
        "disputed": r.disputed,
        "statements": [s.model_dump(mode="json") for s in r.statements],
        "newer": [s.fingerprint for s in r.newer],
    }
