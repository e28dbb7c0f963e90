"""The Paris story on the terminal: ranked, planned, published, and switched at the last minute."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from preseance import Event, PlanReport

REQUEST = ("apart us-trump ru-putin beside across diagonal",)
"""The hosts' request of 11 November 2018: the two do not talk at the meal."""
WATCHED = ("fr-macron", "us-trump", "ru-putin", "de-merkel")
SESSION = "lunch"


def tell(folder: Path, papers: Path, out: Console) -> int:
    """Run the story on the event in ``folder``; papers go to ``papers``."""
    from preseance import read_event

    event = read_event(folder)
    _ranks(event, out)
    first = _plan(folder, out)
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
    return 0 if holds and first.holds else 1


def _chapter(out: Console, number: int, title: str) -> None:
    out.print(f"\n[bold]{number}. {title}[/bold]")


def _ranks(event: Event, out: Console) -> None:
    from preseance import precedence

    ranked = precedence(event)
    coming = {g.id for g in event.attending(SESSION)}
    _chapter(out, 1, "The invitation list is read and ranked")
    out.print(f"   {ranked.criterion('en')}", markup=False)
    table = _plain_table()
    shown = [r for r in ranked.to_json("en")["order"] if r["guest"] in coming][:6]
    for rank in shown:
        name = event.guest_by_id[rank["guest"]].name
        table.add_row(f"   {rank['position']}", name, rank["reason"])
    out.print(table)
    out.print(f"   … {len(event.guests)} guests, {len(coming)} of them at the lunch.")


def _plan(folder: Path, out: Console) -> PlanReport:
    from preseance import plan, publish, write_plan

    _chapter(out, 2, "The lunch is planned as first planned, and printed")
    begun = time.perf_counter()
    with out.status("compiling on a first run, then placing the guests …"):
        first = plan(folder, session=SESSION)
    spent = time.perf_counter() - begun
    write_plan(first.plan, folder)
    publish(folder, stage="printed", reason="as first planned", session=SESSION)
    out.print(f"   {first.check.cost_line('en')}", markup=False)
    out.print(f"   {first.changes_weighed:,} changes weighed; {spent:.1f} s, compiling included.")
    _where(first.event, out)
    return first


def _switch(folder: Path, papers: Path, out: Console) -> bool:
    from preseance import keep, replan

    _chapter(out, 3, "Minutes before the meal the hosts ask that two guests do not talk")
    begun = time.perf_counter()
    with out.status("mending the printed plan …"):
        mended = replan(folder, REQUEST, session=SESSION, stage="printed")
    spent = time.perf_counter() - begun
    out.print(f"   asked: {'; '.join(REQUEST)}", markup=False)
    for line in mended.move_lines("en"):
        out.print(f"   {line.text}", markup=False)
    out.print(f"   {mended.proof_line('en')} {spent:.1f} s.", markup=False)
    _where(mended.event, out)
    if not mended.holds:
        return False
    kept = keep(mended, sheets=papers, language="en")
    out.print(
        f"   {len(kept.files)} change sheets, one for each reader, in {papers}.", markup=False
    )
    return True


def _papers(folder: Path, papers: Path) -> list[Path]:
    from preseance import print_papers

    seen = print_papers(folder, to=papers, session=SESSION, language="en")
    ranks = print_papers(
        folder,
        ("guests-by-precedence",),
        audience="protocol",
        to=papers,
        session=SESSION,
        language="en",
    )
    return [*seen.files, *ranks.files]


def _where(event: Event, out: Console) -> None:
    from preseance.door.words import place_called

    table = _plain_table()
    for guest in WATCHED:
        place = event.plan.place_of.get((SESSION, guest))
        at = place_called(event, place, "en") if place else "no place"
        table.add_row(f"   {event.guest_by_id[guest].name}", at)
    out.print(table)


def _plain_table() -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
