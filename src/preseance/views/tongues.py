"""One view of two: what an audience may see, with each text that differs between two languages as a pair."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from preseance.wording.tongues import in_both, named_together

_View = TypeVar("_View")
_ONE_TONGUE = frozenset(
    {
        "id", "full_name", "name_native", "short_name", "sort_name", "letter", "given", "family",
        "monogram", "pronunciation", "represents", "partner", "languages", "letter_forms", "note",
        "liaison", "hangs_on", "audience", "form", "kind", "code", "groups", "number", "row",
    }
)  # fmt: skip
"""Fields that stand in the first language alone: a name is said once, and codes are no text."""


def in_two_languages(first: _View, second: _View) -> _View:
    """The first view, its texts as pairs with those of the second.

    Guests, places and tables of the second are found by their ids, in whatever order it has them.
    """
    if not is_dataclass(first) or isinstance(first, type) or type(first) is not type(second):
        return first
    changed: dict[str, Any] = {}
    for field in fields(first):
        one, other = getattr(first, field.name), getattr(second, field.name)
        if field.name == "language":
            changed["language"] = named_together((one, other))
        elif field.name not in _ONE_TONGUE and one != other:
            changed[field.name] = _both(one, other)
    return replace(first, **changed) if changed else first


def _both(one: Any, other: Any) -> Any:
    """Two values of a field that are not the same."""
    if isinstance(one, str) and isinstance(other, str):
        return in_both(one, other)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return _row(one, other)
    return in_two_languages(one, other)


def _row(ones: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    keys = [_key(other) for other in others]
    if None in keys or len(set(keys)) < len(keys):
        # Without names of their own, things stand in one order in every language.
        same = len(ones) == len(others)
        return tuple(_both(a, b) for a, b in zip(ones, others, strict=True)) if same else ones
    by_key = dict(zip(keys, others, strict=True))
    return tuple(_both(one, by_key.get(_key(one), one)) for one in ones)


def _key(value: object) -> Hashable:
    """By what a record is found again; None where it has no name of its own."""
    guest = getattr(value, "guest", None)
    return getattr(value, "id", None) or getattr(guest, "id", None)
