"""Likely changes, solved beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from cyclopts.validators import Number

from preseance.cli.console import err, out, say
from preseance.cli.options import Json, Seed, SessionId

if TYPE_CHECKING:
    from preseance.planning.rehearsing import Rehearsal, Rehearsed


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
    as_json: Json = False,
) -> int:
    """Sample likely changes, mend the published plan for each, and say what they would take.

    Who does not come (no_show of guests.csv, else rehearse.no_show, 2 %), who sends a stand-in
    (rehearse.stand_in, 1 %), who is late (rehearse.late, 3 %): one change a sample, drawn in
    proportion. Answers are kept in a journal, so that a run cut short goes on where it stopped.

    Example: preseance rehearse my-lunch --session lunch --count 1000 --seed 1
    """
    from concurrent.futures import ProcessPoolExecutor
    from contextlib import ExitStack
    from multiprocessing import get_context

    from rich.progress import Progress

    from preseance.errors import PreseanceError
    from preseance.formats import read_event
    from preseance.formats.versions import current_version, read_version
    from preseance.planning.rehearsing import rehearse
    from preseance.planning.replanning import promised_plan

    known = read_event(event)
    known.sessions_asked(session)  # Refuses a name that is no session of the event.
    current = current_version(event)
    published = read_version(event, current.number).plan if current else None
    promised = promised_plan(known.plan, published)
    if not promised.placements:
        raise PreseanceError(f"There is no plan yet; see preseance plan {event}.")
    with Progress(console=err) as bar, ExitStack() as stack:
        pool = get_context("spawn")
        executor = (
            stack.enter_context(ProcessPoolExecutor(workers, mp_context=pool))
            if workers > 1
            else None
        )
        task = bar.add_task("Rehearsing", total=None)
        made = rehearse(
            known, published=promised, session=session, count=count, seed=seed,
            executor=executor, journal=to or event / "rehearsal.jsonl",
            progress=lambda done, all_: bar.update(task, completed=done, total=all_),
        )  # fmt: skip
    report = _report(made)
    if as_json:
        say(report)
        return 0
    out.print(
        f"{made.count} changes: {made.expected_moves:.2f} moves expected, "
        f"{made.percentile_95} at the 95th percentile."
    )
    for title, rows in (("The gravest and the likeliest", report["answers"]),):
        out.print(f"{title}:")
        for row in rows:
            moved = ", ".join(f"{m['guest']} → {m['to'] or '–'}" for m in row["moves"])
            out.print(f"  {row['change']}: {moved or 'nobody moves'}", markup=False)
    for calls in made.reserves[:3]:
        out.print(
            f"A reserve near {calls.table} ({calls.session}): {100 * calls.share:.0f} % of calls.",
            markup=False,
        )
    if made.unanswered:
        out.print(f"{made.unanswered} changes have no plan in which every must holds.")
    return 0


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
