"""Likely changes, solved beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from cyclopts.validators import Number

from preseance.cli.console import err, out, say
from preseance.cli.options import Json, Lang, Seed, SessionId

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from preseance.model.finding import Argument, Message
    from preseance.planning.rehearsing import Rehearsal, Rehearsed
    from preseance.planning.wording import Wording


def run(
    event: Path,
    *,
    count: Annotated[int, Parameter(validator=Number(gte=1), help="Changes to sample.")] = 1000,
    seed: Seed = 0,
    session: SessionId = None,
    to: Annotated[
        Path | None, Parameter(help="Journal to go on from; rehearsal.jsonl of the event else.")
    ] = None,
    workers: Annotated[
        int, Parameter(validator=Number(gte=1), help="Processes; answers are the same.")
    ] = 1,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Sample likely changes, mend the published plan for each, and say what they would take.

    Who does not come (no_show of guests.csv, else rehearse.no_show, 2 %), who sends a stand-in
    (rehearse.stand_in, 1 %), who is late (rehearse.late, 3 %): one change a sample, drawn in
    proportion. Answers are kept in a journal, so that a run cut short goes on where it stopped.

    Example: preseance rehearse my-lunch --session lunch --count 1000 --seed 1
    """
    from preseance.errors import PreseanceError
    from preseance.formats import read_draft
    from preseance.formats.versions import published_of
    from preseance.model.finding import Message
    from preseance.planning.catalogue import wording_of
    from preseance.planning.rehearsing import rehearse
    from preseance.planning.replanning import promised_plan

    draft = read_draft(event)
    known = draft.event
    wording = wording_of(known, lang)
    known.sessions_asked(session)  # Refuses a name that is no session of the event.
    published = published_of(draft)
    promised = promised_plan(known.plan, published.plan if published else None)
    if not promised.placements:
        no_plan = Message("rehearsal.no_plan", {"folder": str(event)})
        raise PreseanceError(wording.sentence(no_plan))
    journal = to or event / "rehearsal.jsonl"
    journal.parent.mkdir(parents=True, exist_ok=True)
    with _bar(wording) as progress, _pool(workers) as executor:
        made = rehearse(
            known, published=promised, session=session, count=count, seed=seed,
            executor=executor, journal=journal, progress=progress,
        )  # fmt: skip
    if as_json:
        say(_report(made))
        return 0
    for line in _lines(made, wording):
        out.print(line, markup=False)
    return 0


@contextmanager
def _bar(wording: Wording) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, and what moves it."""
    from rich.progress import Progress

    from preseance.model.finding import Message

    with Progress(console=err) as bar:
        task = bar.add_task(wording.sentence(Message("rehearsal.running")), total=None)
        yield lambda done, all_: bar.update(task, completed=done, total=all_)


@contextmanager
def _pool(workers: int) -> Iterator[Executor | None]:
    """One process fewer than asked, as this one works too; None where it is to work alone."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    if workers == 1:
        yield None
        return
    with ProcessPoolExecutor(workers - 1, mp_context=get_context("spawn")) as executor:
        yield executor


def _lines(made: Rehearsal, wording: Wording) -> Iterator[str]:
    """What people read: the numbers, the answers, where reserves should wait."""
    from babel.numbers import format_decimal

    from preseance.model.finding import Message, TableRef

    def said(message: str, **arguments: Argument) -> str:
        return wording.sentence(Message(f"rehearsal.{message}", arguments))

    expected = format_decimal(made.expected_moves, format="0.00", locale=wording.language)
    yield said("expected", number=made.count, expected=expected, most=made.percentile_95)
    yield said("heading")
    for answer in made.answers:
        moves = ", ".join(str(wording.word(m)) for m in _moves(answer))
        yield "  " + said("answer", change=answer.sentence, moves=moves)
    for calls in made.reserves[:3]:
        share, table = round(100 * calls.share), TableRef(calls.table)
        yield said("reserve", table=table, session=calls.session, share=share)
    if made.unanswered:
        yield said("unanswered", number=made.unanswered)


def _moves(answer: Rehearsed) -> Iterator[Message]:
    """Who goes where; that nobody does, or that nothing helps."""
    from preseance.model.finding import GuestRef, Message, PlaceRef

    if not answer.moves:
        yield Message("rehearsal.still" if answer.holds else "rehearsal.impossible")
    for _, guest, _, target in answer.moves:
        end = PlaceRef(target) if target else "–"
        yield Message("rehearsal.move", {"a": GuestRef(guest), "q": end})


def _report(made: Rehearsal) -> dict[str, Any]:
    def answer(a: Rehearsed) -> dict[str, Any]:
        return {
            "change": a.sentence,
            "probability": a.probability,
            "holds": a.holds,
            "cost": list(a.cost),
            "num_moves": a.num_moves,
            "at_least": a.at_least,
            "fewest_proven": a.fewest_proven,
            "moves": [{"session": s, "guest": g, "from": o, "to": t or None} for s, g, o, t in a.moves],
        }  # fmt: skip

    return {
        "count": made.count,
        "seed": made.seed,
        "expected_moves": made.expected_moves,
        "percentile_95": made.percentile_95,
        "worst": answer(made.worst) if made.worst else None,
        "by_guest": {
            g: {"moves_caused": caused, "moved": moved} for g, (caused, moved) in made.by_guest.items()
        },
        "reserves": [
            {"session": c.session, "table": c.table, "share": c.share, "places": list(c.places)}
            for c in made.reserves
        ],
        "answers": [answer(a) for a in made.answers],
        "unanswered": made.unanswered,
    }  # fmt: skip
