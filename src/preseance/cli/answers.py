"""What the command ``why`` says: to people, and as JSON by the command line contract."""

from __future__ import annotations

from typing import Any

from preseance.cli.console import out
from preseance.cli.moves import move_report
from preseance.cli.reports import by_level, conflict_report, print_conflict
from preseance.model.cost import Cost
from preseance.planning.checks.must_words import rule_message
from preseance.planning.questions.why import Exchange, Explanation, RuleDelta
from preseance.planning.questions.wishing import WISH, WishOutcome
from preseance.wording.message import GuestRef, Message, PlaceRef, Term
from preseance.wording.wording import Wording


def answer(explanation: Explanation, wish: WishOutcome | None, wording: Wording) -> dict[str, Any]:
    """Place, reasons, neighbours, alternatives, conflict; and the wish where there is one."""
    found: dict[str, Any] = {
        "guest": explanation.guest,
        "session": explanation.session,
        "place": explanation.place,
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
            for r in explanation.reasons
        ],
        "neighbours": [
            {"guest": n.guest, "place": n.place, "relations": list(n.relations)}
            for n in explanation.neighbours
        ],
        "alternatives": [_step(step) for step in explanation.alternatives],
        "conflict": None,
    }
    if wish is not None:
        found["wish"] = _wish(wish)
        if wish.conflict is not None:
            found["conflict"] = conflict_report(wish.conflict, wording)
    return found


def _step(step: Exchange) -> dict[str, Any]:
    return {
        "place": step.place,
        "guest": step.guest,
        "cost": by_level(step.cost),
        "rules": _changes(step.deltas),
    }


def _wish(wish: WishOutcome) -> dict[str, Any]:
    return {
        "granted": wish.granted,
        "moves": [move_report(m) for m in wish.moves],
        "cost": by_level(wish.cost),
        "gains": _changes(wish.gains),
        "breaks": _changes(wish.breaks),
    }


def _changes(changes: tuple[RuleDelta, ...]) -> list[dict[str, Any]]:
    return [
        {
            "rule": c.rule.row.id,
            "kind": c.rule.kind,
            "level": c.rule.row.level.value,
            "cost": c.cost,
        }
        for c in changes
    ]


class Teller:
    """Prints an answer in one language."""

    def __init__(self, wording: Wording) -> None:
        self.wording = wording

    def say(self, message: str, indent: int = 0, **said: Any) -> None:
        """Print one sentence."""
        out.print(" " * indent + self.wording.sentence(Message(message, said)), markup=False)

    def tell(self, explanation: Explanation, wish: WishOutcome | None) -> None:
        """Print the whole answer."""
        guest = GuestRef(explanation.guest)
        if explanation.place is None:
            self.say("why.nowhere", a=guest)
        else:
            self.say("why.at", a=guest, p=PlaceRef(explanation.place))
        if wish is None:
            self._reasons(explanation)
        else:
            self._wish(wish)

    def _reasons(self, explanation: Explanation) -> None:
        if explanation.reasons:
            self.say("why.reasons", a=GuestRef(explanation.guest))
        else:
            self.say("why.free")
        for r in explanation.reasons:
            self.say("why.reason", 2, rule=rule_message(r.rule), number=r.places, cost=r.cost)
        if explanation.neighbours:
            self.say("why.neighbours")
        for n in explanation.neighbours:
            how = ", ".join(str(self.wording.word(Term(f"how.{r}"))) for r in n.relations)
            self.say("why.neighbour", 2, a=GuestRef(n.guest), how=how)
        if explanation.alternatives:
            self.say("why.alternatives")
        for step in explanation.alternatives:
            self._step(step)

    def _step(self, step: Exchange) -> None:
        place = PlaceRef(step.place)
        if step.guest is None:
            self.say("why.empty", 2, p=place)
        else:
            self.say("why.swap", 2, p=place, a=GuestRef(step.guest))
        self._cost(step.cost, 4)
        self._changes(step.deltas, 4)

    def _cost(self, cost: Cost, indent: int) -> None:
        if any(cost):
            self.say("why.cost", indent, **by_level(cost))
        else:
            self.say("why.same", indent)

    def _changes(self, changes: tuple[RuleDelta, ...], indent: int) -> None:
        for c in changes:
            self.say("why.change", indent, rule=rule_message(c.rule), cost=c.cost)

    def _wish(self, wish: WishOutcome) -> None:
        if wish.granted and not wish.moves:
            self.say("why.already")
            return
        if not wish.granted:
            self.say("why.refused")
            if wish.conflict is not None:
                print_conflict(wish.conflict, self.wording, hidden=WISH)
            return
        self.say("why.granted", number=len(wish.moves))
        nowhere = Term("no-place")
        for m in wish.moves:
            ends = [PlaceRef(p) if p else nowhere for p in (m.origin, m.target)]
            self.say("why.move", 2, a=GuestRef(m.guest), p=ends[0], q=ends[1])
        self._cost(wish.cost, 2)
        for heading, changes in (("why.gains", wish.gains), ("why.breaks", wish.breaks)):
            if changes:
                self.say(heading)
                self._changes(changes, 2)
