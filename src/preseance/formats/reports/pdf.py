"""The text of a PDF."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PdfReadError, PyPdfError

from preseance.formats.reports.report_text import ReportText, refused
from preseance.wording.said import Said

_MOST_PAGES = 300
_EXPECTED = Said("a PDF with text, without a password")


def text_of_pdf(content: bytes, name: str) -> ReportText:
    """The text of a PDF's pages, in their order.

    Raises
    ------
    InputError
        Where it is locked, broken, a scan without text, or a book.
    """
    with _silent():
        try:
            reader = PdfReader(io.BytesIO(content))
            if reader.is_encrypted and not reader.decrypt(""):
                raise refused(name, Said("a PDF locked with a password"), _EXPECTED)
            if len(reader.pages) > _MOST_PAGES:
                raise refused(
                    name, Said("{number} pages", number=len(reader.pages)), Said("a report of at most {most} pages", most=_MOST_PAGES)
                )  # fmt: skip
            text = "\n\n".join(page.extract_text() for page in reader.pages)
            written = _written(reader)
        except (FileNotDecryptedError, DependencyError):
            raise refused(name, Said("a PDF locked with a password"), _EXPECTED) from None
        except (
            PdfReadError,
            PyPdfError,
            ValueError,
            KeyError,
            TypeError,
            IndexError,
            AttributeError,
            RecursionError,
            OverflowError,
        ):
            raise refused(name, Said("a PDF that is damaged"), _EXPECTED) from None
    if not any(c.isalpha() for c in text):
        raise refused(name, Said("a PDF without text, such as a scan"), _EXPECTED)
    return ReportText(text, name, written)


def _written(reader: PdfReader) -> date | None:
    made = reader.metadata.creation_date if reader.metadata else None
    return made.date() if made else None


@contextmanager
def _silent() -> Iterator[None]:
    """Without the library's own remarks on what it mends."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
