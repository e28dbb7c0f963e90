"""The Paris story on the terminal: asked, planned, foreseen, switched, and put off to Buenos Aires."""

from __future__ import annotations

import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from preseance.cli.console import out
from preseance.cli.console import tell as show
from preseance.wording.said import Said, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from preseance import Event, PlanReport

PAIR = ("us-trump", "ru-putin")
REQUEST = ("apart us-trump ru-putin beside across diagonal",)
"""What the Élysée did about the hosts' request on 11 November 2018, minutes before the meal."""
WATCHED = ("fr-macron", "us-trump", "ru-putin", "de-merkel")
SESSION = "lunch"


def tell(folder: Path, then: Path, papers: Path, language: str = "en") -> int:
    """Run the story on the event in ``folder`` and the summit in ``then``; papers go to ``papers``."""
    return _Story(folder, then, papers, language).run()


class _Story:
    """The chapters, in the language asked for."""

    def __init__(self, folder: Path, then: Path, papers: Path, language: str) -> None:
        self.folder, self.then, self.papers, self.language = folder, then, papers, language
        self.chapters = 0

    def run(self) -> int:
        with self._nothing_happened_yet():
            self._ranks()
            self._read()
            self._request()
            first = self._plan()
            self._foreseen()
            self._switch()
        self._happened()
        self._carried()
        self._print()
        self._next()
        return 0 if first.holds else 1

    def _say(self, text: str) -> None:
        out.print(f"   {in_language(text, self.language)}", markup=False)

    def _chapter(self, title: Said) -> None:
        self.chapters += 1
        out.print(f"\n[bold]{self.chapters}. {in_language(title, self.language)}[/bold]")

    @contextmanager
    def _nothing_happened_yet(self) -> Iterator[None]:
        """What is on record of the two days is put aside until they are over."""
        file = self.folder / "encounters.csv"
        aside = self.folder.with_name(f"{self.folder.name}-encounters.csv")
        file.rename(aside)
        try:
            yield
        finally:
            aside.rename(file)

    def _ranks(self) -> None:
        from preseance import precedence, read_event

        event = read_event(self.folder)
        ranked = precedence(event)
        coming = {g.id for g in event.attending(SESSION)}
        self._chapter(Said("The guest list is read and ranked"))
        self._say(ranked.criterion(self.language))
        table = _plain_table()
        shown = [r for r in ranked.to_json(self.language)["order"] if r["guest"] in coming][:4]
        for rank in shown:
            name = event.guest_by_id[rank["guest"]].name
            table.add_row(f"   {rank['position']}", name, rank["reason"])
        out.print(table)
        self._say(
            Said(
                "… {guests} guests over two days, {coming} of them at the lunch.",
                guests=len(event.guests),
                coming=len(coming),
            )
        )

    def _read(self) -> None:
        from preseance import read
        from preseance.examples import report

        self._chapter(Said("A note of the day before is read"))
        with report("paris-note", self.language) as note:
            show(read(self.folder, note).told(self.language))

    def _request(self) -> None:
        from preseance import requests

        self._chapter(Said("The hosts ask that two presidents hold no talks"))
        show(requests(self.folder).told(self.language))

    def _plan(self) -> PlanReport:
        from preseance import plan, publish, write_plan

        self._chapter(Said("The lunch is planned as first planned, and printed"))
        begun = time.perf_counter()
        waiting = Said("compiling on a first run, then placing the guests …")
        with out.status(in_language(waiting, self.language)):
            first = plan(self.folder, session=SESSION)
        spent = time.perf_counter() - begun
        write_plan(first.plan, self.folder)
        reason = in_language(Said("as first planned"), self.language)
        publish(self.folder, stage="printed", reason=reason, session=SESSION)
        self._say(first.check.cost_line(self.language))
        self._say(
            Said(
                "{number} million changes weighed; {seconds} s, compiling included.",
                number=round(first.changes_weighed / 1e6),
                seconds=f"{spent:.1f}",
            )
        )
        self._where(first.event)
        return first

    def _foreseen(self) -> None:
        from preseance import encounters

        self._chapter(Said("Where the two will meet, over both days"))
        show(encounters(self.folder, *PAIR).told(self.language))

    def _switch(self) -> None:
        from preseance import switch

        self._chapter(Said("Minutes before the meal the Élysée parts them"))
        self._say(Said("asked: {words}", words="; ".join(REQUEST)))
        begun = time.perf_counter()
        with out.status(in_language(Said("Mending the plan …"), self.language)):
            switched = switch(
                self.folder, REQUEST, by="Élysée", session=SESSION, stage="printed",
                sheets=self.papers, language=self.language,
            )  # fmt: skip
        spent = time.perf_counter() - begun
        parts = switched.told(self.language)
        show(p for p in parts if getattr(p, "style", "") != "aside")
        self._say(
            Said(
                "{number} change sheets, one for each reader, in {folder}; {seconds} s.",
                number=len(switched.files),
                folder=str(self.papers),
                seconds=f"{spent:.1f}",
            )
        )
        self._where(switched.event)

    def _happened(self) -> None:
        from preseance import encounters

        self._chapter(Said("Foreseen and actual"))
        show(encounters(self.folder, *PAIR).told(self.language))
        self._say(
            Said("The change reported that day put them across the table, facing each other.")
        )

    def _carried(self) -> None:
        from preseance import answer_meetings, meetings

        self._chapter(Said("The talks are put off to Buenos Aires, and called off there"))
        show(meetings(self.then).told(self.language))
        show(answer_meetings(self.folder, self.then).told(self.language))

    def _print(self) -> None:
        from preseance import print_papers

        self._chapter(Said("Papers"))
        seen = print_papers(self.folder, to=self.papers, session=SESSION, language=self.language)
        ranks = print_papers(
            self.folder,
            ("guests-by-precedence",),
            audience="protocol",
            to=self.papers,
            session=SESSION,
            language=self.language,
        )
        for file in (*seen.files, *ranks.files):
            out.print(f"   {file}", markup=False)

    def _next(self) -> None:
        out.print(f"\n[bold]{in_language(Said('Next'), self.language)}[/bold]")
        plan = str(self.papers / "lunch-floor-plan-a3.pdf")
        self._say(Said("Open {file}, then type", file=plan))
        for command in (
            f"preseance why {self.folder} ru-putin --session {SESSION} --audience protocol",
            f"preseance switch {self.folder} --confirm",
            f'preseance replan {self.folder} --session {SESSION} --change "late it-mattarella 40"',
            "preseance new my-dinner --from embassy-dinner",
        ):
            out.print(f"   .venv/bin/{command}", markup=False)

    def _where(self, event: Event) -> None:
        from preseance.door.words import place_called

        table = _plain_table()
        for guest in WATCHED:
            place = event.plan.place_of.get((SESSION, guest))
            nowhere = in_language(Said("no place"), self.language)
            at = place_called(event, place, self.language) if place else nowhere
            table.add_row(f"   {event.guest_by_id[guest].name}", at)
        out.print(table)


def _plain_table() -> Table:
    return Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
