"""The form of sentences: what a message id stands for in each language, with {argument} fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Templates: TypeAlias = Mapping[str, Mapping[str, str]]
"""Sentences by message id and language: ``en``, ``fr``, and ``fr_f`` for French said of a woman,
where that differs.
"""


def bilingual(sentences: Mapping[str, tuple[str, ...]]) -> Templates:
    """Templates from sentences in English, in French and, where it differs, said of a woman."""
    return {
        message: dict(zip(("en", "fr", "fr_f"), said, strict=False))
        for message, said in sentences.items()
    }
