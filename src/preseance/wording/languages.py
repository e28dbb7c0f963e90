"""The languages there are. English stands beside what says it; every other language is a folder here.

A folder (``fr``) holds TOML files of sentences by message id. A sentence that differs where it is
said of a woman is a table: ``{ m = "né le {value}", f = "née le {value}" }``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

from preseance.wording.french import French
from preseance.wording.grammar import Grammar

ENGLISH: Final = "en"
_SUFFIX = ".toml"
_GRAMMARS: Final[Mapping[str, Grammar]] = {"fr": French()}
_PLAIN: Final = Grammar()


@dataclass(frozen=True)
class Sentence:
    """A sentence of one language, with {argument} fields."""

    usual: str
    of_a_woman: str = ""
    """Where it differs."""

    def said(self, *, of_a_woman: bool = False) -> str:
        """The form for a woman, or the usual one."""
        return (self.of_a_woman if of_a_woman else "") or self.usual


Sentences: TypeAlias = Mapping[str, Sentence]
"""Sentences of one language by message id."""


def grammar_of(language: str) -> Grammar:
    """What the language does with names and numbers; as English does where it has none of its own."""
    return _GRAMMARS.get(language, _PLAIN)


@cache
def languages() -> tuple[str, ...]:
    """English, then each language that has a folder of sentences, by its code."""
    folders = (f for f in files(__package__).iterdir() if f.is_dir())
    found = {f.name for f in folders if any(x.name.endswith(_SUFFIX) for x in f.iterdir())}
    return (ENGLISH, *sorted(found))


@cache
def translations(language: str) -> Sentences:
    """The sentences of a language's folder by message id; none for English.

    Raises
    ------
    ValueError
        Where two files say one message.
    """
    found: dict[str, Sentence] = {}
    if language not in languages()[1:]:
        return found
    for file in sorted(files(__package__).joinpath(language).iterdir(), key=lambda f: f.name):
        if file.name.endswith(_SUFFIX):
            read = tomllib.loads(file.read_text("utf-8"))
            if twice := found.keys() & read.keys():
                raise ValueError(f"{language}/{file.name} says {min(twice)} a second time")
            found |= {message: _sentence(language, said) for message, said in read.items()}
    return found


def translated(message: str, english: str, language: str) -> str:
    """A sentence of the language by its id; the English one where the language has none."""
    found = translations(language).get(message)
    return found.usual if found else english


def words_in(language: str, prefix: str, english: Mapping[str, str]) -> Mapping[str, str]:
    """Several words of one kind in the language, their ids being ``PREFIX.NAME``."""
    return {name: translated(f"{prefix}.{name}", said, language) for name, said in english.items()}


def sentence(language: str, usual: str, of_a_woman: str = "") -> Sentence:
    """A sentence as the language is printed."""
    typeset = grammar_of(language).typeset
    return Sentence(typeset(usual), typeset(of_a_woman))


def _sentence(language: str, said: str | Mapping[str, str]) -> Sentence:
    if isinstance(said, str):
        return sentence(language, said)
    return sentence(language, said["m"], said.get("f", ""))
