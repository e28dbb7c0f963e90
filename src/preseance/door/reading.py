"""Reports read: what they say of the guests, as proposals with their words."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from preseance.door.endpoint import ReadAlong, read_along
from preseance.door.events import Folder, sound
from preseance.door.proposals import STANCES, proposal_json, sentence_of, statement_lines
from preseance.door.report import Report as Told
from preseance.door.telling import Line, Part
from preseance.errors import PreseanceError
from preseance.formats import on_latest, read_draft
from preseance.formats import write_event as written
from preseance.formats.event_folder import title_of
from preseance.formats.reports import ReportText, text_of_report, text_of_standard_input
from preseance.model.event import Event
from preseance.planning.commands import Handed, carry_out
from preseance.reading import Origin, Proposal, Report, read_reports
from preseance.reading.answering import besides
from preseance.reading.rows import accepting, row_of
from preseance.views.records import Language
from preseance.wording.said import Said, in_language


def read(
    event: Folder,
    *reports: str | os.PathLike[str] | bytes,
    accept: Sequence[int] = (),
    dry_run: bool = False,
    numbered_in: ReadingReport | None = None,
) -> ReadingReport:
    """Read reports: what they say of an event's guests, each with the words that say it.

    Nothing is written but the rows of the proposals whose numbers are accepted.

    Parameters
    ----------
    reports
        Files: text, HTML, PDF, DOCX or mail; or the bytes of one.
    numbered_in
        The answer whose numbers are accepted; where event or report have changed since, nothing is written.

    Raises
    ------
    InputError
        With every report that cannot be read, or every mistake in the event.
    PreseanceError
        Where a number is accepted that no proposal has, or that has come to mean another.
    """
    path = Path(event)
    texts = [
        text_of_standard_input(r) if isinstance(r, bytes) else text_of_report(Path(r))
        for r in reports
    ]
    read_as = [_report(t) for t in texts]

    def work() -> ReadingReport:
        draft = read_draft(path)
        found = read_reports(draft.event, read_as, _others(path, draft.event))
        if numbered_in is None:
            along = read_along(draft.event, read_as, found)
        else:
            # What a model said is taken as it was shown: asked again, it may say another thing.
            more = [p for p in numbered_in.proposals if p.origin is Origin.MODEL]
            along = ReadAlong(besides(found, more), numbered_in.said)
        found = along.proposals
        chosen = _chosen(found, accept)
        if chosen and numbered_in is not None and found != numbered_in.proposals:
            raise PreseanceError(
                Said("the event or the report has changed since it was read; read it again")
            )
        after = draft.event
        if chosen:
            handed = Handed(author="", time=datetime.now(UTC))
            taking = accepting(draft.event, chosen)
            after = carry_out(taking, draft.event, handed, sound).event
            if not dry_run:
                written(after, path, since=draft)
        return ReadingReport(
            draft.event,
            found,
            tuple(accept),
            tuple(t.name for t in texts),
            {t.name: t.attachments for t in texts if t.attachments},
            along.said,
        )

    return on_latest(path, work)


def _report(text: ReportText) -> Report:
    return Report(text.text, text.name, text.written, text.author)


def _others(path: Path, event: Event) -> Mapping[str, str]:
    """Titles of the events beside this one, by id; those that its requests name, at least by id."""
    found = {r.next_event: r.next_event for r in event.requests if r.next_event}
    for beside in sorted(path.resolve().parent.iterdir()):
        if beside.name != path.resolve().name and (title := title_of(beside)):
            found[title[0]] = title[1]
    return found


def _chosen(found: Sequence[Proposal], accept: Sequence[int]) -> list[Proposal]:
    wrong = [n for n in accept if not 1 <= n <= len(found)]
    if wrong:
        numbers = ", ".join(map(str, wrong))
        raise PreseanceError(
            Said("no proposal {numbers}; there are {count}", numbers=numbers, count=len(found))
        )
    return [found[n - 1] for n in dict.fromkeys(accept)]


@dataclass(frozen=True, repr=False)
class ReadingReport(Told):
    """What reports say, as proposals."""

    event: Event
    proposals: tuple[Proposal, ...]
    accepted: tuple[int, ...] = ()
    reports: tuple[str, ...] = ()
    attachments: Mapping[str, int] = field(default_factory=dict)
    """How many each mail has, by its name; none of them is read."""
    said: tuple[Said, ...] = ()
    """What there is to say of a model that was to read along."""

    def must_be_seen(self, numbers: Sequence[int]) -> None:
        """Refuse numbers of what a model proposed, where nobody has seen what they stand for.

        Raises
        ------
        PreseanceError
            Where one of them is a model's: asked again, it may have answered otherwise.
        """
        chosen = [n for n in numbers if 1 <= n <= len(self.proposals)]
        if guessed := [n for n in chosen if self.proposals[n - 1].origin is Origin.MODEL]:
            raise PreseanceError(
                Said(
                    "proposal {number} is a model’s, which may answer otherwise each time: take it where the command asks",
                    number=guessed[0],
                )
            )

    def to_json(self, language: Language | None = None) -> dict[str, Any]:
        """``proposals``, each with quote, position, who says it, and the row it would become."""
        return {
            "reports": list(self.reports),
            "attachments_unread": dict(self.attachments),
            "proposals": [
                proposal_json(n, p, row_of(self.event, p)) for n, p in enumerate(self.proposals, 1)
            ],
            "accepted": list(self.accepted),
            "said": [in_language(s, language or "en") for s in self.said],
        }

    def told(self, language: Language | None = None) -> Iterator[Part]:
        """Each proposal: what, the quote, who says it, the row it would become."""
        spoken = language or self.event.languages[0]

        def say(text: Said) -> str:
            return in_language(text, spoken)

        for sentence in self.said:
            yield Line(say(sentence), "aside")
        for name, count in self.attachments.items():
            unread = Said(
                "{report}: attachments not read: {count}; give each by itself",
                report=name,
                count=count,
            )
            yield Line(say(unread), "aside")
        if not self.proposals:
            yield Line(
                say(
                    Said(
                        "Nothing is proposed: the report says nothing of two guests that a plan could take."
                    )
                )
            )
            return
        for n, proposal in enumerate(self.proposals, 1):
            mark = (
                say(Said("disputed"))
                if proposal.disputed
                else say(STANCES[proposal.statement.stance.value])
            )
            if proposal.origin is Origin.MODEL:
                mark = f"{mark}; {say(Said('proposed by a model'))}"
            yield Line(f"{n}  {say(sentence_of(self.event, proposal))} ({mark})", "heading")
            for statement in (proposal.statement, *proposal.also):
                yield from statement_lines(statement, proposal, spoken)
            row = row_of(self.event, proposal)
            cells = "; ".join(f"{c} = {v}" for c, v in row.values.items() if v and c != "source")
            where = f"{row.file} {row.id}".strip()
            yield Line(f"   → {where}: {cells}" if cells else f"   → {where}", "aside")
        yield from self.taken(spoken)

    def taken(self, language: Language | None = None) -> Iterator[Part]:
        """What was accepted, or how it is."""
        spoken = language or self.event.languages[0]
        if self.accepted:
            numbers = ", ".join(map(str, self.accepted))
            yield Line(in_language(Said("Accepted: {numbers}.", numbers=numbers), spoken), "gain")
        else:
            nothing = Said("Nothing is written yet: `--accept 1,2` takes what is right.")
            yield Line(in_language(nothing, spoken))
