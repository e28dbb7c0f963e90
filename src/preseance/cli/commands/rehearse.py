"""Likely changes, solved beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from cyclopts.validators import Number

from preseance.cli.console import err, say, tell
from preseance.cli.options import EventFolder, Json, Lang, Seed, SessionId
from preseance.errors import PreseanceError
from preseance.wording.said import Said


def run(
    event: EventFolder,
    *more: Annotated[Path, Parameter(help="Other events, with the same executor.")],
    count: Annotated[int, Parameter(validator=Number(gte=1), help="Changes to sample.")] = 1000,
    seed: Seed = 0,
    session: SessionId = None,
    to: Annotated[
        Path | None, Parameter(help="Journal to go on from; rehearsal.jsonl of the event else.")
    ] = None,
    executor: Annotated[
        str | None,
        Parameter(help="Who helps: processes, or dask://host:port; answers are the same."),
    ] = None,
    workers: Annotated[
        int | None,
        Parameter(validator=Number(gte=1), help="Processes, this one among them; one a core else."),
    ] = None,
    lang: Lang = "en",
    as_json: Json = False,
) -> int:
    """Sample likely changes, mend the published plan for each, and say what they would take.

    Who does not come (no_show of guests.csv, else rehearse.no_show, 2 %), who sends a stand-in
    (rehearse.stand_in, 1 %), who is late (rehearse.late, 3 %): one change a sample, drawn in
    proportion. Answers are kept in a journal, so that a run cut short goes on where it stopped.

    Example: preseance rehearse my-lunch --session lunch --count 1000 --executor processes
    """
    from preseance import rehearse
    from preseance.door.executors import helping

    if more and to is not None:
        raise PreseanceError(Said("One journal (--to) is for one event: each has its own."))
    reports = []
    with helping(executor, workers) as helpers:
        for folder in (event, *more):
            with _bar(lang) as progress:
                report = rehearse(
                    folder, count=count, seed=seed, session=session, executor=helpers, journal=to,
                    progress=progress, language=lang,
                )  # fmt: skip
            reports.append(report)
            if not as_json:
                tell(report.told(lang, named=bool(more)))
    if as_json and more:
        say({"events": [{"event": r.event.id, **r.to_json(lang)} for r in reports]})
    elif as_json:
        say(reports[0].to_json(lang))
    return 0


@contextmanager
def _bar(lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, and what moves it."""
    from rich.progress import Progress

    from preseance.door.words import phrase

    with Progress(console=err) as bar:
        task = bar.add_task(phrase("rehearsal.running", lang), total=None)
        yield lambda done, all_: bar.update(task, completed=done, total=all_)
