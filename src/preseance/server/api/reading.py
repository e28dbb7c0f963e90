"""How bodies are read: JSON alone, no name twice, no text that a database cannot keep."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser

_DEEP = 60


class Strict(Parser):
    """Reads bodies; whatever is wrong is answered 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body's JSON.

        Raises
        ------
        ValueError
            Where it is of another type, no JSON, names something twice, holds NaN, NUL, or half a
            letter, or is nested too deep.
        """
        if request.content_type != "application/json":
            raise ValueError("application/json is read, nothing else")
        values = json.loads(
            request.body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number
        )
        _whole(values, 0)
        return values


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice")
    return made


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")


def _whole(value: Any, depth: int) -> None:
    if depth > _DEEP:
        raise ValueError("nested too deep")
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("text holds NUL")
        value.encode("utf-8")  # Raises where half of a pair stands alone.
    elif isinstance(value, dict):
        for key, inner in value.items():
            _whole(key, depth + 1)
            _whole(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _whole(inner, depth + 1)
