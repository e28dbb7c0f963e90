"""The commands: new, precedence, places, plan, check, print."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import App, Parameter
from rich.console import Console

from preseance.errors import PreseanceError

app = App(
    name="preseance",
    help="Who sits where, and who must not meet: protocol and table plans.",
    help_format="plaintext",
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
Lang = Literal["en", "fr"]
Json = Annotated[bool, Parameter(name="--json", negative="", help="One JSON object on stdout.")]
Afresh = Annotated[bool, Parameter(negative="", help="Move even what is approved.")]
DryRun = Annotated[bool, Parameter(negative="", help="Write nothing.")]


def run() -> None:
    """Run the command line; exit 2 with every mistake named where the input is bad."""
    try:
        sys.exit(app(sys.argv[1:]) or 0)
    except PreseanceError as error:
        err.print(str(error), markup=False)
        sys.exit(2)


def _say(report: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(report, ensure_ascii=False, indent=1) + "\n")


@app.command
def new(
    folder: Path, *, example: Annotated[str, Parameter(name="--from")] = "embassy-dinner"
) -> int:
    """Make an event folder to start from.

    Example: preseance new my-lunch --from paris-2018
    """
    from preseance.examples import copy_example

    out.print(f"{copy_example(example, folder)} is ready. Next: preseance plan {folder}")
    return 0


@app.command
def demo(*, to: Path = Path("out/paris-2018")) -> int:
    """Tell the Paris story, from guest list to last-minute switch, with its papers.

    Example: preseance demo --to out/paris-2018
    """
    import tempfile

    from preseance.cli.story import tell
    from preseance.examples import copy_example

    to.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="event-", dir=to))
    return tell(copy_example("paris-2018", folder), to, out)


@app.command
def precedence(
    event: Path, *, scheme: str | None = None, lang: Lang = "en", as_json: Json = False
) -> int:
    """Rank the guests, each with the reason of its rank.

    Example: preseance precedence my-lunch --scheme "heads-of-state tenure=first"
    """
    from preseance.formats import read_event
    from preseance.planning.catalogue import wording_of
    from preseance.protocol import order

    known = read_event(event)
    ranked, say = order(known, scheme=scheme), wording_of(known, lang).sentence
    rows = [
        {
            "guest": r.guest,
            "position": r.position,
            "class": r.class_id,
            "key": list(r.key),
            "reason": say(r.reason),
        }
        for r in ranked.ranks
    ]
    if as_json:
        _say({"order": rows, "remarks": [say(r.message) for r in ranked.remarks]})
        return 0
    out.print(say(ranked.sentence), markup=False)
    for row in rows:
        out.print(
            f"{row['position']:>4}  {known.guest_by_id[str(row['guest'])].name}: {row['reason']}",
            markup=False,
        )
    for remark in ranked.remarks:
        out.print(f"   –  {say(remark.message)}", markup=False)
    return 0


@app.command
def places(event: Path, *, session: str | None = None, as_json: Json = False) -> int:
    """Show the places of each session with their honour and relations.

    Example: preseance places my-lunch --session lunch --json
    """
    from preseance.formats import read_event
    from preseance.planning.occasions import occasion_of

    occasion = occasion_of(read_event(event), session)
    found: dict[str, list[dict[str, Any]]] = {}
    for scene in occasion.scenes:
        relations = scene.layout.relations
        found[scene.session.id] = [
            {
                "place": p.id,
                "kind": p.kind.value,
                "room": p.room,
                "table": p.table,
                "table_rank": p.table_rank,
                "number": p.number,
                "x": p.x,
                "y": p.y,
                "facing": p.facing,
                "presiding": p.presiding,
                "honour": p.honour,
                "relations": {name: list(of.get(p.id, ())) for name, of in relations.items()},
            }
            for p in scene.places
        ]
    if as_json:
        _say({"sessions": found})
        return 0
    for name, rows in found.items():
        out.print(f"[bold]{name}[/bold]: {len(rows)} places")
        for row in rows:
            what = row["presiding"] or f"honour {row['honour']}"
            out.print(f"  {row['place']:<12} {what:<12} x {row['x']:.2f} m, y {row['y']:.2f} m")
    return 0


def _print_check(checked: Any, wording: Any) -> None:
    marks = {"must": "✕", "should": "!", "prefer": "–"}
    for finding in checked.findings:
        sentence = wording.sentence(finding.message)
        out.print(f"{marks[finding.level.value]} {finding.level.value}: {sentence}", markup=False)
    cost = checked.cost(everything=True)
    out.print(
        f"Cost: must {cost[0]}, should {cost[1]}, prefer {cost[2]}; not proven best."
        if any(cost)
        else "Nothing is broken: proven best."
    )


@app.command
def plan(
    event: Path,
    *,
    session: str | None = None,
    seconds: float | None = None,
    effort: int | None = None,
    seed: int = 0,
    afresh: Afresh = False,
    to: Path | None = None,
    dry_run: DryRun = False,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Place every guest; writes plan.csv.

    Example: preseance plan my-lunch --seconds 5
    """
    from preseance.cli.reports import check_report
    from preseance.formats import read_event, write_plan
    from preseance.planning.catalogue import wording_of
    from preseance.planning.seating import plan_event

    known = read_event(event)
    with err.status("Placing the guests …"):
        made = plan_event(
            known, session=session, seconds=seconds, effort=effort, seed=seed, afresh=afresh
        )
    if not dry_run:
        write_plan(made.plan, to or event)
    wording = wording_of(known, lang)
    if as_json:
        placed: dict[str, dict[str, str]] = {s.session.id: {} for s in made.check.occasion.scenes}
        for p in made.plan.placements:
            placed.setdefault(p.session, {})[p.guest] = p.place
        _say(check_report(made.check, wording) | {"placements": placed})
    else:
        _print_check(made.check, wording)
    return 0 if made.check.holds else 1


@app.command
def check(
    event: Path, *, session: str | None = None, lang: Lang = "en", as_json: Json = False
) -> int:
    """Say what the plan breaks.

    Example: preseance check my-lunch
    """
    from preseance.cli.reports import check_report
    from preseance.formats import read_event
    from preseance.planning.catalogue import wording_of
    from preseance.planning.checking import check as hold
    from preseance.planning.occasions import occasion_of

    known = read_event(event)
    checked = hold(occasion_of(known, session), known.plan)
    wording = wording_of(known, lang)
    if as_json:
        _say(check_report(checked, wording))
    else:
        _print_check(checked, wording)
    return 0 if checked.holds else 1


@app.command(name="print")
def print_(
    event: Path,
    *,
    session: str | None = None,
    paper: Literal["a4", "a3"] = "a3",
    audience: Literal["public", "usher", "kitchen", "delegation", "host", "protocol"] = "public",
    file_format: Annotated[Literal["pdf", "png", "svg"], Parameter(name="--format")] = "pdf",
    to: Path = Path("out"),
    lang: Lang | None = None,
    as_json: Json = False,
) -> int:
    """Print the floor plan and the guest lists.

    Example: preseance print my-lunch --session lunch --format png --to papers
    """
    from preseance.documents import print_guest_list, print_session
    from preseance.formats import read_event
    from preseance.planning import viewing
    from preseance.planning.checking import check as hold
    from preseance.planning.occasions import occasion_of

    known = read_event(event)
    checked = hold(occasion_of(known, session), known.plan)
    language = lang or viewing.default_language(known)
    files: list[str] = []
    to.mkdir(parents=True, exist_ok=True)
    for scene in checked.occasion.scenes:
        name = scene.session.id
        view = viewing.session_view(checked, scene, audience, language)
        papers = {f"{name}-plan-{paper}": print_session(view, paper=paper, fmt=file_format)}
        for by in ("precedence", "name"):
            rows = viewing.guest_list_view(checked, scene, by, audience, language)
            papers[f"{name}-guests-by-{by}"] = print_guest_list(rows, fmt=file_format)
        for stem, printed in papers.items():
            for k, page in enumerate(printed.pages):
                number = f"-{k + 1}" if len(printed.pages) > 1 else ""
                file = to / f"{stem}{number}.{file_format}"
                file.write_bytes(page)
                files.append(str(file))
            for remark in printed.remarks:
                err.print(f"–  {stem}: {remark.text}", markup=False)
    if as_json:
        _say({"files": files})
    else:
        out.print("\n".join(files))
    return 0
