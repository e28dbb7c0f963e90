"""What a kind of rule says of itself to those who write it: its lead, and a line a parameter."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from preseance.rules.shapes.rule import Rule

_HEADING = re.compile(r"^\w[\w ]*\n-+\n", re.MULTILINE)


def paragraphs(rule: type[Rule]) -> tuple[str, ...]:
    """The paragraphs of its docstring after the first line and before any heading, a line each.

    They are the ids under which other languages have them.
    """
    text = inspect.cleandoc(rule.__doc__ or "").partition("\n")[2]
    lead = _HEADING.split(text.replace("``", ""), maxsplit=1)[0]
    return tuple(" ".join(part.split()) for part in lead.split("\n\n") if part.strip())


def help_of(rule: type[Rule]) -> tuple[str, ...]:
    """All that every language has to say of it: paragraphs, then what each parameter is about."""
    return (*paragraphs(rule), *(param.about for param in rule.params.values()))
