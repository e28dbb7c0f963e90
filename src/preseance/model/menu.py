"""The menu of a session: its courses in order, each with the dishes there are to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from preseance.model.translations import said_in

if TYPE_CHECKING:
    from preseance.model.guest import Guest
    from preseance.model.session import Session


@dataclass(frozen=True, slots=True)
class Course:
    """A course of a menu."""

    name: str
    """How guests' choices call it; empty where there is nothing to choose."""
    dishes: tuple[str, ...]
    """One, or those that guests choose from."""


def courses_of(session: Session, language: str = "") -> tuple[Course, ...]:
    """The courses of a session: ``main: sea bass | risotto`` is a course with two dishes.

    In a language (ISO 639) where the menu stands in it, else as it is.
    """
    lines = said_in(session.menus, language) or session.menu
    return tuple(_course(line) for line in lines)


def _course(line: str) -> Course:
    name, colon, dishes = line.partition(":")
    said = dishes if colon else line
    return Course(
        name.strip() if colon else "", tuple(d.strip() for d in said.split("|") if d.strip())
    )


def choices_of(guest: Guest, session: Session) -> Iterator[tuple[str, str]]:
    """A guest's choices for a session: course and dish, in the order of the menu.

    What the menu does not know stands behind, as it was written; ``SESSION/COURSE`` speaks of
    one session alone.
    """
    own: dict[str, str] = {}
    for course, dish in guest.dishes.items():
        of, slash, name = course.rpartition("/")
        if not slash or of == session.id:
            own[name.casefold()] = dish
    for served in courses_of(session):
        chosen = own.pop(served.name.casefold(), "") if served.name else ""
        if chosen:
            known = {d.casefold(): d for d in served.dishes}
            yield served.name, known.get(chosen.casefold(), chosen)
    yield from own.items()
