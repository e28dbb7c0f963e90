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


def run(
    event: EventFolder,
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
    from preseance import rehearse

    with _bar(lang) as progress:
        report = rehearse(
            event, count=count, seed=seed, session=session, workers=workers, journal=to,
            progress=progress, language=lang,
        )  # fmt: skip
    if as_json:
        say(report.to_json(lang))
    else:
        tell(report.told(lang))
    return 0


@contextmanager
def _bar(lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, and what moves it."""
    from rich.progress import Progress

    from preseance.door.words import phrase

    with Progress(console=err) as bar:
        task = bar.add_task(phrase("rehearsal.running", lang), total=None)
        yield lambda done, all_: bar.update(task, completed=done, total=all_)
