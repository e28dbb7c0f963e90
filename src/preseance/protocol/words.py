"""Sentences of the orders of precedence, in English and French, by message id.

``MESSAGES`` has templates with ``{argument}`` fields; ``TERMS`` has the words that arguments of
the kind ``Term`` stand for: classes, modes of standing in, values of settings.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from preseance.protocol import schemes
from preseance.protocol.sentences import OF_ORDERS
from preseance.protocol.sources import SOURCES
from preseance.protocol.table_sentences import OF_TABLES, VARIANT_WORDS
from preseance.wording.templates import Templates, bilingual

_MODES: Final[Templates] = bilingual(
    {
        "deputises": ("deputises by statute for", "supplée de droit"),
        "acting": ("acts ad interim for", "assure l'intérim de"),
        "personal-envoy": (
            "is the personal envoy of",
            "est l'envoyé personnel de",
            "est l'envoyée personnelle de",
        ),
        "represents": ("represents", "représente"),
        "host": ("host", "hôte", "hôtesse"),
    }
)


def _messages() -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = dict(OF_ORDERS) | dict(OF_TABLES)
    for name in schemes.names():
        found[f"precedence.sentence.{name}"] = schemes.scheme_by_name(name).sentence
    return found


def _terms() -> dict[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = dict(_MODES) | dict(SOURCES)
    found |= {f"variant-{name}": words for name, words in VARIANT_WORDS.items()}
    for name in schemes.names():
        known = schemes.scheme_by_name(name)
        found |= {c.id: c.label for c in known.classes}
        for setting in known.settings.values():
            found |= {f"{setting.name}-{value}": w for value, w in setting.labels.items()}
    return found


MESSAGES: Final[Templates] = _messages()
TERMS: Final[Templates] = _terms()
