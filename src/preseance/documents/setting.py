"""How one paper is set: in the typefaces in use, and of the system's where these have no letter."""

from collections.abc import Callable
from typing import TypeVar

from preseance.documents.glyphs import glyph_remarks, system_remarks
from preseance.documents.printed import Printed
from preseance.documents.typefaces import in_use, using
from preseance.views.records import Language

_Made = TypeVar("_Made")


def set_with_letters(
    view: object,
    language: Language,
    made: Callable[[], _Made],
    letters_of: Callable[[_Made], str],
    written: Callable[[_Made], tuple[bytes, ...]],
) -> Printed:
    """A paper of a view (or several): made, measured anew where the system must lend letters, written.

    Parameters
    ----------
    made
        Makes what is written, in the typefaces in use when it is called.
    letters_of
        All that stands on the paper.
    """
    typefaces = plain = in_use()
    paper = made()
    missing = plain.missing(letters_of(paper))
    if missing:
        typefaces = plain.leaning_on_system(missing)
    with using(typefaces):
        if typefaces is not plain:
            paper = made()
        printed = letters_of(paper)
        remarks = (
            *glyph_remarks(view, printed, typefaces, language),
            *system_remarks(printed, plain, typefaces, language),
        )
        return Printed(written(paper), remarks)
