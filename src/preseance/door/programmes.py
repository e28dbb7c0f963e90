"""The run of show for staff, and each delegation's and guest's own programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from preseance.documents.calendar_file import Dated
from preseance.door.events import Folder, Source, folder_of, opened_draft
from preseance.door.programme_reports import ProgrammeReport
from preseance.door.requests import recipient_named
from preseance.errors import UnknownNameError
from preseance.formats.atomic import write_atomically
from preseance.formats.signing import now
from preseance.formats.versions import read_version, versions_of
from preseance.model.event import Event
from preseance.planning.occasion.making import occasion_of
from preseance.views.audiences import DELEGATION, WHOLE
from preseance.views.programmes import programme_view
from preseance.views.records import Language
from preseance.views.sessions import default_language
from preseance.wording.said import Said


def programme(
    event: Source,
    recipient: str | None = None,
    *,
    audience: str | None = None,
    version: int | None = None,
    language: Language | None = None,
) -> ProgrammeReport:
    """The run of show, minute by minute, or what one delegation or guest has to know of the day.

    ``recipient`` is a delegation's id, or a guest by id or name; theirs holds nothing of others. Who
    asks is else protocol; of an own programme a delegation. A ``version`` is told instead of the
    draft of a folder.

    Raises
    ------
    InputError
        With every mistake in the event.
    UnknownNameError
        Where there is no such delegation, guest, audience or version.
    """
    known, states = _states(event, version)
    whose = "" if recipient is None else recipient_named(known, recipient)
    asking = audience or (DELEGATION if whose else WHOLE)
    return _told_to(known, states, asking, whose, language or default_language(known))


def write_programmes(
    event: Source, to: Folder, *, version: int | None = None, language: Language | None = None
) -> tuple[Path, ...]:
    """A calendar file for each delegation, and for each guest of none, into a folder.

    Raises
    ------
    InputError
        With every mistake in the event.
    """
    known, states = _states(event, version)
    alone = (
        g.id for g in known.guests if not g.delegation and any(map(g.attends, known.session_by_id))
    )
    names = [*(f"delegation:{d.id}" for d in known.delegations), *alone]
    spoken = language or default_language(known)
    made = {
        name.replace(":", "-"): _told_to(known, states, DELEGATION, name, spoken).to_calendar()
        for name in names
    }
    folder = Path(to)
    folder.mkdir(parents=True, exist_ok=True)
    for name, calendar in made.items():
        write_atomically(folder / f"{name}.ics", calendar)
    return tuple(folder / f"{name}.ics" for name in made)


def write_programme(
    report: ProgrammeReport, file: Folder, folder: Source, beside: ProgrammeReport | None = None
) -> tuple[str, ...]:
    """The programme as a PDF, in one step; what is to be said of letters that no font has.

    ``folder`` is where the event's own fonts are looked for; ``beside`` is the same programme in
    the second language of a paper in two.
    """
    from preseance.documents.typefaces import using
    from preseance.door.typefaces import typefaces_of

    home = Path() if isinstance(folder, Event) else Path(folder)
    with using(typefaces_of(report.event, home)):
        printed = report.printed(beside=beside)
    write_atomically(Path(file), printed.pages[0])
    return tuple(remark.text for remark in printed.remarks)


def write_calendar(report: ProgrammeReport, file: Folder) -> None:
    """The programme as a calendar file, in one step."""
    write_atomically(Path(file), report.to_calendar())


@dataclass(frozen=True)
class _State:
    """The event as it once was, or is."""

    number: int
    time: datetime
    event: Event


def _states(source: Source, version: int | None) -> tuple[Event, tuple[_State, ...]]:
    """The event to be told, and what it was in each version before, the oldest first."""
    if version is not None:
        folder = folder_of(source, Said("The programme of a version"))
        _, draft = opened_draft(source)
        published = versions_of(draft) if draft else ()
    else:
        known, draft = opened_draft(source)
        folder, published = draft.folder if draft else Path(), versions_of(draft) if draft else ()
    numbers = [str(v.number) for v in published]
    if version is not None and str(version) not in numbers:
        raise UnknownNameError(Said("version"), str(version), numbers)
    states = [
        _State(v.number, v.time, read_version(folder, v.number))
        for v in published
        if version is None or v.number <= version
    ]
    if version is None:
        last = states[-1].number + 1 if states else 0
        states.append(_State(last, now(), known))
    return states[-1].event, tuple(states)


def _told_to(
    event: Event, states: Sequence[_State], audience: str, whose: str, language: Language
) -> ProgrammeReport:
    last: dict[str, Dated] = {}
    for state in states:
        spoken = state.event.in_language(language)
        view = programme_view(occasion_of(spoken, placeless=True), audience, whose, language)
        held = {entry.key: entry for entry in view.entries}
        for key, entry in held.items():
            before = last.get(key)
            if before is None or before.cancelled or before.entry != entry:
                last[key] = Dated(entry, state.number, state.time)
        for key, before in last.items():
            if key not in held and not before.cancelled:
                last[key] = replace(
                    before, sequence=state.number, changed=state.time, cancelled=True
                )
    return ProgrammeReport(event, view, tuple(last.values()), audience)
