"""What a change is: read from one sentence, checked against the event, then applied to it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import ClassVar, Self

from preseance.errors import PreseanceError
from preseance.model.event import Event
from preseance.planning.replan.changes.amending import Amending
from preseance.planning.replan.changes.reading import Words
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
    def one_guest(cls, words: Sequence[str], event: Event) -> str:
        """The id of a guest who is all that was said.

        Raises
        ------
        PreseanceError
            Where nobody is named, or they are not known.
        """
        if not words:
            raise cls.mismatch(words)
        return Words(words, event).only_guest()

    @classmethod
    def two_guests(cls, words: Sequence[str], event: Event) -> tuple[str, str]:
        """The ids of two guests who are all that was said.

        Raises
        ------
        PreseanceError
            Where they are not two, or one twice, or not known.
        """
        if len(words) < 2:
            raise cls.mismatch(words)
        first, second = Words(words, event).two_guests()
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
