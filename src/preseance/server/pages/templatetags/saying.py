"""A sentence of the house, in templates: ``{% say "Sign out" %}``, ``{% say "{number} guests" number=n %}``.

The English is its id, as of every other sentence; a test reads it out of the templates, so that no language
lacks it (docs/decisions/1004).
"""

from __future__ import annotations

from typing import Any

from django import template

from preseance.server.pages.opening import said
from preseance.wording.said import Said

register = template.Library()


@register.simple_tag
def say(english: str, **fields: Any) -> str:
    """The sentence in the language of the request, its fields filled; it is escaped as any text is."""
    return said(Said(english, **{name: str(value) for name, value in fields.items()}))
