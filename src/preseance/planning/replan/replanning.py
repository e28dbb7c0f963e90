"""The use case of replanning: a published plan mended as a chief of protocol would mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from preseance.engine.mending.mend import NODES
from preseance.errors import UnknownNameError
from preseance.model.event import Event
from preseance.model.finding import Finding
from preseance.model.plan import Plan
from preseance.model.rule_row import Level
from preseance.planning.checks.checking import check
from preseance.planning.checks.programme_remarks import remarks_on_stale
from preseance.planning.occasion.making import occasion_of, stays_ready
from preseance.planning.replan.alternatives import other_answers
from preseance.planning.replan.changes import Amending, amended, read_changes
from preseance.planning.replan.mending import Answer, Case
from preseance.wording.message import Message
from preseance.wording.said import Said


@dataclass(frozen=True)
class Replanned:
    """What became of a published plan."""

    answers: tuple[Answer, ...]
    """The one proposed first; the others trade what is kept, or moves, for something else."""
    remarks: tuple[Message, ...]
    before: Event
    """The event before the changes, with the published plan."""
    sentences: tuple[str, ...]

    @cached_property
    def broken_before(self) -> tuple[Finding, ...]:
        """What the promised plan broke, before the changes."""
        return check(occasion_of(self.before), self.before.plan, remarked=False).findings

    @property
    def best(self) -> Answer:
        """The answer that is proposed."""
        return self.answers[0]


def replan(
    event: Event,
    sentences: Sequence[str],
    *,
    published: Plan | None = None,
    session: str | None = None,
    alternatives: bool = True,
    nodes: int = NODES,
) -> Replanned:
    """Mend a plan for some changes: musts, what is kept, weighted moves, should, prefer.

    Parameters
    ----------
    event
        The event as it is known now.
    sentences
        The changes, in the grammar of ``planning.changes``.
    published
        The plan that was promised; the event's own where None.
    session
        Limits the changes, and who may move, to one session.
    alternatives
        Whether other trade-offs are looked for.
    nodes
        Places tried before the proof of the fewest moves is given up.

    Raises
    ------
    PreseanceError
        Where a sentence is no change, names what is not there, or contradicts another.
    """
    if session is not None and session not in event.session_by_id:
        raise UnknownNameError(Said("session"), session, tuple(event.session_by_id))
    promised = event.plan if published is None else published
    sessions = () if session is None else (session,)
    before = event.model_copy(update={"plan": promised})
    stays_ready(before, session)
    changes = read_changes(sentences, before)
    to = amended(before, changes, promised, sessions, event.plan)
    case = Case.of(to.event, before, promised, session)
    answer = case.answer("proposed", nodes)
    remarks = [*(r.message for r in remarks_on_stale(event)), *to.remarks]
    if not answer.holds and to.soft:
        softer = _softened(to)
        case = Case.of(softer, before, promised, session)
        answer = case.answer("proposed", nodes)
        remarks.append(Message("replan.empty_beside", {}))
    answers = [answer]
    if alternatives and answer.holds:
        answers += other_answers(case, answer)
    return Replanned(tuple(answers), tuple(remarks), before, tuple(sentences))


def newly_broken(made: Replanned, answer: Answer) -> tuple[Finding, ...]:
    """Findings below a must that the promised plan did not have, worst level first, then by cost.

    A finding about some of the same guests that costs no more than before is not new.
    """
    known: dict[tuple[str, str | None], list[Finding]] = {}
    for finding in made.broken_before:
        known.setdefault((finding.rule, finding.session), []).append(finding)
    return tuple(
        f
        for f in answer.check.findings
        if f.level is not Level.MUST
        and not any(
            set(f.guests) <= set(old.guests) and f.places == old.places and f.cost <= old.cost
            for old in known.get((f.rule, f.session), ())
        )
    )


def promised_plan(draft: Plan, published: Plan | None) -> Plan:
    """What was promised: the published plan, and the draft of sessions it does not place.

    A mark that the draft has since been given, where a guest stays, counts: who is seated is.
    """
    if published is None:
        return draft
    done = {p.session for p in published.placements}
    rest = tuple(p for p in draft.placements if p.session not in done)
    since = {(p.session, p.guest, p.place): p.marks for p in draft.placements}
    kept = (
        p.with_marks(since.get((p.session, p.guest, p.place), ())) for p in published.placements
    )
    return Plan(placements=(*kept, *rest))


def _softened(to: Amending) -> Event:
    rows = tuple(
        r.model_copy(update={"level": Level.SHOULD}) if r.id in to.soft else r
        for r in to.event.rules
    )
    return to.event.model_copy(update={"rules": rows})
