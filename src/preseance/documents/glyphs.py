"""Remarks on names that no bundled font can draw."""

from collections.abc import Iterable

from preseance.documents.fonts import missing_glyphs
from preseance.documents.printed import PaperRemark
from preseance.documents.words import word
from preseance.views.records import Language


def glyph_remarks(names: Iterable[str], language: Language) -> tuple[PaperRemark, ...]:
    """A remark for each name of which something prints as an empty box."""
    return tuple(
        PaperRemark("missing-glyph", word("remark-missing-glyph", language, missing, name))
        for name in dict.fromkeys(names)
        if (missing := "".join(missing_glyphs([name])))
    )
