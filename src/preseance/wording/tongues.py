"""A text in two languages: one string, of which each language's text can be had.

A paper in two languages is made as one in one language is: what differs between the two stands in
its strings as a pair, between marks that no text has, and survives being joined and formatted. Only
what sets a text takes the pair apart. What reads the same in both is no pair, and so is not doubled.
"""

import re
from collections.abc import Callable, Sequence

_BEGIN, _BETWEEN, _END = "\ufdd0", "\ufdd1", "\ufdd2"
"""Noncharacters: Unicode leaves them to programs, for use within."""
_PAIR = re.compile(f"{_BEGIN}([^{_BEGIN}-{_END}]*){_BETWEEN}([^{_BEGIN}-{_END}]*){_END}")
_PARTS = " · "
"""Between parts of a line, each of which is doubled by itself."""
MOST = 2
"""Languages that stand on one paper at the most."""


def languages_in(language: str) -> tuple[str, ...]:
    """The languages that are named: ``en,fr`` are two.

    >>> languages_in("en,fr")
    ('en', 'fr')
    """
    return tuple(part.strip() for part in language.split(","))


def named_together(languages: Sequence[str]) -> str:
    """Languages as `languages_in` reads them, each once."""
    return ",".join(dict.fromkeys(languages))


def in_both(first: str, second: str) -> str:
    """A pair; the text alone where it reads the same in both languages.

    >>> flat(in_both("Table", "Table")), flat(in_both("Place cards", "Cartons de table"))
    ('Table', 'Place cards / Cartons de table')
    """
    one, other = first_of(first), second_of(second)
    return one if one == other or not other else f"{_BEGIN}{one}{_BETWEEN}{other}{_END}"


def in_each(language: str, said: Callable[[str], str]) -> str:
    """What is said in each of the languages named."""
    texts = [said(one) for one in languages_in(language)]
    return in_both(texts[0], texts[-1])


def is_pair(text: str) -> bool:
    """Whether the text differs between two languages."""
    return _BEGIN in text


def first_of(text: str) -> str:
    """The text in the first language."""
    return _PAIR.sub(r"\1", text) if is_pair(text) else text


def second_of(text: str) -> str:
    """The text in the second language; where it is no pair, as it is."""
    return _PAIR.sub(r"\2", text) if is_pair(text) else text


def apart(text: str) -> tuple[str, str]:
    """What stands first, and what the second language adds: nothing, where both read the same.

    Of a line of parts (between middle dots), those alone that differ.

    >>> apart(in_both("Lunch", "Déjeuner") + " · Hall")
    ('Lunch · Hall', 'Déjeuner')
    """
    if not is_pair(text):
        return text, ""
    first, second = first_of(text), second_of(text)
    ones, others = first.split(_PARTS), second.split(_PARTS)
    if len(ones) == len(others):
        second = _PARTS.join(b for a, b in zip(ones, others, strict=True) if a != b)
    return first, second


def joined(parts: Sequence[str], between: str) -> str:
    """Parts as one text; the second language repeats none of those that read the same.

    >>> flat(joined((in_both("Mayor", "Maire"), "North"), ", "))
    'Mayor, North / Maire'
    """
    said = [part for part in parts if part]
    other = between.join(second_of(part) for part in said if is_pair(part))
    return in_both(between.join(map(first_of, said)), other)


def flat(text: str) -> str:
    """Both on one line."""
    first, second = apart(text)
    return f"{first} / {second}" if second else first


def altered(text: str, change: Callable[[str], str]) -> str:
    """The text with a change made in each language."""
    return in_both(change(first_of(text)), change(second_of(text)))
