"""Rehearsing: likely changes, answered before the telephone rings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from preseance.door.events import Folder, Source, opened_draft
from preseance.door.executors import helping
from preseance.door.findings import said
from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.errors import PreseanceError
from preseance.formats.journal import JournalFile
from preseance.formats.versions import published_of
from preseance.model.event import Event
from preseance.planning.publishing import difference
from preseance.planning.replan.rehearsed import Rehearsal, Rehearsed
from preseance.planning.replan.rehearsing import rehearse as rehearsed
from preseance.planning.replan.replanning import promised_plan
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument, GuestRef, Message, PlaceRef, SessionRef, TableRef

if TYPE_CHECKING:
    from concurrent.futures import Executor


def rehearse(
    event: Source,
    *,
    count: int = 1000,
    seed: int = 0,
    session: str | None = None,
    executor: str | Executor | None = None,
    workers: int | None = None,
    journal: Folder | None = None,
    progress: Callable[[int, int], None] | None = None,
    language: Language | None = None,
) -> RehearsalReport:
    """Sample likely changes, mend the promised plan for each, and sum up.

    Of a folder, the plan in force is mended, or the draft where that already differs, and ``rehearsal.jsonl`` in it is the journal, so that
    a run cut short goes on where it stopped; of an event, its own plan, without a journal unless
    one is named. ``executor`` says who helps: ``processes``, of which there are ``workers`` (one a core
    where that is not said; several ask for them by themselves), ``dask://host:port`` for the workers of a
    scheduler, or any executor of ``concurrent.futures``, which stays open. Answers are the same.
    ``progress`` hears how many changes are answered, of how many; ``language`` is that of errors.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such session.
    PreseanceError
        Where nobody is placed yet, or there is no such executor.
    """
    known, draft = opened_draft(event)
    known.sessions_asked(session)  # Refuses a name that is no session of the event.
    folder = draft.folder if draft else None
    in_force = published_of(draft) if draft else None
    promised = promised_plan(known.plan, in_force.plan if in_force else None)
    apart = difference(promised, known.plan, known)
    edited = any((apart.moves, apart.seated, apart.left)) and bool(known.plan.placements)
    if edited:
        promised = known.plan
    number = in_force.version.number if in_force and in_force.version else None
    if not promised.placements:
        no_plan = Message("rehearsal.no_plan", {"folder": str(folder or known.id)})
        raise PreseanceError(wording_of(known, language).sentence(no_plan))
    file = Path(journal) if journal is not None else folder and folder / "rehearsal.jsonl"
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    with helping(executor, workers) as helpers:
        made = rehearsed(
            known, published=promised, session=session, count=count, seed=seed,
            executor=helpers, journal=JournalFile(file) if file else None, progress=progress,
        )  # fmt: skip
    return RehearsalReport(known, made, number, edited or number is None)


@dataclass(frozen=True, repr=False)
class RehearsalReport(Report):
    """What likely changes would take."""

    event: Event
    rehearsal: Rehearsal
    version: int | None = None
    """Number of the version in force; None where nothing is published."""
    from_draft: bool = True
    """Whether it begins from the draft, as that differs from the version in force."""

    def told(self, language: Language | None = None, *, named: bool = False) -> Iterator[Line]:
        """The numbers, the answers, where reserves should wait; ``named``, with the event before them."""
        from babel.numbers import format_decimal

        made, wording = self.rehearsal, wording_of(self.event, language)
        expected = format_decimal(made.expected_moves, format="0.00", locale=wording.language)
        counted: dict[str, Argument] = {
            "number": made.count,
            "expected": expected,
            "most": made.percentile_95,
        }
        if named:
            yield Line(f"– {self.event.title or self.event.id}")
        if self.version is None:
            yield Line(said(wording, "rehearsal.from_first_draft"))
        else:
            begun = "rehearsal.from_draft" if self.from_draft else "rehearsal.from_version"
            yield Line(said(wording, begun, number=self.version))
        yield Line(said(wording, "rehearsal.expected", **counted))
        yield Line(said(wording, "rehearsal.heading"))
        for answer in made.answers:
            moves = ", ".join(str(wording.word(m)) for m in _moves(answer))
            told = said(wording, "rehearsal.answer", change=answer.sentence, moves=moves)
            yield Line(f"  {told}")
        for calls in made.reserves[:3]:
            share, table = round(100 * calls.share), TableRef(calls.table)
            at = SessionRef(calls.session)
            yield Line(said(wording, "rehearsal.reserve", table=table, session=at, share=share))
        if made.unanswered:
            yield Line(said(wording, "rehearsal.unanswered", number=made.unanswered))

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """Expected moves, the worst, by guest, reserves and answers."""
        made = self.rehearsal
        return {
            "version": self.version,
            "from_draft": self.from_draft,
            "count": made.count,
            "seed": made.seed,
            "expected_moves": made.expected_moves,
            "percentile_95": made.percentile_95,
            "worst": _answer_json(made.worst) if made.worst else None,
            "by_guest": {
                g: {"moves_caused": caused, "moved": moved}
                for g, (caused, moved) in made.by_guest.items()
            },
            "reserves": [
                {"session": c.session, "table": c.table, "share": c.share, "places": list(c.places)}
                for c in made.reserves
            ],
            "answers": [_answer_json(a) for a in made.answers],
            "unanswered": made.unanswered,
        }


def _moves(answer: Rehearsed) -> Iterator[Message]:
    """Who goes where; that nobody does, or that nothing helps."""
    if not answer.moves:
        yield Message("rehearsal.still" if answer.holds else "rehearsal.impossible")
    for _, guest, _, target in answer.moves:
        end = PlaceRef(target) if target else "–"
        yield Message("rehearsal.move", {"a": GuestRef(guest), "q": end})


def _answer_json(answer: Rehearsed) -> dict[str, Any]:
    return {
        "change": answer.sentence,
        "probability": answer.probability,
        "holds": answer.holds,
        "cost": list(answer.cost or ()),
        "num_moves": answer.num_moves,
        "at_least": answer.at_least,
        "fewest_proven": answer.fewest_proven,
        "moves": [
            {"session": s, "guest": g, "from": o, "to": t or None} for s, g, o, t in answer.moves
        ],
    }
