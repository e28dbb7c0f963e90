"""Texts as Typst writes them: quoted, and with what their letters ask of the line."""

from preseance.documents.fonts import Weight, extent_of
from preseance.documents.scripts import direction_of, plain

_ABOVE, _BELOW = 0.95, 0.35
"""Ink that reaches further from the base line, in em, asks for a higher line."""


def quoted(text: str) -> str:
    """A text as a Typst string literal."""
    return '"' + plain(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def lettering(text: str, forms: str = "") -> str:
    """What Typst's `text` must know of a text, each argument with its comma; empty for most.

    Direction by the first strong letter; edges of the line where ink reaches past those of Latin,
    so that it crosses no frame; and the language whose forms of Han letters a name asks for.
    """
    arguments = []
    if direction_of(text) == "rtl":
        arguments.append("dir: rtl")
    if not text.isascii():
        ink = extent_of(text, Weight.SEMIBOLD)
        if ink.above > _ABOVE or ink.below > _BELOW:
            above, below = max(ink.above, 0.714), max(ink.below, 0.0)
            arguments.append(f"top-edge: {above:.3f}em, bottom-edge: -{below:.3f}em")
    return spoken(forms) + "".join(f"{argument}, " for argument in arguments)


def spoken(forms: str) -> str:
    """Language and region as arguments of Typst's `text`, each with its comma."""
    language, _, region = forms.partition("-")
    named = f"lang: {quoted(language)}, " if language else ""
    return f"{named}region: {quoted(region)}, " if region else named
