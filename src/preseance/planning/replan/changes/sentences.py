"""Changes as sentences: reading them, holding them against each other, and applying them all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from preseance.errors import ConflictError, PreseanceError
from preseance.model.event import Event
from preseance.model.plan import Plan
from preseance.model.rule_row import RuleRow
from preseance.planning.replan.changes.amending import MARK, Amending
from preseance.planning.replan.changes.base import Change
from preseance.planning.replan.changes.coming import Add, Cancel, StandIn
from preseance.planning.replan.changes.company import Apart, Together
from preseance.planning.replan.changes.placing import Close, Open, Pin, Swap
from preseance.planning.replan.changes.reading import words_of
from preseance.planning.replan.changes.timing import Late, Leave
from preseance.wording.said import Said

KINDS: tuple[type[Change], ...] = (
    Cancel, Add, StandIn, Swap, Pin, Close, Open, Apart, Together, Late, Leave,
)  # fmt: skip
GRAMMAR: tuple[str, ...] = tuple(f"{kind.verb} {kind.form}" for kind in KINDS)


def read_changes(sentences: Sequence[str], event: Event) -> tuple[Change, ...]:
    """The changes that some sentences mean; one said twice counts once.

    Raises
    ------
    PreseanceError
        Where a sentence is no change.
    UnknownNameError
        Where it names somebody or something that is not there, with near names.
    ConflictError
        Where two changes contradict each other.
    """
    kinds = {kind.verb: kind for kind in KINDS}
    made: list[Change] = []
    for sentence in sentences:
        verb, *words = words_of(sentence) or [""]
        if verb.casefold() not in kinds:
            forms = "; ".join(GRAMMAR)
            raise PreseanceError(
                Said(
                    "«{sentence}» is no change; write one of: {forms}.",
                    sentence=sentence,
                    forms=forms,
                )
            )
        change = kinds[verb.casefold()].read(words, event)
        if change not in made:
            made.append(change)
    for first, second in combinations(made, 2):
        _contradiction(first, second)
    return tuple(made)


def amended(
    event: Event,
    changes: Sequence[Change],
    published: Plan,
    sessions: Sequence[str] = (),
    draft: Plan | None = None,
) -> Amending:
    """The event after the changes, with what they said; ``draft`` is what was edited since.

    Raises
    ------
    ConflictError
        Where a change makes no sense for the event, or two of them contradict each other.
    """
    to = Amending(event, published, sessions, draft)
    for change in changes:
        change.apply(to)
    _pinned(to.pins, to.event)
    return to


def _contradiction(first: Change, second: Change) -> None:
    for one, other in ((first, second), (second, first)):
        gone = set(one.cancels()) & {*other.concerns()}
        if gone:
            raise ConflictError(
                Said(
                    "«{change}» and «{other}» contradict each other: «{name}» cannot stay away and have a place.",
                    change=_said(one),
                    other=_said(other),
                    name=min(gone),
                )
            )
    both = set(first.cancels()) & set(second.cancels())
    if both:
        raise ConflictError(Said("«{name}» is cancelled twice, in different ways.", name=min(both)))
    opened = {c.where for c in (first, second) if isinstance(c, Open)}
    if opened & {*first.closes(), *second.closes()}:
        raise ConflictError(Said("«{name}» cannot be both opened and closed.", name=min(opened)))
    for verb, party, relations in first.pairs():
        for word, others, more in second.pairs():
            if verb != word and party == others and relations & more:
                names = " and ".join(f"«{p}»" for p in sorted(party))
                raise ConflictError(Said("{names} cannot be both apart and together.", names=names))


def _said(change: Change) -> str:
    return " ".join([change.verb, *change.concerns(), *change.cancels()])


def _pinned(rows: Sequence[RuleRow], event: Event) -> None:
    """Raise where new pins cannot hold together."""
    for row, other in combinations(rows, 2):
        if not set(row.sessions) & set(other.sessions):
            continue
        if row.a == other.a and not _meet(row.b, other.b):
            raise ConflictError(
                Said(
                    "«{reason}» and «{other}» contradict each other.",
                    reason=row.reason,
                    other=other.reason,
                )
            )
        single = len(row.b) == 1 and row.b == other.b and not row.b[0].startswith("table:")
        if row.a != other.a and single:
            raise ConflictError(
                Said(
                    "«{reason}» and «{other}» contradict each other: two guests on «{name}».",
                    reason=row.reason,
                    other=other.reason,
                    name=row.b[0],
                )
            )
    for row in rows:
        for name in row.sessions:
            session = event.session_by_id[name]
            usable = {f"{t.id}-{n}": t.id for t in event.tables_of(session) for n in t.usable}
            if not any(b in usable or b.removeprefix("table:") in usable.values() for b in row.b):
                raise ConflictError(Said("«{reason}» names what is closed.", reason=row.reason))


def _meet(a: Sequence[str], b: Sequence[str]) -> bool:
    return any(
        x == y
        or (x.startswith("table:") and y.startswith(x.removeprefix("table:") + "-"))
        or (y.startswith("table:") and x.startswith(y.removeprefix("table:") + "-"))
        for x in a
        for y in b
    )


__all__ = ["GRAMMAR", "KINDS", "MARK", "amended", "read_changes"]
