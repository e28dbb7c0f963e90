"""The answers to a change as they are told: who moves, what breaks, how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from preseance.door.findings import (
    MARKS,
    conflict_json,
    conflict_lines,
    finding_json,
    of_one_kind,
    said,
)
from preseance.door.moves import difference_json, move_lines, placements_json
from preseance.door.report import Report
from preseance.door.telling import Column, Grid, Line, Part
from preseance.errors import UnknownNameError
from preseance.formats import Draft
from preseance.model.event import Event
from preseance.model.plan import Move, Version
from preseance.model.rule_row import LEVELS
from preseance.planning.day.doorways import slots_changed
from preseance.planning.day.movements import Slot
from preseance.planning.replan.carrying import Step
from preseance.planning.replan.mending import Answer
from preseance.planning.replan.promises import REPLAN_LEVELS
from preseance.planning.replan.replanning import Replanned, newly_broken
from preseance.views.programmes import party_ref
from preseance.views.records import Language
from preseance.views.speaking import wording_of
from preseance.wording.message import Argument, GuestRef, Message, Moment, SessionRef, Term
from preseance.wording.said import Said
from preseance.wording.wording import Wording

if TYPE_CHECKING:
    pass

MOST_BROKEN = 6
"""Findings people are shown that the published plan did not have."""
MOST_NAMED = 4
"""Guests named in a row of answers."""


@dataclass(frozen=True, repr=False)
class ReplanReport(Report):
    """The answers to a change, one of them taken."""

    made: Replanned
    choice: int = 1
    """Number of the answer taken, 1 for the one proposed."""
    draft: Draft | None = None
    """What was mended, as its folder held it; None where the event was handed in."""
    stage: str | None = None
    """At which `keep` publishes it; None where it is to be the draft."""
    grown_from: Version | None = None
    """The version that was in force."""

    @property
    def answer(self) -> Answer:
        """The answer taken."""
        return self.made.answers[self.choice - 1]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """All answers: the one proposed first, then what trades for something else."""
        return self.made.answers

    @property
    def event(self) -> Event:
        """The event as the changes leave it, with the mended plan."""
        return self.answer.event

    @property
    def holds(self) -> bool:
        """Whether every must holds."""
        return self.answer.holds

    @property
    def moves(self) -> tuple[Move, ...]:
        """Who moves from one place to another."""
        return self.answer.changed.moves

    @cached_property
    def slots(self) -> tuple[tuple[Slot | None, Slot | None], ...]:
        """Slots of arrivals, departures and rides that the change moves: before, and now."""
        return slots_changed(self.made.before, self.event)

    def choose(self, number: int) -> ReplanReport:
        """The same with another answer taken.

        Raises
        ------
        UnknownNameError
            Where there is no answer of that number.
        """
        if not 1 <= number <= len(self.answers):
            offered = [str(k) for k in range(1, len(self.answers) + 1)]
            raise UnknownNameError(Said("answer"), str(number), offered)
        return replace(self, choice=number)

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """One answer in full, and all answers in short."""
        answer, wording = self.answer, wording_of(self.event, language)
        return {
            "levels": list(REPLAN_LEVELS),
            **_short(answer),
            "order": _steps_json(answer.steps),
            "placements": placements_json(answer.occasion, answer.event.plan),
            "findings": [finding_json(f, wording) for f in answer.check.findings],
            "choice": self.choice,
            "alternatives": [
                {"choice": k, "kind": a.kind, **_short(a), "order": _steps_json(a.steps)}
                for k, a in enumerate(self.answers, 1)
            ],
            "conflict": conflict_json(answer.conflicts[0], wording) if answer.conflicts else None,
            "changes": list(self.made.sentences),
            "slots": [_slot_json(*pair) for pair in self.slots],
            "remarks": [wording.sentence(m) for m in self.made.remarks],
        }

    def told(self, language: Language | None = None, *, whole: bool = False) -> Iterator[Part]:
        """Who moves in which order, what is proven, and what else was possible."""
        answer, wording = self.answer, wording_of(self.event, language)
        for remark in self.made.remarks:
            yield Line(f"–  {wording.sentence(remark)}")
        if not answer.holds:
            yield from _refused_lines(answer, wording)
            return
        yield from self.slot_lines(language)
        yield from self.move_lines(language)
        yield Line(self.proof_line(language))
        if answer.cost.kept:
            yield Line(said(wording, "replan.kept", cost=answer.cost.kept))
        yield from self._broken_lines(wording, whole=whole)
        if len(self.answers) > 1:
            yield self.offered(language)

    def offered(self, language: Language | None = None) -> Grid:
        """The answers side by side: cards, cost, who moves, what each newly breaks.

        Words share one column, so that they have room where a terminal is narrow.
        """
        wording = wording_of(self.event, language)
        heads = ("number", "cards", "cost", "answer")
        columns = tuple(
            Column(
                said(wording, f"replan.column.{head}"),
                right=head != "answer",
                width="rest" if head == "answer" else "whole",
            )
            for head in heads
        )
        rows = tuple(
            (
                str(k),
                str(len(answer.changed.moves)),
                str(answer.cost.moves),
                self._told_shortly(answer, wording),
            )
            for k, answer in enumerate(self.answers, 1)
        )
        return Grid(columns, rows, title=said(wording, "replan.answers"))

    def refusal(self, language: Language | None = None) -> Iterator[Line]:
        """Why the answer taken holds no plan: the musts it breaks, and what cannot hold together."""
        yield from _refused_lines(self.answer, wording_of(self.event, language))

    def breaks(self, language: Language | None = None) -> list[str]:
        """What the answer taken breaks below a must and the published plan did not, in sentences."""
        wording = wording_of(self.event, language)
        return [wording.sentence(f.message) for f in newly_broken(self.made, self.answer)]

    def _told_shortly(self, answer: Answer, wording: Wording) -> str:
        """What kind of answer it is, who moves, the worst that it newly breaks."""
        kind = said(wording, f"replan.kind.{answer.kind}")
        who, breaks = _who(answer, wording), self._breaks(answer, wording)
        told = f"replan.answer{'' if who else '.nobody'}"
        return said(wording, told, kind=kind, who=who, breaks=breaks)

    def _breaks(self, answer: Answer, wording: Wording) -> str:
        """The worst that an answer breaks and the published plan did not."""
        found = [wording.sentence(f.message).rstrip(".") for f in newly_broken(self.made, answer)]
        if not found:
            return said(wording, "replan.breaks.nothing")
        more = len(found) - 1
        return said(wording, "replan.breaks.more", some=found[0], number=more) if more else found[0]

    def slot_lines(self, language: Language | None = None) -> Iterator[Line]:
        """A line for each slot that has another hour now."""
        wording = wording_of(self.event, language)
        for before, after in self.slots:
            yield Line(f"–  {wording.sentence(slot_message(before, after))}")

    def move_lines(self, language: Language | None = None) -> Iterator[Line]:
        """A line for each guest who moves, is seated or leaves."""
        return move_lines(self.answer.changed, self.event, wording_of(self.event, language))

    def proof_line(self, language: Language | None = None) -> str:
        """How many cards move, and whether fewer could."""
        answer, wording = self.answer, wording_of(self.event, language)
        if answer.fewest_proven:
            proof = Message("replan.proven")
        else:
            proof = Message("replan.not_proven", {"number": answer.at_least})
        return said(
            wording, "replan.proof", cards=_cards(answer), cost=answer.cost.moves, proof=proof
        )

    def _broken_lines(self, wording: Wording, *, whole: bool) -> Iterator[Line]:
        """What is worse than in the published plan: the worst in sentences, many of a kind in one."""
        found = newly_broken(self.made, self.answer)
        if found:
            yield Line(said(wording, "replan.newly_broken"))
        levels = [[f for f in found if f.level is level] for level in LEVELS]
        kinds = [kind for same in levels for kind in of_one_kind(same)]
        shown = [(f, 1) for f in found] if whole else kinds[:MOST_BROKEN]
        for finding, number in shown:
            sentence = wording.sentence(finding.message)
            if number > 1:
                sentence = said(
                    wording, "check.alike", number=number, kind=Term(f"kind.{finding.kind}"),
                    finding=finding.message,
                )  # fmt: skip
            yield Line(f"   {MARKS[finding.level]} {sentence}")
        more = len(found) - sum(number for _, number in shown)
        if more:
            yield Line(f"   {said(wording, 'replan.more_broken', number=more)}")


def _who(answer: Answer, wording: Wording) -> str:
    """Those who move, by their short names."""
    names = [str(wording.word(GuestRef(m.guest))) for m in answer.changed.moves]
    return _few(names, MOST_NAMED, wording)


def _few(words: Sequence[str], most: int, wording: Wording) -> str:
    """The first of some words, and how many more there are."""
    some = ", ".join(words[:most])
    more = len(words) - most
    return said(wording, "replan.more", some=some, number=more) if more > 0 else some


def _short(answer: Answer) -> dict[str, Any]:
    return {
        "cost": dict(zip(REPLAN_LEVELS, answer.cost, strict=True)),
        **difference_json(answer.changed),
        "num_moves": len(answer.changed.moves),
        "at_least": answer.at_least,
        "fewest_proven": answer.fewest_proven,
    }


def _steps_json(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Steps in the order in which they can be carried out."""
    return [
        {
            "session": s.session,
            "guest": s.guest,
            "from": s.origin,
            "to": s.target,
            "aside": s.aside,
        }
        for s in steps
    ]


def _refused_lines(answer: Answer, wording: Wording) -> Iterator[Line]:
    """That no plan holds every must, and why."""
    verdict = "impossible" if answer.conflicts else "none_found"
    yield Line(said(wording, f"replan.{verdict}"))
    for finding in answer.check.findings:
        if finding.level == "must":
            yield Line(f"✕ {wording.sentence(finding.message)}")
    for conflict in answer.conflicts:
        yield from conflict_lines(conflict, wording)


def _cards(answer: Answer) -> Message:
    """How many cards move."""
    count = len(answer.changed.moves)
    return Message(
        "replan.cards.none" if not count else "replan.cards.one" if count == 1 else "replan.cards",
        {"number": count},
    )


def _slot_json(before: Slot | None, after: Slot | None) -> dict[str, Any]:
    slot = after or before
    assert slot is not None
    return {
        "session": slot.session,
        "party": slot.party.name,
        "from": f"{before.begin:%Y-%m-%dT%H:%M:%S}" if before else None,
        "to": f"{after.begin:%Y-%m-%dT%H:%M:%S}" if after else None,
    }


def slot_message(before: Slot | None, after: Slot | None) -> Message:
    """What became of a slot: another hour, a new one, or none any more."""
    slot = after or before
    assert slot is not None
    said: dict[str, Argument] = {
        "session": SessionRef(slot.session),
        "party": party_ref(slot.party.name),
    }
    if after is None:
        return Message("replan.slot_gone", said)
    said["time"] = Moment(f"{after.begin:%H:%M}")
    if before is None:
        return Message("replan.slot_new", said)
    return Message("replan.slot", said | {"other": Moment(f"{before.begin:%H:%M}")})
