"""Sentences of the orders of precedence, by message id.

``MESSAGES`` has sentences with ``{argument}`` fields; ``TERMS`` has the words that arguments of
the kind ``Term`` stand for: sources, variants. Classes and settings are said
in the data of their scheme.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from preseance.protocol import schemes
from preseance.protocol.sentences import OF_ORDERS
from preseance.protocol.sources import SOURCES
from preseance.protocol.table_sentences import OF_TABLES, VARIANT_WORDS

_MODES: Final[Mapping[str, str]] = {
    "mode.deputises": "deputises by statute for {whom}",
    "mode.acting": "acts ad interim for {whom}",
    "mode.personal-envoy": "is the personal envoy of {whom}",
    "mode.represents": "represents {whom}",
}
"""How one stands in for another, as a part of a sentence on the guest."""


MESSAGES: Final[Mapping[str, str]] = {**OF_ORDERS, **OF_TABLES, **_MODES}
TERMS: Final[Mapping[str, str]] = {
    "host": "host",
    "certainty-medium": "one copy of the list, or an older edition",
    "certainty-low": "one weak source",
    **SOURCES,
    **{f"variant-{name}": words for name, words in VARIANT_WORDS.items()},
}


_OF_SCHEMES: Final = ("term.", "precedence.sentence.")
"""How the message ids begin that schemes may say."""


def said_by_schemes(message: str, first: str) -> Mapping[str, str] | None:
    """What schemes say in their own data by a message id, in each language; None where none says it.

    The scheme named ``first`` is asked before all are read: the words of one event are its scheme's.
    """
    if not message.startswith(_OF_SCHEMES):
        return None
    if first in schemes.names():
        said = schemes.scheme_by_name(first).words.get(message)
        if said is not None:
            return said
    return scheme_words().get(message)


@cache
def scheme_words() -> Mapping[str, Mapping[str, str]]:
    """What schemes say in their own data, by message id and language: the sentence of each, its
    classes, the values of its settings.
    """
    found: dict[str, Mapping[str, str]] = {}
    for name in schemes.names():
        found |= schemes.scheme_by_name(name).words
    return found
