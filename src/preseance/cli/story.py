"""The Paris story on the terminal: planned, asked to change, planned again."""

from __future__ import annotations

import time
from pathlib import Path

from rich.console import Console

from preseance.model.event import Event
from preseance.model.plan import Move, Plan
from preseance.model.rule_row import Level, RuleRow

REQUEST = (
    RuleRow(
        id="hosts-request-apart",
        kind="keep_apart",
        a=("us-trump",),
        b=("ru-putin",),
        relations=("beside", "across", "diagonal"),
        sessions=("lunch",),
        level=Level.MUST,
        reason="The hosts ask that the two presidents do not talk at table",
        source="RIA Novosti, Interfax, BBC, 11 November 2018",
    ),
    RuleRow(
        id="hosts-request-trump-stays",
        kind="pin",
        a=("us-trump",),
        b=("table:t1",),
        sessions=("lunch",),
        level=Level.MUST,
    ),
    RuleRow(
        id="hosts-request-putin-stays",
        kind="pin",
        a=("ru-putin",),
        b=("table:t1",),
        sessions=("lunch",),
        level=Level.MUST,
    ),
)
"""Neither beside nor across nor diagonal, both staying at the host's table."""


def tell(folder: Path, papers: Path, out: Console) -> int:
    """Run the story on the event in ``folder``; papers go to ``papers``."""
    from preseance.cli.commands.print import run as print_papers
    from preseance.formats import read_event, write_event, write_plan
    from preseance.planning.catalogue import wording_of
    from preseance.planning.seating import mend_plan, plan_event
    from preseance.protocol import order

    event = read_event(folder)
    ranked, say = order(event), wording_of(event, "en").sentence
    out.print("[bold]1. The invitation list is read and ranked[/bold]")
    out.print(say(ranked.sentence), markup=False)
    for rank in ranked.ranks[:6]:
        out.print(
            f"  {rank.position:>3}  {event.guest_by_id[rank.guest].name}: {say(rank.reason)}",
            markup=False,
        )
    out.print(f"  … {len(ranked.ranks)} guests in all")

    out.print("\n[bold]2. The lunch is planned as first planned[/bold] (compiling on a first run)")
    begun = time.perf_counter()
    first = plan_event(event, session="lunch")
    write_plan(first.plan, folder)
    cost = first.check.cost(everything=True)
    out.print(
        f"  must {cost[0]}, should {cost[1]}, prefer {cost[2]} after {time.perf_counter() - begun:.1f} s"
    )
    _where(event, first.plan, out)

    out.print("\n[bold]3. Minutes before the meal the hosts ask to keep two guests apart[/bold]")
    asked = event.model_copy(update={"rules": (*event.rules, *REQUEST), "plan": first.plan})
    second = mend_plan(asked, session="lunch")
    cost = second.check.cost(everything=True)
    out.print(f"  must {cost[0]}, should {cost[1]}, prefer {cost[2]}")
    _where(asked, second.plan, out)
    moves = moved(first.plan, second.plan)
    out.print(f"  {len(moves)} cards move:")
    for move in moves:
        name = event.guest_by_id[move.guest].name
        out.print(f"    {name}: {move.origin} → {move.target}", markup=False)
    out.print("  That this is the fewest is not proven.")
    write_event(asked.model_copy(update={"plan": second.plan}), folder, base=folder)

    out.print("\n[bold]4. Papers[/bold]")
    print_papers(folder, session="lunch", to=papers)
    host = papers / "for-the-host"
    print_papers(folder, session="lunch", paper=["guests-by-precedence"], audience="host", to=host)
    out.print(f"\nLook at {papers}. Next: preseance check {folder} --session lunch")
    return 0 if second.check.holds else 1


def moved(before: Plan, after: Plan) -> list[Move]:
    """The guests whose place differs, in the order of the later plan."""
    return [
        Move(session=s, guest=g, origin=before.place_of.get((s, g)), target=place)
        for (s, g), place in after.place_of.items()
        if before.place_of.get((s, g)) != place
    ]


def _where(event: Event, plan: Plan, out: Console) -> None:
    for guest in ("fr-macron", "us-trump", "ru-putin", "de-merkel"):
        place = plan.place_of.get(("lunch", guest), "no place")
        out.print(f"  {event.guest_by_id[guest].name} sits at {place}", markup=False)
