"""A sentence of the house, in templates: ``{% say "Sign out" %}``, ``{% say "{number} guests" number=n %}``.

The English is its id, as of every other sentence; a test reads it out of the templates, so that no language
lacks it (docs/decisions/1004).
"""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from preseance.server.environment import SingleSignOn
from preseance.server.pages.opening import language, said
from preseance.wording import dates
from preseance.wording.said import Said

register = template.Library()


@register.simple_tag
def say(english: str, **fields: Any) -> str:
    """The sentence in the language of the request, its fields filled; it is escaped as any text is."""
    return said(Said(english, **{name: str(value) for name, value in fields.items()}))


@register.simple_tag
def spoken(sentence: Said) -> str:
    """A sentence that a view found, in the language of the request."""
    return said(sentence)


@register.filter
def in_words(iso: str) -> str:
    """A day or a minute in words, for sentences; columns of them keep the form that sorts."""
    return dates.in_words(iso, language())


@register.simple_tag
def single_sign_on() -> SingleSignOn | None:
    """The provider of identities that is set, for the page where one signs in."""
    told: SingleSignOn | None = settings.SINGLE_SIGN_ON
    return told
