"""The kinds of job: what each works out, and what taking an answer would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from preseance.door import checks, mending, plans, questions, rehearsals
from preseance.door.replan_reports import ReplanReport
from preseance.model.event import Event
from preseance.model.plan import Move, Plan
from preseance.model.rule_row import LEVELS
from preseance.planning.commands import Delta, delta_of
from preseance.planning.commands.plans import placements_of
from preseance.planning.replan.replanning import promised_plan
from preseance.server.events import store
from preseance.server.jobs.models import Job
from preseance.views.audiences import WHOLE
from preseance.views.tasks import tasks_of

REHEARSED = 200
"""Changes that a rehearsal samples."""
Worked = tuple[dict[str, Any], list[dict[str, Any]]]
"""What was found, as the command line says it, and what each answer would do."""


class StoppedError(Exception):
    """The job is to stop, or belongs to another worker by now."""


class Watched(Protocol):
    """Whoever watches a job, and may end it."""

    def is_over(self) -> bool:
        """Whether to go on no longer."""

    def tell(self, **progress: Any) -> None:
        """Hear how far it is."""

    def tell_or_stop(self, **progress: Any) -> None:
        """The same; raises StoppedError where it is to stop."""

    def keep(self, result: list[dict[str, Any]]) -> None:
        """Keep what could be taken if it ended now."""


def kept_of(job: Job) -> store.Kept:
    """The event of a job, as it was when it was asked."""
    key = type(job).objects.values_list("event__key", flat=True).get(pk=job.pk)
    return store.at_revision(key, job.revision)


def _plan(job: Job, watched: Watched) -> Worked:
    kept, ask = kept_of(job), job.ask
    wanted = ("session", "seconds", "effort", "seed", "afresh", "keep")
    heard: set[tuple[int, ...]] = set()

    def progress(seconds: float, cost: tuple[int, ...]) -> None:
        heard.add(cost)
        named = dict(zip((level.value for level in LEVELS), cost, strict=True))
        limit = {"limit": ask["seconds"]} if "seconds" in ask else {}
        watched.tell(
            phase="searching", seconds=round(seconds, 1), steps=len(heard) - 1, cost=named, **limit
        )

    report = plans.plan(
        kept.event,
        **{name: ask[name] for name in wanted if name in ask},
        progress=progress,
        cancel=watched.is_over,
        show=lambda plan: watched.keep([_taking(kept.event, plan)]),
    )
    return report.to_json(job.language), [_taking(kept.event, report.plan)]


def _taking(event: Event, plan: Plan) -> dict[str, Any]:
    """The sessions that a plan places otherwise."""
    placed, before = placements_of(plan), placements_of(event.plan)
    return {"placements": {s: p for s, p in placed.items() if p != before.get(s)}}


def replanned(job: Job, kept: store.Kept) -> ReplanReport:
    """The answers to the changes that a job asks about; the same each time."""
    published = store.published(kept)
    return mending.replan(
        kept.event,
        job.ask.get("changes", ()),
        session=job.ask.get("session"),
        published=promised_plan(kept.event.plan, published.plan if published else None),
    )


def _replan(job: Job, watched: Watched) -> Worked:
    kept = kept_of(job)
    report = replanned(job, kept)
    if watched.is_over():
        raise StoppedError
    number = store.next_version(kept)
    results = []
    for k, answer in enumerate(report.made.answers, 1):
        rows = tasks_of(report.made, answer, number, kept.event.version, job.language)
        results.append(
            {
                "changes": _as_json(delta_of(kept.event, _of_version(answer.event, kept))),
                "tasks": [row.model_dump(mode="json") for row in rows],
                "told": _told(report.choose(k), job.language),
            }
        )
    return report.to_json(job.language), results


def _told(report: ReplanReport, language: str) -> dict[str, Any]:
    """What a card says of an answer: who moves, what it breaks, whether it is proven."""
    return {
        "kind": report.answer.kind,
        "holds": report.holds,
        "cards": len(report.moves),
        "proven": report.answer.fewest_proven,
        "moves": [
            line.text for line in (*report.slot_lines(language), *report.move_lines(language))
        ],
        "proof": report.proof_line(language),
        "breaks": report.breaks(language),
        "refused": [] if report.holds else [line.text for line in report.refusal(language)],
    }


def _of_version(event: Event, kept: store.Kept) -> Event:
    """An answer with the version that its event has: taking it publishes nothing."""
    return event.model_copy(update={"version": kept.event.version})


def _as_json(delta: Delta) -> list[dict[str, Any]]:
    return [change.model_dump(mode="json", exclude_defaults=True) for change in delta]


def _why(job: Job, watched: Watched) -> Worked:
    kept, ask = kept_of(job), job.ask
    wanted = ("beside", "at", "session")
    report = questions.why(
        kept.event,
        ask["guest"],
        **{name: ask[name] for name in wanted if name in ask},
        audience=WHOLE,
    )
    wish = report.wish
    answer = report.to_json(job.language) | {
        "told": [line.text for line in report.told(job.language)]
    }
    if wish is None or not wish.granted or not wish.moves:
        return answer, []
    return answer, [{"placements": _moved(kept.event, wish.moves)}]


def _moved(event: Event, moves: Sequence[Move]) -> dict[str, dict[str, str]]:
    """The sessions of some moves, as they would be placed after them."""
    placed = placements_of(event.plan)
    for move in moves:
        there = placed.setdefault(move.session, {})
        there.pop(move.guest, None)
        if move.target is not None:
            there[move.guest] = move.target
    return {session: placed[session] for session in dict.fromkeys(m.session for m in moves)}


def _conflict(job: Job, watched: Watched) -> Worked:
    kept = kept_of(job)
    report = checks.check(kept.event, session=job.ask.get("session"))
    return report.to_json(job.language), []


def _rehearse(job: Job, watched: Watched) -> Worked:
    kept, ask = kept_of(job), job.ask

    def progress(done: int, of: int) -> None:
        watched.tell_or_stop(phase="working", done=done, of=of)

    report = rehearsals.rehearse(
        kept.event,
        count=REHEARSED,
        seed=ask.get("seed", 0),
        session=ask.get("session"),
        progress=progress,
        language=job.language,
    )
    told = [line.text for line in report.told(job.language)]
    return report.to_json(job.language) | {"told": told}, []


KINDS: Mapping[str, Callable[[Job, Watched], Worked]] = {
    "plan": _plan,
    "replan": _replan,
    "why": _why,
    "conflict": _conflict,
    "rehearse": _rehearse,
}
"""By name."""
