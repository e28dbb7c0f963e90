"""A sentence that is said once, where it arises: its English is its id, and other languages follow it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from preseance.wording.languages import translations
from preseance.wording.message import Argument, Listed, Message
from preseance.wording.wording import Wording


class Said(str):
    """A sentence, or a part of one, in English, that can be said in every language.

    The English with {argument} fields is the id under which other languages have it. Arguments
    that are ``Said`` themselves are said in the same language.

    >>> Said("an id of {number} letters", number=3)
    'an id of 3 letters'
    """

    message: Message

    def __new__(cls, english: str, /, **arguments: Argument) -> Said:
        """The English sentence, its fields filled."""
        held = {k: v.message if isinstance(v, Said) else v for k, v in arguments.items()}
        message = Message(english, held, english)
        made = super().__new__(cls, Wording({}).word(message))
        made.message = message
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, Any]]:
        return (self.message.english,), dict(self.message.arguments)


def in_language(text: str, language: str) -> str:
    """A text in a language, as far as it can be said in it: other than ``Said`` it stands as it is."""
    if not isinstance(text, Said):
        return text
    return str(Wording(translations(language), language).word(text.message))


def meant(near: Sequence[str]) -> str:
    """`` (did you mean «x» or «y»?)``; empty where no known word is near."""
    if not near:
        return ""
    names = tuple(Said("«{name}»", name=name).message for name in near)
    return Said(" (did you mean {names}?)", names=Listed(names, either=True))
