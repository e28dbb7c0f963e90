"""The Paris story on the terminal: ranked, planned, published, and switched at the last minute."""

from __future__ import annotations

import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from preseance.model.event import Event
from preseance.model.plan import Plan, Stage

REQUEST = (
    "apart us-trump ru-putin beside across diagonal",
    "pin us-trump t1",
    "pin ru-putin t1",
)
"""The hosts' request of 11 November 2018: the two do not talk, and both stay at their table."""
WATCHED = ("fr-macron", "us-trump", "ru-putin", "de-merkel")
SESSION = "lunch"


def tell(folder: Path, papers: Path, out: Console) -> int:
    """Run the story on the event in ``folder``; papers go to ``papers``."""
    from preseance.formats import read_event

    event = read_event(folder)
    _ranks(event, out)
    first = _plan(event, folder, out)
    holds = _switch(folder, papers, out)
    files = _papers(folder, papers)
    _chapter(out, 4, "Papers")
    for file in files:
        out.print(f"   {file}", markup=False)
    out.print("\n[bold]Next[/bold]")
    out.print(f"   Open {papers / 'lunch-floor-plan-a3.pdf'}, then type", markup=False)
    for command in (
        f"preseance why {folder} ru-putin --session {SESSION} --audience protocol",
        f'preseance replan {folder} --session {SESSION} --change "late it-mattarella 40"',
        "preseance new my-dinner --from embassy-dinner",
    ):
        out.print(f"   .venv/bin/{command}", markup=False)
    return 0 if holds and first else 1


def _chapter(out: Console, number: int, title: str) -> None:
    out.print(f"\n[bold]{number}. {title}[/bold]")


def _ranks(event: Event, out: Console) -> None:
    from preseance.planning.catalogue import wording_of
    from preseance.protocol import order

    ranked, say = order(event), wording_of(event, "en").sentence
    coming = {g.id for g in event.attending(SESSION)}
    _chapter(out, 1, "The invitation list is read and ranked")
    out.print(f"   {say(ranked.sentence)}", markup=False)
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    shown = [r for r in ranked.ranks if r.guest in coming][:6]
    for rank in shown:
        name = event.guest_by_id[rank.guest].name
        table.add_row(f"   {rank.position}", name, say(rank.reason))
    out.print(table)
    out.print(f"   … {len(event.guests)} guests, {len(coming)} of them at the lunch.")


def _plan(event: Event, folder: Path, out: Console) -> bool:
    from preseance.cli.reports import cost_line
    from preseance.formats import write_plan
    from preseance.formats.versions import publish_version
    from preseance.planning.catalogue import wording_of
    from preseance.planning.publishing import author_of, now, stamped
    from preseance.planning.seating import plan_event

    _chapter(out, 2, "The lunch is planned as first planned, and printed")
    begun = time.perf_counter()
    with out.status("compiling on a first run, then placing the guests …"):
        first = plan_event(event, session=SESSION, assessed=True)
    spent = time.perf_counter() - begun
    write_plan(first.plan, folder)
    made = event.model_copy(update={"plan": first.plan})
    publish_version(
        folder,
        stamped(made, Stage.PRINTED, SESSION),
        stage=Stage.PRINTED,
        author=author_of(made),
        reason="as first planned",
        time=now(),
    )
    cost = cost_line(first.check, wording_of(event, "en"), first.assessment)
    out.print(f"   {cost}", markup=False)
    out.print(
        f"   {first.solution.evaluations:,} changes weighed; {spent:.1f} s, compiling included."
    )
    _where(event, first.plan, out)
    return first.check.holds


def _switch(folder: Path, papers: Path, out: Console) -> bool:
    from preseance.cli.mended import keep, write_sheets
    from preseance.cli.moves import move_lines
    from preseance.cli.replan_reports import proof_line
    from preseance.formats import read_draft
    from preseance.formats.versions import version_of
    from preseance.planning.catalogue import wording_of
    from preseance.planning.replanning import replan

    _chapter(out, 3, "Minutes before the meal the hosts ask that two guests do not talk")
    draft = read_draft(folder)
    event, current = draft.event, version_of(draft)
    begun = time.perf_counter()
    with out.status("mending the printed plan …"):
        made = replan(event, REQUEST, published=event.plan, session=SESSION)
    spent = time.perf_counter() - begun
    answer = made.best
    out.print(f"   asked: {'; '.join(REQUEST)}", markup=False)
    wording = wording_of(event, "en")
    for line in move_lines(answer.changed, answer.event, wording):
        out.print(f"   {line}", markup=False)
    out.print(f"   {proof_line(answer, wording)} {spent:.1f} s.", markup=False)
    _where(event, answer.event.plan, out)
    version = keep(draft, answer, made.sentences, Stage.PRINTED)
    sheets = write_sheets(made, answer, current, papers, "en", version)
    out.print(f"   {len(sheets)} change sheets, one for each reader, in {papers}.", markup=False)
    return answer.holds


def _papers(folder: Path, papers: Path) -> list[str]:
    from preseance.cli.papers import event_to_print, ordered, write_papers
    from preseance.planning.checking import check
    from preseance.planning.occasions import occasion_of

    event, grown_from = event_to_print(folder, None)
    checked = check(occasion_of(event, SESSION), event.plan)
    orders = (
        ordered((), "public", "en", "pdf", grown_from),
        ordered(("guests-by-precedence",), "protocol", "en", "pdf", grown_from),
    )
    return [
        str(file)
        for scene in checked.occasion.scenes
        for kinds in orders
        for file in write_papers(checked, scene, kinds, papers, lambda *_: None)
    ]


def _where(event: Event, plan: Plan, out: Console) -> None:
    from preseance.model.finding import PlaceRef
    from preseance.planning.catalogue import wording_of

    word = wording_of(event, "en").word
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    for guest in WATCHED:
        place = plan.place_of.get((SESSION, guest))
        at = str(word(PlaceRef(place))) if place else "no place"
        table.add_row(f"   {event.guest_by_id[guest].name}", at)
    out.print(table)
