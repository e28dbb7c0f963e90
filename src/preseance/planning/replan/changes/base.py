"""What a change is: read from one sentence, checked against the event, then applied to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import ClassVar, Self

from preseance.errors import PreseanceError, UnknownNameError
from preseance.model.event import Event
from preseance.model.guest import Guest
from preseance.model.naming import full_name
from preseance.planning.replan.changes.amending import Amending
from preseance.wording.message import Message
from preseance.wording.said import Said


class Change(ABC):
    """One thing that happened after publishing. Each states its musts in its docstring."""

    verb: ClassVar[str]
    form: ClassVar[str]
    """How it is written, without the verb."""

    @classmethod
    @abstractmethod
    def read(cls, words: Sequence[str], event: Event) -> Self:
        """From the words after the verb.

        Raises
        ------
        PreseanceError
            Where the words do not fit the form, or a name is not known.
        """

    @abstractmethod
    def apply(self, to: Amending) -> None:
        """Amend the event: guests, rooms and musts.

        Raises
        ------
        ConflictError
            Where the change makes no sense for this event.
        """

    @abstractmethod
    def spoken(self, event: Event) -> Message:
        """The change as a sentence of what is asked, for papers; ``event`` is as it was before."""

    def cancels(self) -> Iterable[str]:
        """Guests who will not come because of this change."""
        return ()

    def concerns(self) -> Iterable[str]:
        """Guests the change speaks of as coming."""
        return ()

    def closes(self) -> Iterable[str]:
        """Places and tables that are closed."""
        return ()

    def pairs(self) -> Iterable[tuple[str, frozenset[str], frozenset[str]]]:
        """``apart`` or ``together``, the two parties, and the relations."""
        return ()

    @classmethod
    def two_guests(cls, words: Sequence[str], event: Event) -> tuple[str, str]:
        """The ids of two guests who are all that was said.

        Raises
        ------
        PreseanceError
            Where they are not two, or one twice, or not known.
        """
        if len(words) != 2:
            raise cls.mismatch(words)
        first, second = (guest_id(word, event) for word in words)
        if first == second:
            raise cls.mismatch(words)
        return first, second

    @classmethod
    def mismatch(cls, words: Sequence[str]) -> PreseanceError:
        """What to say where the words do not fit."""
        said = " ".join([cls.verb, *words])
        return PreseanceError(
            Said(
                "«{said}» is no change; write «{verb} {form}».",
                said=said,
                verb=cls.verb,
                form=cls.form,
            )
        )


def _names(guest: Guest, event: Event) -> tuple[str, ...]:
    """What a guest may be called by, a companion without a name in any language."""
    spoken = ("en", "fr") if not guest.name else ()
    return (
        guest.name,
        guest.short_name,
        *(full_name(guest, event.guest_by_id, language) for language in spoken),
    )


def guest_id(name: str, event: Event) -> str:
    """The id of a guest named by id, or by the exact name or short name.

    Raises
    ------
    UnknownNameError
        With near names, where nobody, or more than one, is called so.
    """
    if name in event.guest_by_id:
        return name
    found = [g.id for g in event.guests if name and name in _names(g, event)]
    if len(found) == 1:
        return found[0]
    raise unknown(Said("guest"), name, event.guest_by_id)


def unknown(kind: Said, name: str, known: Iterable[str]) -> UnknownNameError:
    """An error that names what may have been meant."""
    return UnknownNameError(
        kind, name, tuple(get_close_matches(name, list(known), n=3, cutoff=0.5))
    )
