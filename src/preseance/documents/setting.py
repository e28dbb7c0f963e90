"""How one paper is set: in the typefaces in use, and of the system's where these have no letter."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from preseance.documents.glyphs import glyph_remarks, system_remarks, texts_of
from preseance.documents.printed import PaperRemark
from preseance.documents.typefaces import in_use, using
from preseance.views.records import Language

Remarks = Callable[[str, Language], tuple[PaperRemark, ...]]


@contextmanager
def set_for(view: object) -> Iterator[Remarks]:
    """Measure and set the papers of a view (or several) meanwhile.

    Gives what tells the remarks on letters of all that is printed, in a language.
    """
    plain = in_use()
    typefaces = plain.leaning_on_system(text for text, _ in texts_of(view))

    def remarks(printed: str, language: Language) -> tuple[PaperRemark, ...]:
        return (
            *glyph_remarks(view, printed, typefaces, language),
            *system_remarks(printed, plain, typefaces, language),
        )

    with using(typefaces):
        yield remarks
