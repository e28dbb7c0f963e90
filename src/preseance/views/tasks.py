"""What a last-minute change asks of everybody: cards, service, interpreters, liaisons, security, press."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.naming import full_name
from preseance.model.plan import Version
from preseance.model.task_row import Duty, TaskRow
from preseance.planning.replan.mending import Answer
from preseance.planning.replan.replanning import Replanned
from preseance.views.audiences import WHOLE
from preseance.views.change_sheets import WORDS as SHEET_WORDS
from preseance.views.change_sheets import Reader, sheet_for
from preseance.views.records import ChangeSheetView, Language
from preseance.wording.languages import translated

WORDS: Mapping[str, str] = {
    "card": "{0}: {1}, {2}",
    "board": "{0}: {1}",
    "security": "Protection",
    "press": "Press office",
    "replaced": "Version {0} is replaced by version {1}; take back what was handed out.",
}


def tasks_of(
    made: Replanned, answer: Answer, version: int, current: Version | None, language: Language
) -> tuple[TaskRow, ...]:
    """All that is to be done for an answer, in the order in which it is best done."""
    sheet = sheet_for(made, answer, Reader(WHOLE), current, language)
    rows = [
        *_cards(sheet, version, language),
        *_tellings(sheet, version, language),
        *_security(sheet, version, language),
    ]
    if current is not None:
        what = _word("replaced", language, current.number, version)
        rows.append(
            TaskRow(version=version, duty=Duty.PRESS, who=_word("press", language), what=what)
        )
    return in_turn(rows)


def in_turn(rows: Iterable[TaskRow]) -> tuple[TaskRow, ...]:
    """Tasks in the order in which they are best done."""
    return tuple(sorted(rows, key=lambda row: list(Duty).index(row.duty)))


def liaison_of(guest: Guest, event: Event, language: Language) -> str:
    """Whom one tells what a guest must know: their liaison by name, else that of their delegation."""
    delegation = event.delegation_by_id.get(guest.delegation)
    whose = delegation.name if delegation else full_name(guest, event.guest_by_id, language)
    return guest.liaison or translated("sheet.liaison", SHEET_WORDS["liaison"], language).format(
        whose
    )


def _word(word: str, language: Language, *arguments: object) -> str:
    return translated(f"task.{word}", WORDS[word], language).format(*arguments)


def _cards(sheet: ChangeSheetView, version: int, language: Language) -> Iterator[TaskRow]:
    for card in sheet.cards:
        told = (card.kind, card.text, card.place) if card.place else (card.kind, card.text)
        what = _word("card" if card.place else "board", language, *told)
        yield TaskRow(version=version, duty=Duty.CARDS, what=what)


def _tellings(sheet: ChangeSheetView, version: int, language: Language) -> Iterator[TaskRow]:
    for telling in sheet.tellings:
        yield TaskRow(version=version, duty=telling.duty, who=telling.who, what=telling.what)


def _security(sheet: ChangeSheetView, version: int, language: Language) -> Iterator[TaskRow]:
    """Whoever protects those who move must know where they are now."""
    for move in sheet.moves:
        if move.target:
            what = _word("board", language, move.guest.full_name, move.target)
            who = _word("security", language)
            yield TaskRow(version=version, duty=Duty.SECURITY, who=who, what=what)
