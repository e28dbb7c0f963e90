"""HTML that cannot be spoilt by what it holds: texts are escaped unless they were made here."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TypeAlias


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Content: TypeAlias = str | Iterable["Content"]
"""What stands inside an element; empty texts are left out."""
_VOID = frozenset({"input", "meta", "use", "circle", "rect", "path"})


def tag(name: str, attributes: dict[str, str | bool], *content: Content) -> Markup:
    """An element; of its attributes, what is true stands bare, what is false or empty not at all."""
    given = "".join(
        f" {key}" if value is True else f' {key}="{escape(value, quote=True)}"'
        for key, value in attributes.items()
        if value
    )
    if name in _VOID:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{''.join(_texts(content))}</{name}>")


def when(present: object, made: Content) -> Content:
    """The content where something is there to be shown, else nothing."""
    return made if present else ""


def _texts(content: Content) -> Iterable[str]:
    if isinstance(content, Markup):
        yield content
    elif isinstance(content, str):
        yield escape(content, quote=False)
    else:
        for part in content:
            yield from _texts(part)
