"""Questions: why a guest has the place, what others would cost, and what a wish would take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from preseance.door.events import Source, opened
from preseance.door.findings import by_level, conflict_json, conflict_lines, said
from preseance.door.moves import move_json
from preseance.door.report import Report
from preseance.door.telling import Line
from preseance.errors import InputError, Mistake
from preseance.model.cost import Cost
from preseance.model.event import Event
from preseance.model.place import HANDS
from preseance.planning.checks.must_words import rule_message
from preseance.planning.occasion.making import occasion_of
from preseance.planning.questions.why import Exchange, Explanation, Questions, RuleDelta
from preseance.planning.questions.wishing import WISH, WishOutcome, at_place
from preseance.planning.questions.wishing import beside as next_to
from preseance.views.audiences import DEFAULT
from preseance.views.knowledge import known_to
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument, GuestRef, PlaceRef, Term
from preseance.wording.said import Said
from preseance.wording.wording import Wording


def why(
    event: Source,
    guest: str,
    *,
    beside: str | None = None,
    at: str | None = None,
    session: str | None = None,
    audience: str = DEFAULT,
) -> WhyReport:
    """Say why a guest has the place, and what a wish to be ``beside`` another or ``at`` a place takes.

    The answer holds what the audience may know and depends on nothing else; protocol sees all.

    Raises
    ------
    InputError
        With every mistake in the event, or where both wishes are uttered.
    UnknownNameError
        Where there is no such guest, place or session.
    """
    if beside is not None and at is not None:
        wrong = Mistake("why", None, None, Said("beside and at"), Said("one of them"))
        raise InputError([wrong])
    known = known_to(opened(event), audience)
    questions = Questions(occasion_of(known), known.plan)
    explanation = questions.explain(guest, session)
    wish = None
    if beside is not None:
        wish = next_to(questions, guest, beside, explanation.session)
    elif at is not None:
        wish = at_place(questions, guest, at, explanation.session)
    return WhyReport(known, explanation, wish)


@dataclass(frozen=True, repr=False)
class WhyReport(Report):
    """Place, reasons, neighbours and the next best places; what became of the wish, if any."""

    event: Event
    """As far as the audience may know it."""
    explanation: Explanation
    wish: WishOutcome | None = None

    @property
    def granted(self) -> bool | None:
        """Whether the wish can be granted; None where there was none."""
        return None if self.wish is None else self.wish.granted

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """Place, reasons, neighbours, alternatives, conflict; and the wish where there is one."""
        told, wording = self.explanation, wording_of(self.event, language)
        found: dict[str, Any] = {
            "guest": told.guest,
            "session": told.session,
            "place": told.place,
            "reasons": [
                {
                    "rule": r.rule.row.id,
                    "kind": r.rule.kind,
                    "level": r.rule.row.level.value,
                    "weight": r.rule.row.weight,
                    "places": r.places,
                    "cost": r.cost,
                    "text": wording.sentence(rule_message(r.rule)),
                }
                for r in told.reasons
            ],
            "neighbours": [
                {"guest": n.guest, "place": n.place, "relations": list(n.relations)}
                for n in told.neighbours
            ],
            "alternatives": [_step_json(step) for step in told.alternatives],
            "conflict": None,
        }
        if self.wish is not None:
            found["wish"] = _wish_json(self.wish)
            if self.wish.conflict is not None:
                found["conflict"] = conflict_json(self.wish.conflict, wording)
        return found

    def told(self, language: Language | None = None) -> Iterator[Line]:
        """Where the guest is; then the reasons and what else there is, or what a wish takes."""
        wording, told = wording_of(self.event, language), self.explanation
        guest = GuestRef(told.guest)
        if told.place is None:
            yield Line(said(wording, "why.nowhere", a=guest))
        else:
            yield Line(said(wording, "why.at", a=guest, p=PlaceRef(told.place)))
        if self.wish is None:
            yield from _reason_lines(told, wording)
        else:
            yield from _wish_lines(self.wish, wording)


def _step_json(step: Exchange) -> dict[str, Any]:
    return {
        "place": step.place,
        "guest": step.guest,
        "cost": by_level(step.cost),
        "rules": _changes_json(step.deltas),
    }


def _wish_json(wish: WishOutcome) -> dict[str, Any]:
    return {
        "granted": wish.granted,
        "moves": [move_json(m) for m in wish.moves],
        "cost": by_level(wish.cost),
        "gains": _changes_json(wish.gains),
        "breaks": _changes_json(wish.breaks),
    }


def _changes_json(changes: Sequence[RuleDelta]) -> list[dict[str, Any]]:
    return [
        {
            "rule": c.rule.row.id,
            "kind": c.rule.kind,
            "level": c.rule.row.level.value,
            "cost": c.cost,
        }
        for c in changes
    ]


def _reason_lines(told: Explanation, wording: Wording) -> Iterator[Line]:
    if told.reasons:
        yield Line(said(wording, "why.reasons", a=GuestRef(told.guest)))
    else:
        yield Line(said(wording, "why.free"))
    for r in told.reasons:
        reason: dict[str, Argument] = {
            "rule": rule_message(r.rule),
            "number": r.places,
            "cost": r.cost,
        }
        yield Line(f"  {said(wording, 'why.reason', **reason)}")
    if told.neighbours:
        yield Line(said(wording, "why.neighbours"))
    for n in told.neighbours:
        ways = [r for r in n.relations if r != "beside" or set(HANDS).isdisjoint(n.relations)]
        how = ", ".join(str(wording.word(Term(f"how.{r}"))) for r in ways)
        yield Line(f"  {said(wording, 'why.neighbour', a=GuestRef(n.guest), how=how)}")
    if told.alternatives:
        yield Line(said(wording, "why.alternatives"))
    for step in told.alternatives:
        place = PlaceRef(step.place)
        if step.guest is None:
            yield Line(f"  {said(wording, 'why.empty', p=place)}")
        else:
            yield Line(f"  {said(wording, 'why.swap', p=place, a=GuestRef(step.guest))}")
        yield _cost_line(step.cost, 4, wording)
        yield from _change_lines(step.deltas, 4, wording)


def _cost_line(cost: Cost, indent: int, wording: Wording) -> Line:
    told = said(wording, "why.cost", **by_level(cost)) if any(cost) else said(wording, "why.same")
    return Line(" " * indent + told)


def _change_lines(changes: Sequence[RuleDelta], indent: int, wording: Wording) -> Iterator[Line]:
    for c in changes:
        told = said(wording, "why.change", rule=rule_message(c.rule), cost=c.cost)
        yield Line(" " * indent + told)


def _wish_lines(wish: WishOutcome, wording: Wording) -> Iterator[Line]:
    if wish.granted and not wish.moves:
        yield Line(said(wording, "why.already"))
        return
    if not wish.granted:
        yield Line(said(wording, "why.refused"))
        if wish.conflict is not None:
            yield from conflict_lines(wish.conflict, wording, hidden=WISH)
        return
    yield Line(said(wording, "why.granted", number=len(wish.moves)))
    nowhere = Term("no-place")
    for m in wish.moves:
        p, q = (PlaceRef(end) if end else nowhere for end in (m.origin, m.target))
        yield Line(f"  {said(wording, 'why.move', a=GuestRef(m.guest), p=p, q=q)}")
    yield _cost_line(wish.cost, 2, wording)
    for heading, changes in (("why.gains", wish.gains), ("why.breaks", wish.breaks)):
        if changes:
            yield Line(said(wording, heading))
            yield from _change_lines(changes, 2, wording)
